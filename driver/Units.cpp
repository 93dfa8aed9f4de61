//===- Units.cpp - which translation units are analysed ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Units.h"
#include "Inputs.h"
#include "model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>
#include <tuple>

namespace floodgate {

namespace {

/// Whether clang would make an AST of the file. Only what is known to be something else is refused: `-x` may name the
/// language of a file that has an unusual ending.
bool isParsed(llvm::StringRef File) {
  llvm::StringRef Ending = llvm::sys::path::extension(File);
  return Ending.empty() || llvm::StringSwitch<bool>(Ending.drop_front())
                               .Cases({"s", "S", "asm", "nasm"}, false)
                               .Cases({"o", "a", "so", "rc", "f", "f90", "go", "rs"}, false)
                               .Default(true);
}

/// The deepest folder that holds all of \p Files.
std::string commonFolder(llvm::ArrayRef<const Unit *> Units) {
  llvm::StringRef Folder = llvm::sys::path::parent_path(Units.front()->File);
  for (const Unit *U : Units)
    while (!isUnder(U->File, Folder))
      Folder = llvm::sys::path::parent_path(Folder);
  return Folder.str();
}

/// Where the units are, of which one may not exist any more: such a one does not decide where the project is.
std::string defaultRoot(llvm::ArrayRef<Unit> Units) {
  std::vector<const Unit *> Existing, All;
  for (const Unit &U : Units) {
    All.push_back(&U);
    if (llvm::sys::fs::exists(U.File))
      Existing.push_back(&U);
  }
  return commonFolder(Existing.empty() ? All : Existing);
}

/// The folder of the database, if it is a build folder: one that holds the smaller part of the units (generated ones),
/// or none. Otherwise the project is built where its sources are. \p AskedRoot: of --root; empty without.
std::string buildFolder(const CompilationDatabase &Database, llvm::ArrayRef<Unit> Units, llvm::StringRef AskedRoot) {
  size_t Within = llvm::count_if(Units, [&](const Unit &U) { return isUnder(U.File, Database.Folder); });
  bool HoldsProject = 2 * Within >= Units.size() || (!AskedRoot.empty() && isUnder(AskedRoot, Database.Folder));
  return HoldsProject ? "" : Database.Folder;
}

/// What \p Command has and the others do not, in order.
std::string difference(const CleanCommand &Command, llvm::ArrayRef<const Unit *> Others) {
  std::vector<std::string> Own;
  for (const std::string &Argument : Command.Arguments)
    if (llvm::none_of(Others,
                      [&](const Unit *Other) { return llvm::is_contained(Other->Command.Arguments, Argument); }))
      Own.push_back(Argument);
  return llvm::join(Own, " ");
}

/// Gives units that share a file a variant. \p Units is sorted.
void nameVariants(std::vector<Unit> &Units) {
  for (size_t First = 0; First < Units.size();) {
    size_t Last = First + 1;
    while (Last < Units.size() && Units[Last].File == Units[First].File)
      ++Last;
    for (size_t I = First; Last - First > 1 && I < Last; ++I) {
      std::vector<const Unit *> Others;
      for (size_t J = First; J < Last; ++J)
        if (J != I)
          Others.push_back(&Units[J]);
      std::string Own = difference(Units[I].Command, Others);
      Units[I].Variant = Own.empty() ? "command " + std::to_string(I - First + 1) : Own;
    }
    First = Last;
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
  llvm::SmallString<256> Given(Command.File);
  llvm::sys::path::make_absolute(Command.Directory, Given);

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

/// The units at or under \p Paths, all of them where it is empty. An error names the first path without any.
llvm::Error keepPaths(std::vector<Unit> &Units, llvm::ArrayRef<std::string> Paths, llvm::StringRef Database) {
  if (Paths.empty())
    return llvm::Error::success();
  std::vector<std::string> Real;
  for (const std::string &Path : Paths) {
    Real.push_back(realPath(Path));
    if (llvm::none_of(Units, [&](const Unit &U) { return isUnder(U.File, Real.back()); }))
      return llvm::createStringError("'" + Path + "' is no unit of " + Database + ", and no folder that holds one" +
                                     (llvm::sys::fs::exists(Real.back()) ? "" : ": it does not exist"));
  }
  llvm::erase_if(Units, [&](const Unit &U) {
    return llvm::none_of(Real, [&](const std::string &Path) { return isUnder(U.File, Path); });
  });
  return llvm::Error::success();
}

} // namespace

llvm::Expected<UnitSelection> selectUnits(const CompilationDatabase &Database, const AnalysisOptions &Options,
                                          llvm::StringRef ResourceDir) {
  UnitSelection Selection;
  auto Decide = [&](const llvm::Twine &Sentence) { Selection.Decisions.push_back(Sentence.str()); };

  std::vector<Unit> Units;
  // The last argument is the file, however it was written.
  auto WithoutFile = [](const Unit &U) { return llvm::join(llvm::ArrayRef(U.Command.Arguments).drop_back(), "\n"); };
  PrecompiledHeaders Headers;
  std::vector<const CompileCommand *> Commands;
  for (const CompileCommand &Command : Database.Commands)
    if (!Headers.note(Command))
      Commands.push_back(&Command);
  std::set<std::tuple<std::string, std::string, std::string>> Seen;
  size_t Repeated = 0, Unparsed = 0;
  for (const CompileCommand *Command : Commands) {
    Unit U = makeUnit(*Command, ResourceDir, Headers);
    if (!isParsed(U.File))
      ++Unparsed;
    else if (!Seen.emplace(U.File, U.Directory, U.Problem.empty() ? WithoutFile(U) : U.Problem).second)
      ++Repeated;
    else
      Units.push_back(std::move(U));
  }
  Decide(Database.Path + ": " + count(Database.Commands.size(), "compile command"));
  if (Repeated)
    Decide(count(Repeated, "command") + " left out: the same as another");
  if (size_t Precompiling = Database.Commands.size() - Commands.size())
    Decide(count(Precompiling, "command") + " left out: for a precompiled header, which is read where it is included");
  if (Unparsed)
    Decide(count(Unparsed, "command") + " left out: not C or C++");

  if (llvm::Error Problem = keepPaths(Units, Options.Paths, Database.Path))
    return std::move(Problem);
  if (Units.empty())
    return llvm::createStringError(Database.Path + ": none of its commands compiles C or C++");

  std::string Root = Options.Root.empty() ? "" : realPath(Options.Root);
  if (!Root.empty() && !llvm::sys::fs::is_directory(Root))
    return llvm::createStringError("--root '" + Options.Root + "' is no folder");
  std::string Build = Options.BuildFolder.empty() ? buildFolder(Database, Units, Root) : realPath(Options.BuildFolder);
  Decide(Build.empty() ? "build folder: none, the project is built where its sources are" : "build folder: " + Build);
  if (size_t Generated = Build.empty() ? 0 : removeUnits(Units, [&](const Unit &U) { return isUnder(U.File, Build); }))
    Decide(count(Generated, "unit") + " left out: in the build folder");
  if (Root.empty()) {
    Root = defaultRoot(Units);
    Decide("root: " + Root + ", the deepest folder that holds all units");
  } else {
    Decide("root: " + Root);
  }

  llvm::Expected<ExcludeGlobs> Exclude = ExcludeGlobs::create(Options.Exclude);
  if (!Exclude)
    return Exclude.takeError();
  Selection.Scope = std::make_unique<FolderScope>(Root, Build, std::move(*Exclude));
  // A unit outside of the root is still read: its headers may be the project's. One that was excluded is not.
  if (size_t Excluded = removeUnits(Units, [&](const Unit &U) {
        return isUnder(U.File, Root) && !Selection.Scope->isOwn(U.File, /*IsSystem=*/false);
      }))
    Decide(count(Excluded, "unit") + " left out: excluded");
  if (Units.empty())
    return llvm::createStringError("--exclude leaves no unit to analyse");

  for (Unit &U : Units) {
    if (!isUnder(U.File, Root) && isUnder(U.GivenFile, Root))
      U.File = U.GivenFile;
    U.Name = Selection.Scope->nameOf(U.File);
    // A message says the same wherever the project lies.
    U.Problem = withoutFolder(U.Problem, Root, ".");
    U.Key = keyOf(U, *Selection.Scope);
  }
  llvm::sort(Units, [](const Unit &A, const Unit &B) {
    return std::tie(A.Name, A.Command.Arguments, A.Directory) < std::tie(B.Name, B.Command.Arguments, B.Directory);
  });
  nameVariants(Units);
  for (const Unit &U : Units)
    for (const std::string &Note : U.Command.Notes)
      Decide(U.label() + ": " + Note);
  Decide(count(Units.size(), "unit") + " to analyse");
  Selection.Units = std::move(Units);
  return Selection;
}

std::vector<size_t> largestFirst(llvm::ArrayRef<Unit> Units, std::vector<size_t> Order) {
  std::vector<uint64_t> Sizes(Units.size());
  for (size_t I : Order)
    (void)llvm::sys::fs::file_size(Units[I].File, Sizes[I]);
  llvm::stable_sort(Order, [&](size_t A, size_t B) { return Sizes[A] > Sizes[B]; });
  return Order;
}

} // namespace floodgate
