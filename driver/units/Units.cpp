//===- Units.cpp - which translation units are analysed ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Units.h"
#include "driver/extraction/Inputs.h"
#include "driver/extraction/modules/ModulesScan.h"
#include "driver/units/Language.h"
#include "driver/units/Variants.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>
#include <tuple>

namespace floodgate {

namespace {

/// The deepest folder that holds all of \p Files, of which there is one.
std::string commonFolder(llvm::ArrayRef<llvm::StringRef> Files) {
  llvm::StringRef Folder = llvm::sys::path::parent_path(Files.front());
  for (llvm::StringRef File : Files)
    while (!isUnder(File, Folder))
      Folder = llvm::sys::path::parent_path(Folder);
  return Folder.empty() ? "/" : Folder.str();
}

/// Where the units are, of which one may not exist any more, or be no file: such a one does not decide where the
/// project is. Nor does one in the build folder \p Build: there it is what it includes that matters.
std::string defaultRoot(llvm::ArrayRef<Unit> Units, llvm::StringRef Build) {
  std::vector<llvm::StringRef> Existing, Headers, All;
  for (const Unit &U : Units) {
    bool IsBuilt = !Build.empty() && isUnder(U.File, Build);
    All.push_back(U.File);
    if (!IsBuilt && !checkRegularFile(U.File))
      Existing.push_back(U.File);
    // A file that does nothing but include may stand anywhere, also where the project is built among its sources.
    if (IsBuilt || U.Text.OnlyIncludes)
      for (const std::vector<std::string> *Included : {&U.Text.Sources, &U.Text.Headers})
        for (const std::string &File : *Included)
          if (Build.empty() || !isUnder(File, Build))
            (Included == &U.Text.Sources ? Existing : Headers).push_back(File);
  }
  return commonFolder(!Existing.empty() ? Existing : !Headers.empty() ? Headers : All);
}

/// The folder of the database, if it is a build folder: one that holds the smaller part of the units (generated ones),
/// or none. Otherwise the project is built where its sources are. \p AskedRoot: of --root; empty without.
std::string buildFolder(const CompilationDatabase &Database, llvm::ArrayRef<Unit> Units, llvm::StringRef AskedRoot) {
  llvm::StringRef Folder = Database.Folder;
  if (Folder.empty() || (!AskedRoot.empty() && isUnder(AskedRoot, Folder)))
    return "";
  // What includes sources from elsewhere counts as if it were there. What a generator has written, and what is no
  // file, says nothing.
  size_t Within = 0, Elsewhere = 0;
  for (const Unit &U : Units)
    if (checkRegularFile(U.File))
      continue;
    else if (!isUnder(U.File, Folder) || !U.Text.outsideOf(Folder).empty())
      ++Elsewhere;
    else if (!U.Text.SaysGenerated)
      ++Within;
  return Elsewhere == 0 || Within >= Elsewhere ? "" : Folder.str();
}

/// Gives units that share a file a variant. \p Units is sorted.
void giveVariants(std::vector<Unit> &Units) {
  for (size_t First = 0, Last = 0; First < Units.size(); First = Last) {
    std::vector<llvm::ArrayRef<std::string>> Commands;
    for (; Last < Units.size() && Units[Last].File == Units[First].File; ++Last)
      // The last argument is the file; there is none where the command makes no sense.
      Commands.push_back(
          llvm::ArrayRef(Units[Last].Command.Arguments).drop_back(Units[Last].Command.Arguments.empty() ? 0 : 1));
    std::vector<std::string> Names = nameVariants(Commands);
    for (size_t I = First; I < Last; ++I)
      Units[I].Variant = std::move(Names[I - First]);
  }
}

/// \p Text with the folder \p Folder, wherever it stands as (the beginning of) a path, called \p Name.
std::string withoutFolder(llvm::StringRef Text, llvm::StringRef Folder, llvm::StringRef Name) {
  std::string Result;
  while (!Folder.empty()) {
    size_t At = Text.find(Folder);
    if (At == llvm::StringRef::npos)
      break;
    llvm::StringRef After = Text.drop_front(At + Folder.size());
    bool IsPath = (After.empty() || !(llvm::isAlnum(After[0]) || llvm::StringRef("_-.+").contains(After[0]))) &&
                  (At == 0 || !llvm::StringRef("/.").contains(Text[At - 1]));
    Result += Text.take_front(At);
    Result += IsPath ? Name : Folder;
    Text = After;
  }
  return Result + Text.str();
}

std::string keyOf(const Unit &U, const FolderScope &Scope) {
  llvm::StringRef Last;
  auto Portable = [&](llvm::StringRef Text) {
    // What a macro says gets into the code, where it is.
    bool IsMacro = Text.starts_with("-D") || Text.starts_with("-U") || Last == "-D" || Last == "-U";
    Last = Text;
    if (IsMacro)
      return Text.str();
    return withoutFolder(withoutFolder(Text, Scope.root(), "<root>"), Scope.buildFolder(), "<build>");
  };
  std::string Text = Portable(realPath(U.Directory)) + '\0' + U.Name + '\0';
  for (const std::string &Argument : U.Command.Arguments)
    if (!llvm::StringRef(Argument).starts_with("-resource-dir="))
      Text += Portable(Argument) + '\0';
  return digestOf(Text + Portable(U.Problem)).hex();
}

Unit makeUnit(const CompileCommand &Command, llvm::StringRef ResourceDir, const PrecompiledHeaders &Headers) {
  // The parser gets the file by the name that it was given, for `#include "..."` starts from there.
  const std::string Given = absolutePath(Command.File, Command.Directory);

  Unit U;
  U.File = realPath(Given);
  U.GivenFile = plainPath(Given);
  U.Directory = Command.Directory;
  U.Given = Command.Arguments;
  llvm::Expected<CleanCommand> Clean = cleanCommand(Command, Given, ResourceDir, Headers);
  if (Clean)
    U.Command = std::move(*Clean);
  else
    U.Problem = llvm::toString(Clean.takeError());
  if (std::error_code Why = checkRegularFile(U.File))
    U.Problem = Why == std::errc::no_such_file_or_directory ? "no such file" : Why.message();
  else if (!llvm::sys::fs::is_directory(U.Directory))
    U.Problem = "no folder '" + realPath(U.Directory) + "', from which its compile command runs";
  return U;
}

std::string count(size_t Number, llvm::StringRef What) {
  return (llvm::Twine(Number) + " " + What + (Number == 1 ? "" : "s")).str();
}

/// \returns how many units it removed.
size_t removeUnits(std::vector<Unit> &Units, llvm::function_ref<bool(const Unit &)> Which) {
  size_t Before = Units.size();
  llvm::erase_if(Units, Which);
  return Before - Units.size();
}

/// Whether a unit is \p Path, lies in it, or includes a source that does.
bool isAt(const Unit &U, llvm::StringRef Path) {
  return isUnder(U.File, Path) ||
         llvm::any_of(U.Text.Sources, [&](const std::string &Source) { return isUnder(Source, Path); });
}

/// The units at or under \p Paths, all of them where it is empty. An error names the first path without any.
llvm::Error keepPaths(std::vector<Unit> &Units, llvm::ArrayRef<std::string> Paths, llvm::StringRef Database) {
  if (Paths.empty())
    return llvm::Error::success();
  std::vector<std::string> Real;
  for (const std::string &Path : Paths) {
    Real.push_back(realPath(Path));
    if (llvm::none_of(Units, [&](const Unit &U) { return isAt(U, Real.back()); }))
      return llvm::createStringError("'" + Path + "' is no unit of " + Database + ", and no folder that holds one" +
                                     (llvm::sys::fs::exists(Real.back()) ? "" : ": it does not exist"));
  }
  llvm::erase_if(Units, [&](const Unit &U) {
    return llvm::none_of(Real, [&](const std::string &Path) { return isAt(U, Path); });
  });
  return llvm::Error::success();
}

/// One selection: what is passed between its steps.
class Selector {
public:
  Selector(const CompilationDatabase &Database, const AnalysisOptions &Options, llvm::StringRef ResourceDir)
      : Database(Database), Options(Options), ResourceDir(ResourceDir) {}

