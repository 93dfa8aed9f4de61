//===- SharedHeaders.cpp - headers that are parsed once ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "SharedHeaders.h"
#include "Invocation.h"
#include "SharedLeaks.h"
#include "UnitAction.h"
#include "facts/Observe.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/DependencyDirectivesScanner.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace floodgate {

/// So many units are looked at to find what their group shares: the first tell nearly all.
static constexpr size_t LookedAt = 8;
/// Fewer headers than these are parsed as fast as a precompiled file is opened.
static constexpr size_t FewestHeaders = 20;

//===-- SharedHeaders -----------------------------------------------------===//

/// The name under which a file is the same file, however it was included.
static llvm::StringRef nameOf(const clang::FileEntry &File) { return File.tryGetRealPathName(); }

std::optional<uint32_t> SharedHeaders::find(const clang::FileEntry &File) const {
  if (ByPath.empty())
    for (uint32_t I = 0; I < Headers.size(); ++I)
      ByPath[Headers[I].Path] = I;
  auto It = ByPath.find(nameOf(File));
  return It == ByPath.end() ? std::nullopt : std::optional(It->second);
}

bool SharedHeaders::mentions(llvm::StringRef Identifier) const {
  return std::binary_search(Names.begin(), Names.end(), llvm::xxh3_64bits(Identifier));
}

llvm::BitVector SharedHeaders::closure(const llvm::BitVector &Which) const {
  llvm::BitVector Result = Which;
  std::vector<uint32_t> Work;
  for (uint32_t I : Which.set_bits())
    Work.push_back(I);
  while (!Work.empty()) {
    uint32_t Next = Work.back();
    Work.pop_back();
    for (uint32_t To : Headers[Next].Includes)
      if (!Result.test(To)) {
        Result.set(To);
        Work.push_back(To);
      }
  }
  return Result;
}

void SharedHeaders::setInputs(std::vector<Input> Seen) {
  llvm::StringMap<uint32_t> Numbers;
  for (uint32_t I = 0; I < Headers.size(); ++I)
    Numbers[Headers[I].Path] = I;
  Inputs = std::move(Seen);
  for (const Input &I : Inputs) {
    std::optional<uint32_t> &Header = HeaderOfInput.emplace_back();
    llvm::SmallString<256> Real;
    if (I.What == Input::State::Read && !llvm::sys::fs::real_path(I.Path, Real))
      if (auto It = Numbers.find(Real); It != Numbers.end())
        Header = It->second;
  }
}

std::vector<Input> SharedHeaders::inputsOf(const llvm::BitVector &Which) const {
  std::vector<Input> Result;
  for (size_t I = 0; I < Inputs.size(); ++I)
    if (!HeaderOfInput[I] || Which.test(*HeaderOfInput[I]))
      Result.push_back(Inputs[I]);
  return Result;
}

std::string SharedHeaders::pack() const {
  FactsWriter Out;
  Out.number(Headers.size());
  for (const Header &H : Headers) {
    Out.number(H.Path.size());
    Out.raw(H.Path);
    Out.write(H.IsOwn);
    Out.number(H.Start);
    Out.write(H.Includes);
    Out.write(H.Leans);
  }
  Out.number(Names.size());
  uint64_t Last = 0;
  for (uint64_t Name : Names) {
    Out.number(Name - Last);
    Last = Name;
  }
  return Out.take();
}

std::unique_ptr<SharedHeaders> SharedHeaders::unpack(llvm::StringRef Bytes) {
  auto Result = std::make_unique<SharedHeaders>();
  FactsCursor In(Bytes);
  auto NoSymbols = [](uint64_t) { return Symbol::None; };
  Result->Headers.resize(In.count());
  for (Header &H : Result->Headers) {
    H.Path = In.block().str();
    In.read(H.IsOwn, NoSymbols);
    In.read(H.Start, NoSymbols);
    In.read(H.Includes, NoSymbols);
    In.read(H.Leans, NoSymbols);
    auto IsHeader = [&](uint32_t Number) { return Number < Result->Headers.size(); };
    if (!llvm::all_of(H.Includes, IsHeader) || !llvm::all_of(H.Leans, IsHeader))
      In.fail();
  }
  Result->Names.resize(In.count());
  uint64_t Last = 0;
  for (uint64_t &Name : Result->Names)
    Name = Last += In.number();
  return In.hasFailed() || !In.isAtEnd() ? nullptr : std::move(Result);
}

