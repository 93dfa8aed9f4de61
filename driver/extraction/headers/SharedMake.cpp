//===- SharedMake.cpp - precompiles shared headers ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/FirstError.h"
#include "driver/extraction/InputRecorder.h"
#include "driver/extraction/UnitAction.h"
#include "driver/extraction/headers/MacroUses.h"
#include "driver/extraction/headers/SharedCompiler.h"
#include "driver/extraction/headers/SharedHeaders.h"
#include "driver/extraction/headers/SharedLeaks.h"
#include "engine/observe/Observe.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Serialization/ASTWriter.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/xxhash.h"
#include <map>
#include <memory>
#include <set>

namespace floodgate {

namespace {

/// Notes what the headers that are precompiled include, and on whose macros they depend.
class NoteHeaders : public MacroUses {
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
      llvm::BitVector Only(static_cast<unsigned>(Into.Headers.size()));
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
  void use(const clang::Token &Name, const clang::MacroInfo &Macro) override {
    std::optional<uint32_t> User = at(Name.getLocation());
    if (!User)
      return;
    auto [It, New] = Definers.try_emplace(&Macro);
    if (New) {
      clang::FileID Before = LastFile;
      std::optional<uint32_t> Kept = Last;
      It->second = at(Macro.getDefinitionLoc());
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

/// Precompiles into memory.
class Precompile : public clang::GeneratePCHAction {
public:
  Precompile(const UnitSettings &Settings, SharedHeaders &Into) : Settings(Settings), Into(Into) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Compiler, llvm::StringRef) override {
    std::string SystemRoot;
    if (!ComputeASTConsumerArguments(Compiler, SystemRoot))
      return nullptr;
    // Without time stamps: the same headers make the same bytes.
    auto Generator = std::make_unique<clang::PCHGenerator>(
        Compiler.getPreprocessor(), Compiler.getModuleCache(), Compiler.getFrontendOpts().OutputFile, SystemRoot, Bytes,
        Compiler.getCodeGenOpts(), Compiler.getFrontendOpts().ModuleFileExtensions, /*AllowASTWithErrors=*/false,
        /*IncludeTimestamps=*/false);
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
      Into.Identifiers.push_back(llvm::xxh3_64bits(Identifier.getKey()));
    llvm::sort(Into.Identifiers);
    GeneratePCHAction::EndSourceFileAction();
  }
  /// What was precompiled; empty where that did not succeed.
  llvm::StringRef bytes() const {
    return Bytes->IsComplete ? llvm::StringRef(Bytes->Data.data(), Bytes->Data.size()) : "";
  }

private:
  const UnitSettings &Settings;
  SharedHeaders &Into;
  NoteHeaders *Notes = nullptr;
  std::shared_ptr<clang::PCHBuffer> Bytes = std::make_shared<clang::PCHBuffer>();
};

/// Puts the place of the first error before it.
class FirstErrorWithPlace : public FirstError {
  void locate(const clang::SourceManager &Sources, clang::SourceLocation Location) override {
    Text = Location.printToString(Sources) + ": " + Text;
  }
};

} // namespace

MadeHeaders makeHeaders(const Unit &U, const UnitSettings &Settings, const std::string &Text) {
  clang::noteBottomOfStack();
  MadeHeaders Result;
  FirstErrorWithPlace First;
  llvm::IntrusiveRefCntPtr<InputRecorder> Recorder(
      new InputRecorder(U.Directory, /*Past=*/nullptr, Settings.ClockAhead));
  clang::CompilerInstance *Compiler = silentCompiler(U, First, Recorder);
  if (!Compiler) {
    Result.Problem = "the command of '" + U.Name + "' is not understood";
    return Result;
  }
  clang::FrontendOptions &Frontend = Compiler->getFrontendOpts();
  // A buffer, and no file: what was precompiled holds its text.
  Frontend.Inputs = {
      clang::FrontendInputFile(llvm::MemoryBufferRef(Text, "<shared headers>"), Frontend.Inputs.front().getKind())};
  Frontend.ProgramAction = clang::frontend::GeneratePCH;
  Frontend.OutputFile = "<precompiled headers>";
  Frontend.SkipFunctionBodies = Settings.SkipBodies;
  // What the headers instantiate is instantiated once, and not again on top of them.
  Compiler->getLangOpts().PCHInstantiateTemplates = true;
  SharedHeaders Made;
  Precompile Action(Settings, Made);
  bool Finished = Compiler->ExecuteAction(Action);
  Result.Inputs = Recorder->inputs();
  Result.Packed = Made.pack();
  Result.Precompiled = Action.bytes().str();
  if (!First.Text.empty())
    Result.Problem = First.Text;
  else if (!Finished || Result.Precompiled.empty())
    Result.Problem = "clang could not make them";
  else if (!Recorder->unsettled().empty())
    Result.Problem = "'" + Recorder->unsettled() + "' has changed meanwhile";
  return Result;
}

} // namespace floodgate