  llvm::Expected<UnitSelection> run() {
    std::string Root = Options.Root.empty() ? "" : realPath(Options.Root);
    if (!Root.empty() && !llvm::sys::fs::is_directory(Root))
      return llvm::createStringError("--root '" + Options.Root + "' is no folder");
    makeUnits();
    llvm::copy_if(Units, std::back_inserter(Result.ModuleUnits),
                  [&](const Unit &U) { return moduleHint(U, Options.Past) != ModuleHint::None; });
    if (llvm::Error Problem = keepPaths(Units, Options.Paths, Database.Path))
      return Problem;
    if (Units.empty())
      return llvm::createStringError(Database.Path + ": none of its commands compiles C or C++");
    std::string Build =
        Options.BuildFolder.empty() ? buildFolder(Database, Units, Root) : realPath(Options.BuildFolder);
    decide(Build.empty() ? "build folder: none, the project is built where its sources are" : "build folder: " + Build);
    std::vector<Unit> Generated = Build.empty() ? std::vector<Unit>() : takeGenerated(Build);
    if (Units.empty())
      return llvm::createStringError(
          "the build folder '" + Build + "' holds " + (Generated.size() == 1 ? "the only unit" : "all units") + " of " +
          Database.Path +
          ", and none includes sources from elsewhere: what lies there is taken for generated, and "
          "nothing is left to analyse; --build-folder names another folder");
    if (Root.empty()) {
      Root = defaultRoot(Units, Build);
      decide("root: " + Root + ", the deepest folder that holds all units");
    } else {
      decide("root: " + Root);
    }
    llvm::Expected<ExcludeGlobs> Exclude = ExcludeGlobs::create(Options.Exclude);
    if (!Exclude)
      return Exclude.takeError();
    Result.Scope = std::make_unique<FolderScope>(Root, Build, std::move(*Exclude));
    if (size_t Excluded = removeUnits(Units, [&](const Unit &U) { return isExcluded(U); }))
      decide(count(Excluded, "unit") + " left out: excluded");
    if (Units.empty())
      return llvm::createStringError("--exclude leaves no unit to analyse");
    nameUnits();
    sayLeftOut(Generated);
    sayRoot();
    decide(count(Units.size(), "unit") + " to analyse");
    Result.Units = std::move(Units);
    return std::move(Result);
  }

private:
  void decide(const llvm::Twine &Sentence) { Result.Decisions.push_back(Sentence.str()); }