//===-- Groups ------------------------------------------------------------===//

/// The arguments of a unit without its file, which is the last.
static llvm::ArrayRef<std::string> flags(const Unit &U) { return llvm::ArrayRef(U.Command.Arguments).drop_back(); }

/// A C and a C++ file of the same flags are of two languages.
static llvm::StringRef language(const Unit &U) { return llvm::sys::path::extension(U.File) == ".c" ? "c" : "c++"; }

std::vector<std::vector<size_t>> groupsOf(llvm::ArrayRef<Unit> Units, llvm::ArrayRef<size_t> Which) {
  std::map<std::tuple<std::string, std::vector<std::string>, std::string>, std::vector<size_t>> Groups;
  for (size_t I : Which)
    if (Units[I].Problem.empty())
      Groups[{Units[I].Directory, flags(Units[I]).vec(), language(Units[I]).str()}].push_back(I);
  std::vector<std::vector<size_t>> Result;
  for (auto &[Key, Members] : Groups)
    Result.push_back(std::move(Members));
  return Result;
}

std::string groupKey(const Unit &U, llvm::StringRef Settings) {
  std::string Text = "shared headers 1" + std::string(1, '\0') + Settings.str() + '\0' + U.Directory + '\0';
  for (const std::string &Argument : flags(U))
    Text += Argument + '\0';
  return digestOf(Text + language(U).str()).hex();
}

//===-- Planning ----------------------------------------------------------===//

namespace {

/// Which file a unit includes from which, in the order of the text.
struct Inclusion {
  std::string From; ///< Empty: the unit itself.
  std::string To;
  std::string Spelled; ///< As it may stand in any file: `<vector>`; empty where it is found beside its includer only.
};

struct Included {
  std::vector<Inclusion> Inclusions;
  std::map<std::string, unsigned> Entered; ///< How often each file was read.
  /// Files that are no system headers, by the name under which they were asked for.
  llvm::StringMap<std::string> Plain;
};

/// Gives the preprocessor the directives of files without the text between them, each file scanned once.
class Directives : public clang::DependencyDirectivesGetter {
public:
  struct Scanned {
    std::string Text;
    llvm::SmallVector<clang::dependency_directives_scan::Token, 0> Tokens;
    llvm::SmallVector<clang::dependency_directives_scan::Directive, 0> Found;
    bool Failed = false;
  };
  using Table = std::map<std::string, Scanned>;

  Directives(clang::FileManager &Files, Table &Known) : Files(Files), Known(Known) {}
  std::unique_ptr<clang::DependencyDirectivesGetter> cloneFor(clang::FileManager &Others) override {
    return std::make_unique<Directives>(Others, Known);
  }
  std::optional<llvm::ArrayRef<clang::dependency_directives_scan::Directive>>
  operator()(clang::FileEntryRef File) override {
    auto [It, New] = Known.try_emplace(nameOf(File.getFileEntry()).str());
    Scanned &S = It->second;
    if (New) {
      auto Buffer = Files.getBufferForFile(File);
      S.Failed = !Buffer;
      if (Buffer) {
        S.Text = (*Buffer)->getBuffer().str();
        S.Failed = clang::scanSourceForDependencyDirectives(S.Text, S.Tokens, S.Found);
      }
    }
    if (S.Failed)
      return std::nullopt;
    return llvm::ArrayRef(S.Found);
  }

private:
  clang::FileManager &Files;
  Table &Known;
};

class NoteInclusions : public clang::PPCallbacks {
public:
  NoteInclusions(clang::SourceManager &Sources, Included &Into) : Sources(Sources), Into(Into) {}

