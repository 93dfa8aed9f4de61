//===- ModulesScan.cpp - which modules a unit has and imports -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/modules/ModulesScan.h"
#include "driver/extraction/InputRecorder.h"
#include "driver/extraction/PastFiles.h"
#include "driver/extraction/headers/Directives.h"
#include "driver/units/Scope.h"
#include "engine/model/RegularFile.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/LexDiagnostic.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

namespace floodgate {

/// A module is declared before anything else of a file: so much holds a licence and a list of includes.
static constexpr uint64_t LookedAt = 64 << 10;

/// The rest of a line behind its white space and comments, and behind the end of a comment of several lines.
static llvm::StringRef withoutComments(llvm::StringRef Line) {
  if (size_t End = Line.find("*/"), Start = Line.find("/*"); End != llvm::StringRef::npos && End < Start)
    Line = Line.drop_front(End + 2);
  while (true) {
    Line = Line.ltrim();
    if (!Line.starts_with("/*"))
      return Line;
    size_t End = Line.find("*/", 2);
    Line = End == llvm::StringRef::npos ? "" : Line.drop_front(End + 2);
  }
}

/// Whether \p Line begins with the word \p Word, which is taken off.
static bool consumeWord(llvm::StringRef &Line, llvm::StringRef Word) {
  if (!Line.starts_with(Word) ||
      (Line.size() > Word.size() && (llvm::isAlnum(Line[Word.size()]) || Line[Word.size()] == '_')))
    return false;
  Line = withoutComments(Line.drop_front(Word.size()));
  return true;
}

ModuleHint moduleHint(llvm::StringRef Text) {
  ModuleHint Found = ModuleHint::None;
  Text.consume_front("\xef\xbb\xbf");
  while (!Text.empty()) {
    llvm::StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    Line = withoutComments(Line);
    consumeWord(Line, "export");
    if (consumeWord(Line, "module"))
      return ModuleHint::Declares;
    if (consumeWord(Line, "import"))
      Found = ModuleHint::Imports;
  }
  return Found;
}

std::string headerName(llvm::StringRef Path, bool IsSystem) { return (IsSystem ? "<" : "\"") + Path.str(); }

bool allowsModules(const Unit &U) {
  return !U.Command.Modules.empty() || isModuleFile(U.File) || llvm::any_of(U.Command.Arguments, isModernStandard);
}

ModuleHint moduleHint(const Unit &U, const PastFiles *Past) {
  if (!U.Problem.empty() || !allowsModules(U))
    return ModuleHint::None;
  if (isModuleFile(U.File))
    return ModuleHint::Declares;
  if (const std::optional<std::string> *Was = Past ? Past->find(U.File) : nullptr)
    return *Was ? moduleHint(**Was) : ModuleHint::None;
  if (checkRegularFile(U.File))
    return ModuleHint::None;
  llvm::Expected<llvm::sys::fs::file_t> File = llvm::sys::fs::openNativeFileForRead(U.File);
  if (!File) {
    llvm::consumeError(File.takeError());
    return ModuleHint::None;
  }
  std::string Text(LookedAt, '\0');
  llvm::Expected<size_t> Size = llvm::sys::fs::readNativeFileSlice(*File, {Text.data(), Text.size()}, 0);
  (void)llvm::sys::fs::closeFile(*File);
  if (!Size) {
    llvm::consumeError(Size.takeError());
    return ModuleHint::None;
  }
  return moduleHint(llvm::StringRef(Text).take_front(*Size));
}

std::string dialectOf(const clang::CompilerInvocation &Invocation) {
  const clang::LangOptions &Language = Invocation.getLangOpts();
  std::string Text;
  auto Add = [&](const auto &Value) { Text += std::to_string(static_cast<uint64_t>(Value)) + ","; };
  using CK = clang::LangOptions::CompatibilityKind;
#define LANGOPT(Name, Bits, Default, Compatibility, Description)                                                       \
  if constexpr (CK::Compatibility == CK::NotCompatible)                                                                \
    Add(Language.Name);
#define ENUM_LANGOPT(Name, Type, Bits, Default, Compatibility, Description)                                            \
  if constexpr (CK::Compatibility == CK::NotCompatible)                                                                \
    Add(Language.get##Name());
#include "clang/Basic/LangOptions.def"
  return digestOf(Text + Invocation.getTargetOpts().Triple + "," + Invocation.getTargetOpts().ABI).hex();
}

namespace {

/// Notes which headers a unit imports. No callback of the preprocessor says so, but an error: none of them is built
/// yet.
class NoteHeaders : public clang::IgnoringDiagConsumer {
public:
  NoteHeaders(const Unit &U, ModuleUse &Into) : U(U), Into(Into) {}

  void BeginSourceFile(const clang::LangOptions &, const clang::Preprocessor *Now) override { Text = Now; }
  void HandleDiagnostic(clang::DiagnosticsEngine::Level, const clang::Diagnostic &Info) override {
    if (Info.getID() != clang::diag::err_header_import_not_header_unit || !Text)
      return;
    // The second argument is the file's name.
    clang::OptionalFileEntryRef File = Text->getFileManager().getOptionalFileRef(Info.getArgStdStr(1));
    if (!File)
      return;
    bool IsSystem = clang::SrcMgr::isSystem(Text->getHeaderSearchInfo().getFileDirFlavor(*File));
    Into.Imports.push_back(headerName(realPath(nameOf(File->getFileEntry()), U.Directory), IsSystem));
  }

private:
  const Unit &U;
  ModuleUse &Into;
  const clang::Preprocessor *Text = nullptr;
};

/// Notes what a unit imports and of which module it is.
class LookAtModules : public clang::PreprocessOnlyAction {
public:
  explicit LookAtModules(ModuleUse &Into) : Into(Into) {}

  bool BeginSourceFileAction(clang::CompilerInstance &Compiler) override {
    Compiler.getPreprocessor().addPPCallbacks(std::make_unique<NoteImports>(Compiler.getPreprocessor(), Into));
    return PreprocessOnlyAction::BeginSourceFileAction(Compiler);
  }

  void EndSourceFileAction() override {
    const clang::Preprocessor &Text = getCompilerInstance().getPreprocessor();
    if (!Text.isInNamedModule())
      return;
    Into.Name = Text.getNamedModuleName().str();
    Into.IsImportable = !Text.isInImplementationUnit();
    if (!Into.IsImportable)
      Into.Imports.push_back(Into.Name);
  }

private:
  class NoteImports : public clang::PPCallbacks {
  public:
    NoteImports(clang::Preprocessor &Text, ModuleUse &Into) : Text(Text), Into(Into) {}

    void moduleImport(clang::SourceLocation, clang::ModuleIdPath Path, const clang::Module *) override {
      if (!Text.isInImportingCXXNamedModules())
        return;
      std::string Name;
      for (const auto &Part : Path)
        Name += (Name.empty() ? "" : ".") + Part.getIdentifierInfo()->getName().str();
      Into.Imports.push_back(Name);
    }

  private:
    clang::Preprocessor &Text;
    ModuleUse &Into;
  };

  ModuleUse &Into;
};

} // namespace

std::vector<ModuleScan> scanModules(llvm::ArrayRef<const Unit *> Units, const PastFiles *Past, int64_t ClockAhead) {
  clang::noteBottomOfStack();
  Directives::Table Known;
  std::vector<ModuleScan> Result;
  for (const Unit *U : Units) {
    ModuleScan &Scan = Result.emplace_back();
    NoteHeaders Headers(*U, Scan.Use);
    auto Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(U->Directory, Past, ClockAhead);
    clang::CompilerInstance *Compiler = silentCompiler(*U, Headers, Recorder);
    if (!Compiler)
      continue;
    Scan.Dialect = dialectOf(Compiler->getInvocation());
    // What is imported behind an error counts, too.
    Compiler->getDiagnostics().setFatalsAsError(true);
    Compiler->getDiagnostics().setErrorLimit(0);
    Compiler->createFileManager();
    Compiler->setDependencyDirectivesGetter(std::make_unique<Directives>(Compiler->getFileManager(), Known));
    LookAtModules Action(Scan.Use);
    Compiler->ExecuteAction(Action);
    llvm::sort(Scan.Use.Imports);
    Scan.Use.Imports.erase(llvm::unique(Scan.Use.Imports), Scan.Use.Imports.end());
    Scan.Inputs = Recorder->inputs();
    Scan.IsUnsettled = !Recorder->unsettled().empty();
  }
  return Result;
}

} // namespace floodgate