  void makeUnits() {
    // The last argument is the file, however it was written.
    auto WithoutFile = [](const Unit &U) { return llvm::join(llvm::ArrayRef(U.Command.Arguments).drop_back(), "\n"); };
    std::string Folder = Options.BuildFolder.empty() ? Database.Folder : realPath(Options.BuildFolder);
    std::set<std::tuple<std::string, std::string, std::string>> Seen;
    std::map<std::string, size_t> Others; // Files of other languages.
    PrecompiledHeaders Precompiled;
    std::vector<const CompileCommand *> Commands;
    for (const CompileCommand &Command : Database.Commands)
      if (!Precompiled.note(Command))
        Commands.push_back(&Command);
    size_t Repeated = 0, Headers = Database.Commands.size() - Commands.size();
    for (const CompileCommand *Command : Commands) {
      Unit U = makeUnit(*Command, ResourceDir, Precompiled);
      llvm::ArrayRef<std::string> Arguments = U.Command.Arguments.empty() ? U.Given : U.Command.Arguments;
      Language Written = languageOf(U.GivenFile, Arguments);
      if (Written.What == Language::Kind::Header)
        ++Headers;
      else if (Written.What == Language::Kind::OtherSource)
        ++Others[Written.Name];
      else if (!Seen.emplace(U.File, U.Directory, U.Problem.empty() ? WithoutFile(U) : U.Problem).second)
        ++Repeated;
      else {
        if (!Folder.empty() && isUnder(U.File, Folder))
          U.Text = readUnitText(U.File, Arguments, U.Directory, Folder);
        Units.push_back(std::move(U));
      }
    }
    decide(Database.Path + ": " + count(Database.Commands.size(), "compile command"));
    if (Repeated)
      decide(count(Repeated, "command") + " left out: the same as another");
    if (Headers)
      decide(count(Headers, "command") + " left out: for a precompiled header, which is read where it is included");
    if (!Others.empty())
      sayOthers(Others);
  }

  void sayOthers(const std::map<std::string, size_t> &Others) {
    size_t All = 0;
    std::vector<std::string> Counts;
    for (const auto &[Name, Count] : Others) {
      All += Count;
      Counts.push_back(std::to_string(Count) + " " + Name);
    }
    Result.Notices.push_back({NoticeKind::OtherLanguages, count(All, "compile command") + " left out: not C or C++ (" +
                                                              llvm::join(Counts, ", ") + ")"});
  }

  /// Takes those units away that lie in \p Build and include nothing from elsewhere. \returns them.
  std::vector<Unit> takeGenerated(llvm::StringRef Build) {
    auto IsGenerated = [&](const Unit &U) { return isUnder(U.File, Build) && U.Text.outsideOf(Build).empty(); };
    std::vector<Unit> Generated, Others;
    for (Unit &U : Units)
      (IsGenerated(U) ? Generated : Others).push_back(std::move(U));
    Units = std::move(Others);
    if (!Generated.empty())
      decide(count(Generated.size(), "unit") + " left out: in the build folder");
    if (auto Unity = static_cast<size_t>(llvm::count_if(Units, [&](const Unit &U) { return isUnder(U.File, Build); })))
      decide(count(Unity, "unit") + " in the build folder kept: with sources from elsewhere");
    return Generated;
  }