  void InclusionDirective(clang::SourceLocation Hash, const clang::Token &, llvm::StringRef Name, bool IsAngled,
                          clang::CharSourceRange, clang::OptionalFileEntryRef File, llvm::StringRef, llvm::StringRef,
                          const clang::Module *, bool, clang::SrcMgr::CharacteristicKind) override {
    if (!File)
      return;
    clang::FileID From = Sources.getFileID(Sources.getExpansionLoc(Hash));
    clang::OptionalFileEntryRef Includer = Sources.getFileEntryRefForID(From);
    bool IsMain = From == Sources.getMainFileID() || !Includer;
    Into.Inclusions.push_back({IsMain ? "" : nameOf(Includer->getFileEntry()).str(), nameOf(File->getFileEntry()).str(),
                               IsAngled ? "<" + Name.str() + ">" : ""});
  }
  void LexedFileChanged(clang::FileID File, LexedFileChangeReason Reason, clang::SrcMgr::CharacteristicKind Kind,
                        clang::FileID, clang::SourceLocation) override {
    clang::OptionalFileEntryRef Entered =
        Reason == LexedFileChangeReason::EnterFile ? Sources.getFileEntryRefForID(File) : std::nullopt;
    if (!Entered)
      return;
    ++Into.Entered[nameOf(Entered->getFileEntry()).str()];
    if (!clang::SrcMgr::isSystem(Kind))
      Into.Plain.try_emplace(Entered->getName(), nameOf(Entered->getFileEntry()));
  }

private:
  clang::SourceManager &Sources;
  Included &Into;
};

class LookAtInclusions : public clang::PreprocessOnlyAction {
public:
  explicit LookAtInclusions(Included &Into) : Into(Into) {}
  bool BeginSourceFileAction(clang::CompilerInstance &Compiler) override {
    Compiler.getPreprocessor().addPPCallbacks(std::make_unique<NoteInclusions>(Compiler.getSourceManager(), Into));
    return PreprocessOnlyAction::BeginSourceFileAction(Compiler);
  }

private:
  Included &Into;
};

} // namespace

/// A compiler for \p U that says nothing; null where its command is not understood.
static clang::CompilerInstance *silentCompiler(const Unit &U, clang::DiagnosticConsumer &Consumer,
                                               llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files) {
  if (llvm::sys::fs::set_current_path(U.Directory))
    return nullptr;
  CleanCommand Command = U.Command;
  auto Invocation = makeInvocation(Command);
  if (!Invocation) {
    llvm::consumeError(Invocation.takeError());
    return nullptr;
  }
  prepareInvocation(**Invocation);
  // Never destroyed: the process ends instead.
  auto *Compiler = new clang::CompilerInstance(std::move(*Invocation));
  Compiler->setVirtualFileSystem(std::move(Files));
  Compiler->createDiagnostics(&Consumer, /*ShouldOwnClient=*/false);
  return Compiler;
}

static std::optional<Included> lookAt(const Unit &U, Directives::Table &Known) {
  clang::IgnoringDiagConsumer Quiet;
  clang::CompilerInstance *Compiler = silentCompiler(U, Quiet, llvm::vfs::getRealFileSystem());
  if (!Compiler)
    return std::nullopt;
  Compiler->createFileManager();
  Compiler->setDependencyDirectivesGetter(std::make_unique<Directives>(Compiler->getFileManager(), Known));
  Included Result;
  LookAtInclusions Action(Result);
  Compiler->ExecuteAction(Action);
  return Result;
}

std::string planHeaders(llvm::ArrayRef<const Unit *> Units, const ProjectScope *Leave) {
  clang::noteBottomOfStack();
  // Some large, some small: a group is rarely all alike.
  std::vector<const Unit *> Chosen;
  size_t Count = std::min(LookedAt, Units.size());
  for (size_t I = 0; I < Count; ++I)
    Chosen.push_back(Units[I * Units.size() / Count]);
  auto &Known = *new Directives::Table;
  std::vector<Included> Found;
  for (const Unit *U : Chosen)
    if (std::optional<Included> Next = lookAt(*U, Known))
      Found.push_back(std::move(*Next));

  std::map<std::string, size_t> Sharing;
  llvm::StringSet<> Repeated;
  for (const Included &Each : Found)
    for (const auto &[File, Times] : Each.Entered) {
      ++Sharing[File];
      // What may be read twice means something else each time.
      if (Times > 1)
        Repeated.insert(File);
    }
  for (const Unit *U : Units)
    Sharing.erase(U->File);
  if (Leave)
    for (const Included &Each : Found)
      for (const auto &[Asked, Real] : Each.Plain)
        if (Leave->isOwn(Asked, /*IsSystem=*/false) || Leave->isOwn(Real, /*IsSystem=*/false))
          Sharing.erase(Real);
  auto IsShared = [&](const std::string &File) {
    auto It = Sharing.find(File);
    return It != Sharing.end() && It->second >= 2 && 2 * It->second >= Found.size();
  };
  std::string Text;
  llvm::StringSet<> Taken;
  for (const Included &Each : Found)
    for (const Inclusion &I : Each.Inclusions) {
      if (!IsShared(I.To) || (!I.From.empty() && IsShared(I.From)) || Repeated.contains(I.To) ||
          !Taken.insert(I.To).second)
        continue;
      // A header that is found beside its includer only is called by its whole name; of a system header that would
      // change what it is.
      Text += "#include " + (I.Spelled.empty() ? "\"" + I.To + "\"" : I.Spelled) + "\n";
    }
  size_t Shared = llvm::count_if(Sharing, [&](const auto &Entry) { return IsShared(Entry.first); });
  return Shared < FewestHeaders ? "" : Text;
}

