//===- SharedUse.cpp - how a unit uses shared headers -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/headers/SharedUse.h"
#include "driver/extraction/headers/MacroUses.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace floodgate {

struct SharedUseState {
  SharedUseState(const SharedHeaders &Shared, clang::Preprocessor &Preprocessor)
      : Shared(Shared), Preprocessor(Preprocessor), Sources(Preprocessor.getSourceManager()),
        Files(Preprocessor.getFileManager().getVirtualFileSystem()),
        Closed(static_cast<unsigned>(Shared.Headers.size())) {}

  const SharedHeaders &Shared;
  clang::Preprocessor &Preprocessor;
  clang::SourceManager &Sources;
  llvm::vfs::FileSystem &Files; ///< What is read matters for the result: it is noted there.
  llvm::BitVector Closed;       ///< The headers that the unit has included so far, itself or through others.
  std::string Conflict;
  /// Macros that the headers mention, and that are not any more as they were there; and what they were (null: not
  /// defined).
  llvm::MapVector<const clang::IdentifierInfo *, const clang::MacroInfo *> Changed;
  llvm::DenseMap<const clang::MacroInfo *, std::optional<uint32_t>> Definers;
};

class SharedUse::Callbacks : public MacroUses {
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
    for (const auto &[Macro, Was] : S->Changed)
      for (uint32_t I : New.set_bits())
        if (S->Conflict.empty() && mentions(S->Shared.Headers[I].Path, *Macro))
          conflict("it changes the macro " + Macro->getName().str() + " before it includes " + Name.str());
    S->Closed |= New;
  }
  void MacroDefined(const clang::Token &Name, const clang::MacroDirective *Macro) override {
    const clang::MacroDirective *Before = Macro->getPrevious();
    change(Name, Macro->getLocation(), Before && Before->isDefined() ? Before->getMacroInfo() : nullptr,
           Macro->getMacroInfo());
  }
  void MacroUndefined(const clang::Token &Name, const clang::MacroDefinition &Known,
                      const clang::MacroDirective *) override {
    if (Known)
      change(Name, Name.getLocation(), Known.getMacroInfo(), nullptr);
  }

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
    auto Buffer = S->Files.getBufferForFile(Path, /*FileSize=*/-1, /*RequiresNullTerminator=*/false);
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
  bool isSame(const clang::MacroInfo *A, const clang::MacroInfo *B) const {
    return A == B || (A && B && A->isIdenticalTo(*B, S->Preprocessor, /*Syntactically=*/true));
  }
  /// The macro \p Name, which was \p Before, is \p Now; null: not defined. Libraries define the same again and again,
  /// as <cassert> does, and undefine what they have defined.
  void change(const clang::Token &Name, clang::SourceLocation Where, const clang::MacroInfo *Before,
              const clang::MacroInfo *Now) {
    if (!Where.isValid() || S->Sources.isWrittenInBuiltinFile(Where) || S->Sources.isWrittenInCommandLineFile(Where) ||
        !S->Shared.mentions(Name.getIdentifierInfo()->getName()))
      return;
    auto [It, New] = S->Changed.try_emplace(Name.getIdentifierInfo(), Before);
    if (isSame(It->second, Now))
      S->Changed.erase(It);
  }
  /// A macro that stands in a header which the unit does not include would not be there otherwise.
  void use(const clang::Token &Name, const clang::MacroInfo &Macro) override {
    auto [It, New] = S->Definers.try_emplace(&Macro);
    if (New)
      if (clang::OptionalFileEntryRef File = S->Sources.getFileEntryRefForID(
              S->Sources.getFileID(S->Sources.getExpansionLoc(Macro.getDefinitionLoc()))))
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