  /// A unit outside of the root is still read: its headers may be the project's. One that was excluded is not.
  bool isExcluded(const Unit &U) const {
    const FolderScope &Scope = *Result.Scope;
    auto IsOwn = [&](const std::string &File) { return Scope.isOwn(File, /*IsSystem=*/false); };
    if (!Scope.buildFolder().empty() && isUnder(U.File, Scope.buildFolder())) {
      std::vector<std::string> Included = U.Text.outsideOf(Scope.buildFolder());
      return llvm::any_of(Included, [&](const std::string &File) { return isUnder(File, Scope.root()); }) &&
             llvm::none_of(Included, IsOwn);
    }
    return isUnder(U.File, Scope.root()) && !IsOwn(U.File);
  }

  /// What a generator has marked as its work is nobody's loss. What else lies in the build folder may be.
  void sayLeftOut(llvm::ArrayRef<Unit> Generated) {
    std::vector<std::string> Names;
    for (const Unit &U : Generated)
      if (!U.Text.SaysGenerated)
        Names.push_back(Result.Scope->nameOf(U.File));
    llvm::sort(Names);
    Names.erase(llvm::unique(Names), Names.end());
    if (Names.empty())
      return;
    std::string Text = count(Names.size(), "unit") +
                       " in the build folder left out, for what lies there is taken for " + "generated: '" +
                       Names.front() + "'" + (Names.size() > 1 ? " and " + count(Names.size() - 1, "other") : "");
    Result.Notices.push_back({NoticeKind::UnitsLeftOut, std::move(Text)});
  }

  void sayRoot() {
    const FolderScope &Scope = *Result.Scope;
    auto IsIn = [&](const std::string &File) { return isUnder(File, Scope.root()); };
    if (llvm::any_of(Units, [&](const Unit &U) {
          return IsIn(U.File) || IsIn(U.GivenFile) || llvm::any_of(U.Text.Sources, IsIn) ||
                 llvm::any_of(U.Text.Headers, IsIn);
        }))
      return;
    std::string Where =
        Units.size() == 1 ? "the only one is '" : "all " + std::to_string(Units.size()) + " lie outside of it, as '";
    Result.Notices.push_back({NoticeKind::RootWithoutUnit,
                              "no unit lies in the root: " + Where + Units.front().Name +
                                  "', and only what it includes from there is the project's own",
                              {},
                              /*IsIncomplete=*/true});
  }

  void nameUnits() {
    const FolderScope &Scope = *Result.Scope;
    for (const EntryLeftOut &Entry : Database.LeftOut) {
      Notice Said{NoticeKind::EntryLeftOut, Entry.Why + ": it is left out", {}, /*IsIncomplete=*/true};
      Said.Where.File = Scope.nameOf(Database.Path);
      Said.Where.Line = Entry.Line;
      Said.Where.Column = Entry.Column;
      Result.Notices.push_back(std::move(Said));
    }
    for (std::vector<Unit> *Some : {&Units, &Result.ModuleUnits}) {
      for (Unit &U : *Some) {
        if (!isUnder(U.File, Scope.root()) && isUnder(U.GivenFile, Scope.root()))
          U.File = U.GivenFile;
        U.Name = Scope.nameOf(U.File);
        // A message says the same wherever the project lies.
        U.Problem = withoutFolder(U.Problem, Scope.root(), ".");
        U.Key = keyOf(U, Scope);
      }
      llvm::sort(*Some, [](const Unit &A, const Unit &B) {
        return std::tie(A.Name, A.Command.Arguments, A.Directory) < std::tie(B.Name, B.Command.Arguments, B.Directory);
      });
    }
    giveVariants(Units);
    for (const Unit &U : Units)
      for (const std::string &Note : U.Command.Notes)
        decide(U.label() + ": " + Note);
  }

  const CompilationDatabase &Database;
  const AnalysisOptions &Options;
  llvm::StringRef ResourceDir;
  UnitSelection Result;
  std::vector<Unit> Units;
};

} // namespace

llvm::Expected<UnitSelection> selectUnits(const CompilationDatabase &Database, const AnalysisOptions &Options,
                                          llvm::StringRef ResourceDir) {
  return Selector(Database, Options, ResourceDir).run();
}

std::vector<size_t> largestFirst(llvm::ArrayRef<Unit> Units, std::vector<size_t> Order) {
  std::vector<uint64_t> Sizes(Units.size());
  for (size_t I : Order) {
    (void)llvm::sys::fs::file_size(Units[I].File, Sizes[I]);
    for (const std::string &Source : Units[I].Text.Sources)
      if (uint64_t Size = 0; !llvm::sys::fs::file_size(Source, Size))
        Sizes[I] += Size;
  }
  llvm::stable_sort(Order, [&](size_t A, size_t B) { return Sizes[A] > Sizes[B]; });
  return Order;
}

} // namespace floodgate