//===-- Making ------------------------------------------------------------===//

namespace {

/// Notes what the headers that are precompiled include, and on whose macros they depend.
class NoteHeaders : public clang::PPCallbacks {
public:
  NoteHeaders(clang::SourceManager &Sources, SharedHeaders &Into, const ProjectScope &Scope)
      : Sources(Sources), Into(Into), Scope(Scope) {}

  void InclusionDirective(clang::SourceLocation Hash, const clang::Token &, llvm::StringRef, bool,
                          clang::CharSourceRange, clang::OptionalFileEntryRef File, llvm::StringRef, llvm::StringRef,
                          const clang::Module *, bool, clang::SrcMgr::CharacteristicKind Kind) override {
    if (!File)
      return;
    uint32_t To = number(*File, clang::SrcMgr::isSystem(Kind));
    if (std::optional<uint32_t> From = at(Hash))
      if (!llvm::is_contained(Into.Headers[*From].Includes, To))
        Into.Headers[*From].Includes.push_back(To);
  }
  void LexedFileChanged(clang::FileID File, LexedFileChangeReason Reason, clang::SrcMgr::CharacteristicKind,
                        clang::FileID, clang::SourceLocation) override {
    if (Reason != LexedFileChangeReason::EnterFile)
      return;
    clang::SourceLocation Start = Sources.getLocForStartOfFile(File);
    if (std::optional<uint32_t> Entered = at(Start); Entered && !Into.Headers[*Entered].Start)
      Into.Headers[*Entered].Start = Start.getRawEncoding();
  }
  void MacroExpands(const clang::Token &Name, const clang::MacroDefinition &Macro, clang::SourceRange,
                    const clang::MacroArgs *) override {
    use(Name, Macro);
  }
  void Ifdef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Ifndef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Elifdef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Elifndef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Defined(const clang::Token &Name, const clang::MacroDefinition &Macro, clang::SourceRange) override {
    use(Name, Macro);
  }
  using clang::PPCallbacks::Elifdef;
  using clang::PPCallbacks::Elifndef;

