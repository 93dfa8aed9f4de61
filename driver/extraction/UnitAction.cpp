//===- UnitAction.cpp - observes one translation unit ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/UnitAction.h"
#include "driver/extraction/FirstErrorOfUnit.h"
#include "driver/extraction/InputRecorder.h"
#include "driver/extraction/headers/SharedHeaders.h"
#include "driver/extraction/headers/SharedLeaks.h"
#include "driver/extraction/headers/SharedUse.h"
#include "driver/extraction/modules/ModulesBuild.h"
#include "driver/system/Stopwatch.h"
#include "driver/units/Invocation.h"
#include "engine/facts/FactsCodec.h"
#include "engine/facts/FactsFile.h"
#include "engine/observe/Observe.h"
#include "engine/observe/Observer.h"
#include "engine/observe/Sightings.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/AllDiagnostics.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTReader.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/thread.h"
#include <csignal>
#include <optional>
#include <utility>

namespace floodgate {

namespace {

/// An observer, with a clock.
class TimedObserver : public Observer {
public:
  explicit TimedObserver(std::unique_ptr<Observer> Of) : Of(std::move(Of)) {}
  llvm::StringRef name() const override { return Of->name(); }
  void call(CallSite &Site) const override {
    time([&] { Of->call(Site); });
  }
  void use(UseSite &Site) const override {
    time([&] { Of->use(Site); });
  }

  mutable double Seconds = 0;

private:
  void time(llvm::function_ref<void()> Work) const {
    Stopwatch Watch;
    Work();
    Seconds += Watch.seconds();
  }
  std::unique_ptr<Observer> Of;
};

class ObservingConsumer : public clang::ASTConsumer {
public:
  ObservingConsumer(clang::CompilerInstance &Compiler, const UnitSettings &Settings, UnitOutcome &Outcome)
      : Compiler(Compiler), Settings(Settings), Outcome(Outcome) {}

  bool shouldSkipFunctionBody(clang::Decl *Function) override {
    return canSkipBody(*Function, Compiler.getSourceManager(), Settings.Models, Settings.Scope);
  }

  void HandleTranslationUnit(clang::ASTContext &Context) override;

  // Of a template that is imported, the unit knows what it has made of it itself.
  bool HandleTopLevelDecl(clang::DeclGroupRef Group) override {
    for (const clang::Decl *D : Group)
      if (const auto *Function = llvm::dyn_cast<clang::FunctionDecl>(D))
        if (const clang::FunctionDecl *Pattern = Function->getTemplateInstantiationPattern();
            Pattern && Pattern->isFromASTFile())
          Instantiated.push_back(Function);
    return true;
  }
  void HandleTagDeclDefinition(clang::TagDecl *D) override {
    if (const auto *Class = llvm::dyn_cast<clang::CXXRecordDecl>(D))
      if (const clang::CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern();
          Pattern && Pattern->isFromASTFile())
        Instantiated.push_back(Class);
  }

private:
  clang::CompilerInstance &Compiler;
  const UnitSettings &Settings;
  UnitOutcome &Outcome;
  std::vector<const clang::Decl *> Instantiated;

public:
  const UnitModules *Modules = nullptr;
  const SharedHeaders *Shared = nullptr;
  std::unique_ptr<SharedUse> Use;
  std::vector<Input> *SharedInputs = nullptr;
};

class ObservingAction : public clang::ASTFrontendAction {
public:
  ObservingAction(const UnitSettings &Settings, const SharedHeaders *Shared, const UnitModules *Modules,
                  UnitOutcome &Outcome)
      : Settings(Settings), Shared(Shared), Modules(Modules), Outcome(Outcome) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Compiler, llvm::StringRef) override {
    auto Consumer = std::make_unique<ObservingConsumer>(Compiler, Settings, Outcome);
    Consumer->Modules = Modules;
    if (Shared) {
      Consumer->Shared = Shared;
      Consumer->Use = std::make_unique<SharedUse>(*Shared, Compiler);
      Consumer->SharedInputs = &SharedInputs;
    }
    return Consumer;
  }

  std::vector<Input> SharedInputs; ///< Of the shared headers that the unit includes.

private:
  const UnitSettings &Settings;
  const SharedHeaders *Shared;
  const UnitModules *Modules;
  UnitOutcome &Outcome;
};

} // namespace

/// The project's own headers among those that the unit includes from \p Shared.
static std::vector<clang::FileID> ownHeaders(clang::CompilerInstance &Compiler, const SharedHeaders &Shared,
                                             const llvm::BitVector &Included) {
  std::vector<clang::FileID> Result;
  clang::SourceManager &Sources = Compiler.getSourceManager();
  const clang::serialization::ModuleFile &Precompiled = Compiler.getASTReader()->getModuleManager().getPrimaryModule();
  for (uint32_t I : Included.set_bits())
    if (Shared.Headers[I].IsOwn && Shared.Headers[I].Start)
      // Locations of what was precompiled begin where the unit's end; the first two are not for files.
      Result.push_back(Sources.getFileID(
          clang::SourceLocation::getFromRawEncoding(Shared.Headers[I].Start + Precompiled.SLocEntryBaseOffset - 2)));
  return Result;
}

