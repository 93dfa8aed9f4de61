//===- SharedPlan.cpp - which headers units share -----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/headers/Directives.h"
#include "driver/extraction/headers/SharedCompiler.h"
#include "driver/extraction/headers/SharedHeaders.h"
#include "driver/system/RegularFileSystem.h"
#include "driver/units/Invocation.h"
#include "engine/observe/Observe.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>
#include <map>

namespace floodgate {

/// So many units are looked at to find what their group shares: the first tell nearly all.
static constexpr size_t LookedAt = 8;
/// Fewer headers than these are parsed as fast as a precompiled file is opened.
static constexpr size_t FewestHeaders = 20;

clang::CompilerInstance *silentCompiler(const Unit &U, clang::DiagnosticConsumer &Consumer,
                                        llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files) {
  if (llvm::sys::fs::set_current_path(U.Directory))
    return nullptr;
  CleanCommand Command = U.Command;
  auto Invocation = makeInvocation(Command, Files);
  if (!Invocation) {
    llvm::consumeError(Invocation.takeError());
    return nullptr;
  }
  auto *Compiler = new clang::CompilerInstance(std::move(*Invocation));
  Compiler->setVirtualFileSystem(std::move(Files));
  Compiler->createDiagnostics(&Consumer, /*ShouldOwnClient=*/false);
  return Compiler;
}

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

static std::optional<Included> lookAt(const Unit &U, Directives::Table &Known) {
  clang::IgnoringDiagConsumer Quiet;
  clang::CompilerInstance *Compiler = silentCompiler(U, Quiet, regularFileSystem());
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
  Chosen.reserve(Count);
  for (size_t I = 0; I < Count; ++I)
    Chosen.push_back(Units[I * Units.size() / Count]);
  Directives::Table Known;
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
  const auto Shared =
      static_cast<size_t>(llvm::count_if(Sharing, [&](const auto &Entry) { return IsShared(Entry.first); }));
  return Shared < FewestHeaders ? "" : Text;
}

} // namespace floodgate