  /// Keeps of the pairs those in which neither includes the other. Who defines a macro and then includes the user
  /// passes it an argument, which is nobody else's business.
  void finish() {
    for (auto [User, Definer] : Uses)
      if (!closure(User).test(Definer) && !closure(Definer).test(User))
        Into.Headers[User].Leans.push_back(Definer);
  }

private:
  uint32_t number(clang::FileEntryRef File, bool IsSystem) {
    std::string Path = nameOf(File.getFileEntry()).str();
    auto [It, New] = Numbers.try_emplace(Path, Into.Headers.size());
    if (New)
      Into.Headers.push_back({Path, Scope.isOwn(pathIn(Scope, File), IsSystem), 0, {}, {}});
    return It->second;
  }
  const llvm::BitVector &closure(uint32_t Of) {
    auto [It, New] = Closures.try_emplace(Of);
    if (New) {
      llvm::BitVector Only(Into.Headers.size());
      Only.set(Of);
      It->second = Into.closure(Only);
    }
    return It->second;
  }
  /// The header at \p Where; none in the list of headers itself, and outside of all files.
  std::optional<uint32_t> at(clang::SourceLocation Where) {
    clang::FileID File = Sources.getFileID(Sources.getExpansionLoc(Where));
    if (File == LastFile)
      return Last;
    LastFile = File;
    Last.reset();
    if (clang::OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
        Entry && File != Sources.getMainFileID())
      if (auto It = Numbers.find(nameOf(Entry->getFileEntry()).str()); It != Numbers.end())
        Last = It->second;
    return Last;
  }
  void use(const clang::Token &Name, const clang::MacroDefinition &Macro) {
    const clang::MacroInfo *Info = Macro ? Macro.getMacroInfo() : nullptr;
    if (!Info || Info->isBuiltinMacro())
      return;
    std::optional<uint32_t> User = at(Name.getLocation());
    if (!User)
      return;
    auto [It, New] = Definers.try_emplace(Info);
    if (New) {
      clang::FileID Before = LastFile;
      std::optional<uint32_t> Kept = Last;
      It->second = at(Info->getDefinitionLoc());
      LastFile = Before;
      Last = Kept;
    }
    if (It->second && *It->second != *User)
      Uses.emplace(*User, *It->second);
  }

  clang::SourceManager &Sources;
  SharedHeaders &Into;
  const ProjectScope &Scope;
  std::map<std::string, uint32_t> Numbers;
  llvm::DenseMap<const clang::MacroInfo *, std::optional<uint32_t>> Definers;
  std::set<std::pair<uint32_t, uint32_t>> Uses;
  std::map<uint32_t, llvm::BitVector> Closures;
  clang::FileID LastFile;
  std::optional<uint32_t> Last;
};

class SkipBodies : public clang::ASTConsumer {
public:
  SkipBodies(clang::CompilerInstance &Compiler, const UnitSettings &Settings, SharedHeaders &Into)
      : Compiler(Compiler), Settings(Settings), Into(Into) {}
  void HandleTranslationUnit(clang::ASTContext &Context) override { noteLeans(Context, Into); }
  bool shouldSkipFunctionBody(clang::Decl *Function) override {
    return canSkipBody(*Function, Compiler.getSourceManager(), Settings.Models, Settings.Scope);
  }

private:
  clang::CompilerInstance &Compiler;
  const UnitSettings &Settings;
  SharedHeaders &Into;
};

class Precompile : public clang::GeneratePCHAction {
public:
  Precompile(const UnitSettings &Settings, SharedHeaders &Into) : Settings(Settings), Into(Into) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Compiler,
                                                        llvm::StringRef File) override {
    std::unique_ptr<clang::ASTConsumer> Generator = GeneratePCHAction::CreateASTConsumer(Compiler, File);
    if (!Generator)
      return nullptr;
    auto Callbacks = std::make_unique<NoteHeaders>(Compiler.getSourceManager(), Into, Settings.Scope);
    Notes = Callbacks.get();
    Compiler.getPreprocessor().addPPCallbacks(std::move(Callbacks));
    std::vector<std::unique_ptr<clang::ASTConsumer>> Both;
    Both.push_back(std::make_unique<SkipBodies>(Compiler, Settings, Into));
    Both.push_back(std::move(Generator));
    return std::make_unique<clang::MultiplexConsumer>(std::move(Both));
  }
  void EndSourceFileAction() override {
    Notes->finish();
    for (const auto &Identifier : getCompilerInstance().getPreprocessor().getIdentifierTable())
      Into.Names.push_back(llvm::xxh3_64bits(Identifier.getKey()));
    llvm::sort(Into.Names);
    GeneratePCHAction::EndSourceFileAction();
  }

private:
  const UnitSettings &Settings;
  SharedHeaders &Into;
  NoteHeaders *Notes = nullptr;
};

} // namespace

namespace {

/// Keeps the first error, with its place.
class FirstProblem : public clang::DiagnosticConsumer {
public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level, const clang::Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < clang::DiagnosticsEngine::Error || !Text.empty())
      return;
    llvm::SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    Text = std::string(Message);
    if (Info.hasSourceManager() && Info.getLocation().isValid())
      Text = Info.getLocation().printToString(Info.getSourceManager()) + ": " + Text;
  }
  std::string Text;
};

} // namespace