/// Whether \p Text names one of \p Folders, as `__FILE__` may do.
static bool namesOneOf(llvm::StringRef Text, llvm::ArrayRef<std::string> Folders) {
  return llvm::any_of(Folders, [&](const std::string &Folder) { return Folder.size() > 1 && Text.contains(Folder); });
}

void ObservingConsumer::HandleTranslationUnit(clang::ASTContext &Context) {
  const bool HasErrors = Compiler.getDiagnostics().hasErrorOccurred();
  // An error may come of the shared headers: by itself the unit has another chance.
  if (HasErrors && Shared)
    return;
  CpuStopwatch Watch;
  std::vector<clang::FileID> Precompiled;
  IncludedFiles Files;
  if (Shared) {
    Outcome.Plain = Use->conflict();
    if (Outcome.Plain.empty())
      if (std::string Leak = leakOf(Context, *Shared, Use->included()); !Leak.empty())
        Outcome.Plain = "it uses " + Leak + ", and does not include where that is declared";
    if (!Outcome.Plain.empty())
      return;
    Precompiled = ownHeaders(Compiler, *Shared, Use->included());
    *SharedInputs = Shared->inputsOf(Use->included());
    for (uint32_t I : Use->included().set_bits())
      Files.Precompiled.push_back(Shared->Headers[I].Path);
    Files.Has = [this](const clang::FileEntry &File) {
      std::optional<uint32_t> Header = Shared->find(File);
      return !Header || Use->included().test(*Header);
    };
  }
  if (Modules)
    Precompiled = filesIn(Compiler, Modules->OwnHeaders, Settings.Scope);
  std::vector<std::unique_ptr<Observer>> Owned = createObservers();
  std::vector<const Observer *> Observers;
  std::vector<const TimedObserver *> Timed;
  for (std::unique_ptr<Observer> &Each : Owned) {
    if (Settings.TimesObservers) {
      auto WithClock = std::make_unique<TimedObserver>(std::move(Each));
      Timed.push_back(WithClock.get());
      Each = std::move(WithClock);
    }
    Observers.push_back(Each.get());
  }
  std::unique_ptr<UnitFacts> Facts = observe(Context, Settings.Models, Settings.Scope, Observers, Precompiled,
                                             llvm::ArrayRef(Instantiated).take_front(Shared ? 0 : Instantiated.size()));
  noteSightings(*Facts, Context, Compiler.getPreprocessor(), Settings.Models, Settings.Named, Files);
  Facts->IsInPart = HasErrors;
  Outcome.IsInPart = HasErrors;
  Outcome.Times.Observe = Watch.seconds();
  for (const TimedObserver *Each : Timed)
    Outcome.Times.Observers.emplace_back(Each->name().str(), Each->Seconds);
  for (uint32_t I = 0; I < Facts->Symbols.size(); ++I)
    Outcome.NamesFolders |= namesOneOf(Facts->Symbols.text(static_cast<Symbol>(I)), Settings.Folders);
  Outcome.Facts = serialize(*Facts);
  Outcome.Times.Write = Watch.seconds() - Outcome.Times.Observe;
}

/// What a missing file or module would have declared is not known, and the rest of the unit is: clang would stop to
/// instantiate templates there. It still does where that would never end.
static void goOnAfterErrors(clang::DiagnosticsEngine &Diagnostics) {
  for (unsigned Id : {clang::diag::err_pp_file_not_found, clang::diag::err_pp_error_opening_file})
    Diagnostics.setSeverity(Id, clang::diag::Severity::Error, clang::SourceLocation());
  for (unsigned Id : {clang::diag::err_cannot_open_file, clang::diag::err_module_not_found,
                      clang::diag::err_module_not_built, clang::diag::err_module_build_disabled})
    Diagnostics.setSeverity(Id, clang::diag::Severity::Error, clang::SourceLocation());
  Diagnostics.setErrorLimit(0);
}