MadeHeaders makeHeaders(const Unit &U, const UnitSettings &Settings, const std::string &Header,
                        const std::string &File) {
  clang::noteBottomOfStack();
  MadeHeaders Result;
  FirstProblem First;
  llvm::IntrusiveRefCntPtr<InputRecorder> Recorder(new InputRecorder(U.Directory));
  clang::CompilerInstance *Compiler = silentCompiler(U, First, Recorder);
  if (!Compiler) {
    Result.Problem = "the command of '" + U.Name + "' is not understood";
    return Result;
  }
  clang::FrontendOptions &Frontend = Compiler->getFrontendOpts();
  Frontend.Inputs = {clang::FrontendInputFile(Header, Frontend.Inputs.front().getKind())};
  Frontend.ProgramAction = clang::frontend::GeneratePCH;
  Frontend.OutputFile = File;
  Frontend.SkipFunctionBodies = Settings.SkipBodies;
  // What the headers instantiate is instantiated once, and not again on top of them.
  Compiler->getLangOpts().PCHInstantiateTemplates = true;
  SharedHeaders Made;
  Precompile Action(Settings, Made);
  bool Finished = Compiler->ExecuteAction(Action);
  Result.Inputs = Recorder->inputs();
  llvm::erase_if(Result.Inputs, [&](const Input &I) { return I.Path == Header || I.Path == File; });
  Result.Packed = Made.pack();
  if (!First.Text.empty())
    Result.Problem = First.Text;
  else if (!Finished || !llvm::sys::fs::exists(File))
    Result.Problem = "clang could not write them";
  else if (const Input *Changed = Recorder->unsettled(Result.Inputs))
    Result.Problem = "'" + Changed->Path + "' has changed meanwhile";
  if (!Result.Problem.empty())
    (void)llvm::sys::fs::remove(File);
  return Result;
}

//===-- Using -------------------------------------------------------------===//

struct SharedUseState {
  SharedUseState(const SharedHeaders &Shared, clang::Preprocessor &Preprocessor)
      : Shared(Shared), Preprocessor(Preprocessor), Sources(Preprocessor.getSourceManager()),
        Closed(Shared.Headers.size()) {}

  const SharedHeaders &Shared;
  clang::Preprocessor &Preprocessor;
  clang::SourceManager &Sources;
  llvm::BitVector Closed; ///< The headers that the unit has included so far, itself or through others.
  std::string Conflict;
  /// Macros that the headers mention, and that are not any more as they were there.
  llvm::SmallSetVector<const clang::IdentifierInfo *, 8> Changed;
  llvm::DenseMap<const clang::MacroInfo *, std::optional<uint32_t>> Definers;
};

class SharedUse::Callbacks : public clang::PPCallbacks {
public:
  explicit Callbacks(std::shared_ptr<SharedUseState> State) : S(std::move(State)) {}