static UnitOutcome attempt(const Unit &U, const UnitSettings &Settings, const SharedHeaders *Shared,
                           const UnitModules *Modules) {
  UnitOutcome Outcome;
  CpuStopwatch Watch;
  CleanCommand Command = U.Command;
  if (std::error_code Problem = llvm::sys::fs::set_current_path(U.Directory)) {
    Outcome.Error = "cannot enter '" + U.Directory + "': " + Problem.message();
    return Outcome;
  }
  auto Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(U.Directory, Settings.Past, Settings.ClockAhead);
  llvm::Expected<std::shared_ptr<clang::CompilerInvocation>> Invocation = makeInvocation(Command, Recorder);
  Outcome.Dropped = Command.Dropped;
  if (!Invocation) {
    Outcome.Error = llvm::toString(Invocation.takeError());
    Outcome.NamesFolders = namesOneOf(Outcome.Error, Settings.Folders);
    Outcome.Inputs = Recorder->inputs();
    Outcome.IsUnsettled = !Recorder->unsettled().empty();
    return Outcome;
  }
  clang::CompilerInvocation &Settled = **Invocation;
  useModules(Settled, Modules);
  Settled.getFrontendOpts().SkipFunctionBodies = Settings.SkipBodies;
  if (Shared) {
    clang::PreprocessorOptions &Preprocessing = Settled.getPreprocessorOpts();
    Preprocessing.ImplicitPCHInclude = Shared->Name;
    // Whether it is up to date was asked once for all units.
    Preprocessing.DisablePCHOrModuleValidation = clang::DisableValidationForModuleKind::All;
    Settled.getLangOpts().PCHInstantiateTemplates = true;
  }

  // Never destroyed, like the AST: the process ends instead.
  auto *Compiler = new clang::CompilerInstance(std::move(*Invocation));
  auto *First = new FirstErrorOfUnit(Settings.Scope, Outcome.Where);
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files = Recorder;
  if (Shared)
    Files = withFile(Recorder, Shared->Name, Shared->Precompiled.bytes());
  Compiler->setVirtualFileSystem(Files);
  Compiler->createDiagnostics(First, /*ShouldOwnClient=*/false);
  goOnAfterErrors(Compiler->getDiagnostics());
  ObservingAction Action(Settings, Shared, Modules, Outcome);
  bool Finished = Compiler->ExecuteAction(Action);
  Outcome.Times.Parse = Watch.seconds() - Outcome.Times.Observe - Outcome.Times.Write;
  Outcome.Error = explainModules(First->Text, Modules);
  if (!Finished && Outcome.Error.empty())
    Outcome.Error = "clang could not read it, and said no more";
  Outcome.NamesFolders |= namesOneOf(Outcome.Error, Settings.Folders);
  Outcome.Inputs = Recorder->inputs();
  Outcome.IsUnsettled = !Recorder->unsettled().empty();
  if (Modules)
    Outcome.IsUnsettled |= !addModuleInputs(Outcome.Inputs, *Modules) || Modules->IsUnsettled;
  if (Shared)
    if (std::string Changed = mergeInputs(Outcome.Inputs, Action.SharedInputs);
        !Changed.empty() && Outcome.Plain.empty())
      Outcome.Plain = "'" + Changed + "' has changed since the headers were precompiled";
  if (!Settings.NotesInputs)
    Outcome.Inputs.clear();
  return Outcome;
}

static UnitOutcome analyseHere(const Unit &U, const UnitSettings &Settings, const SharedHeaders *Shared,
                               const UnitModules *Modules) {
  clang::noteBottomOfStack();
  if (!Shared)
    return attempt(U, Settings, nullptr, Modules);
  UnitOutcome OnShared = attempt(U, Settings, Shared, Modules);
  if (OnShared.Error.empty() && OnShared.Plain.empty())
    return OnShared;
  UnitOutcome Result = attempt(U, Settings, nullptr, Modules);
  Result.Plain = OnShared.Plain.empty() ? OnShared.Error : OnShared.Plain;
  Result.Times.Parse += OnShared.Times.Parse;
  Result.Times.Observe += OnShared.Times.Observe;
  return Result;
}

/// Clang takes another stack when it has used nearly 8 MB of one. So much there has to be, and what is near to it.
static constexpr unsigned StackSize = 16U << 20;

UnitOutcome analyseUnit(const Unit &U, const UnitSettings &Settings, const SharedHeaders *Shared,
                        const UnitModules *Modules) {
  UnitOutcome Result;
  llvm::thread Reader(std::optional<unsigned>(StackSize), [&] {
    // Where the stack is used up all the same, what clang was looking at is said on another one.
    std::vector<char> Spare(size_t(64) << 10);
    stack_t Alternative = {};
    Alternative.ss_sp = Spare.data();
    Alternative.ss_size = Spare.size();
    sigaltstack(&Alternative, nullptr);
    Result = analyseHere(U, Settings, Shared, Modules);
    Alternative.ss_flags = SS_DISABLE;
    sigaltstack(&Alternative, nullptr);
  });
  Reader.join();
  return Result;
}

std::string encode(const UnitOutcome &Outcome) { return encoded(Outcome); }

UnitOutcome decodeOutcome(llvm::StringRef Bytes) {
  if (std::optional<UnitOutcome> Outcome = decoded<UnitOutcome>(Bytes))
    return std::move(*Outcome);
  UnitOutcome None;
  None.Error = "the worker ended before it had said what it found";
  return None;
}

} // namespace floodgate