  void InclusionDirective(clang::SourceLocation, const clang::Token &, llvm::StringRef Name, bool,
                          clang::CharSourceRange, clang::OptionalFileEntryRef File, llvm::StringRef, llvm::StringRef,
                          const clang::Module *, bool, clang::SrcMgr::CharacteristicKind) override {
    std::optional<uint32_t> Number = File ? S->Shared.find(File->getFileEntry()) : std::nullopt;
    if (!Number || S->Closed.test(*Number))
      return;
    llvm::BitVector New(S->Closed.size());
    New.set(*Number);
    New = S->Shared.closure(New);
    New.reset(S->Closed);
    for (const clang::IdentifierInfo *Macro : S->Changed)
      for (uint32_t I : New.set_bits())
        if (S->Conflict.empty() && mentions(S->Shared.Headers[I].Path, *Macro))
          conflict("it changes the macro " + Macro->getName().str() + " before it includes " + Name.str());
    S->Closed |= New;
  }
  void MacroDefined(const clang::Token &Name, const clang::MacroDirective *Macro) override {
    // Headers of a library define the same macro again and again.
    const clang::MacroDirective *Before = Macro->getPrevious();
    const clang::MacroInfo *Known = Before ? Before->getMacroInfo() : nullptr;
    if (Known && Before->isDefined() &&
        Known->isIdenticalTo(*Macro->getMacroInfo(), S->Preprocessor, /*Syntactically=*/true))
      return;
    change(Name, Macro->getLocation());
  }
  void MacroUndefined(const clang::Token &Name, const clang::MacroDefinition &Known,
                      const clang::MacroDirective *) override {
    // Defined and undefined again: it is as it was.
    if (Known && !S->Changed.remove(Name.getIdentifierInfo()))
      change(Name, Name.getLocation());
  }
  void MacroExpands(const clang::Token &Name, const clang::MacroDefinition &Macro, clang::SourceRange,
                    const clang::MacroArgs *) override {
    use(Name, Macro);
  }
  void Ifdef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Ifndef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Elifdef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Elifndef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Defined(const clang::Token &Name, const clang::MacroDefinition &Macro, clang::SourceRange) override {
    use(Name, Macro);
  }
  using clang::PPCallbacks::Elifdef;
  using clang::PPCallbacks::Elifndef;

private:
  void conflict(const std::string &Why) {
    if (S->Conflict.empty())
      S->Conflict = Why;
  }
  /// Whether the text of the file \p Path has the name of \p Macro as a word; with a parenthesis behind it, where
  /// without one it means nothing.
  bool mentions(const std::string &Path, const clang::IdentifierInfo &Macro) const {
    llvm::StringRef Name = Macro.getName();
    const clang::MacroInfo *Info = S->Preprocessor.getMacroInfo(&Macro);
    bool NeedsCall = Info && Info->isFunctionLike();
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (!Buffer)
      return true;
    llvm::StringRef Text = (*Buffer)->getBuffer();
    auto IsWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
    for (size_t At = Text.find(Name); At != llvm::StringRef::npos; At = Text.find(Name, At + 1)) {
      llvm::StringRef After = Text.drop_front(At + Name.size());
      if ((At == 0 || !IsWord(Text[At - 1])) && (After.empty() || !IsWord(After.front())) &&
          (!NeedsCall || After.ltrim().starts_with("(")))
        return true;
    }
    return false;
  }
  void change(const clang::Token &Name, clang::SourceLocation Where) {
    if (Where.isValid() && !S->Sources.isWrittenInBuiltinFile(Where) && !S->Sources.isWrittenInCommandLineFile(Where) &&
        S->Shared.mentions(Name.getIdentifierInfo()->getName()))
      S->Changed.insert(Name.getIdentifierInfo());
  }
  /// A macro that stands in a header which the unit does not include would not be there otherwise.
  void use(const clang::Token &Name, const clang::MacroDefinition &Macro) {
    const clang::MacroInfo *Info = Macro ? Macro.getMacroInfo() : nullptr;
    if (!Info || Info->isBuiltinMacro())
      return;
    auto [It, New] = S->Definers.try_emplace(Info);
    if (New)
      if (clang::OptionalFileEntryRef File = S->Sources.getFileEntryRefForID(
              S->Sources.getFileID(S->Sources.getExpansionLoc(Info->getDefinitionLoc()))))
        It->second = S->Shared.find(File->getFileEntry());
    if (It->second && !S->Closed.test(*It->second))
      conflict("it uses " + Name.getIdentifierInfo()->getName().str() + ", and does not include where that is defined");
  }

  std::shared_ptr<SharedUseState> S;
};

SharedUse::SharedUse(const SharedHeaders &Shared, clang::CompilerInstance &Compiler)
    : State(std::make_shared<SharedUseState>(Shared, Compiler.getPreprocessor())) {
  Compiler.getPreprocessor().addPPCallbacks(std::make_unique<Callbacks>(State));
}

SharedUse::~SharedUse() = default;

const std::string &SharedUse::conflict() const {
  // What a header found in the macros of another is not found where that other is not included.
  if (State->Conflict.empty())
    for (uint32_t I : State->Closed.set_bits())
      for (uint32_t On : State->Shared.Headers[I].Leans)
        if (!State->Closed.test(On) && State->Conflict.empty())
          State->Conflict = "'" + State->Shared.Headers[I].Path + "' leans on '" + State->Shared.Headers[On].Path +
                            "', which it does not include";
  return State->Conflict;
}

llvm::BitVector SharedUse::included() const { return State->Closed; }

} // namespace floodgate
