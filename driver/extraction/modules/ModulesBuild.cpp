//===- ModulesBuild.cpp - module interfaces as clang reads them -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/modules/ModulesBuild.h"
#include "driver/extraction/FirstErrorOfUnit.h"
#include "driver/extraction/InputRecorder.h"
#include "driver/extraction/headers/SharedCompiler.h"
#include "driver/extraction/modules/ModulesGraph.h"
#include "driver/extraction/modules/ModulesScan.h"
#include "driver/units/Scope.h"
#include "engine/observe/Observe.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTReader.h"
#include "clang/Serialization/ASTWriter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>
#include <optional>

namespace floodgate {

void useModules(clang::CompilerInvocation &Invocation, const UnitModules *Modules) {
  Invocation.getLangOpts().ImplicitModules = false;
  clang::HeaderSearchOptions &Search = Invocation.getHeaderSearchOpts();
  Search.PrebuiltModuleFiles.clear();
  Search.PrebuiltModulePaths.clear();
  if (!Modules)
    return;
  for (const auto &[Name, File] : Modules->Files)
    Search.PrebuiltModuleFiles[Name] = File;
  Invocation.getFrontendOpts().ModuleFiles = Modules->Headers;
  // They were made for this dialect, and what they are made of is an input of the unit.
  Invocation.getPreprocessorOpts().DisablePCHOrModuleValidation = clang::DisableValidationForModuleKind::All;
}

/// What stands in \p Text between \p Before and the next \p After; nothing where they do not.
static std::optional<std::string> between(llvm::StringRef Text, llvm::StringRef Before, llvm::StringRef After) {
  auto [Head, Tail] = Text.split(Before);
  size_t End = Tail.find(After);
  return Head.size() == Text.size() || End == llvm::StringRef::npos ? std::nullopt
                                                                    : std::optional(Tail.take_front(End).str());
}

std::string explainModules(std::string Error, const UnitModules *Modules) {
  std::optional<std::string> Module = between(Error, "module '", "' not found");
  if (!Module)
    Module = between(Error, "definition of module '", "' is not available; ");
  std::string Why = "no compile command has its interface";
  auto Known = [&](const auto &IsIt) {
    if (Modules)
      if (auto It = llvm::find_if(Modules->Missing, IsIt); It != Modules->Missing.end())
        Why = It->second;
  };
  if (Module) {
    Known([&](const auto &Entry) { return Entry.first == *Module; });
    size_t Begin = std::min(Error.find("module '" + *Module), Error.find("definition of module '"));
    return Error.substr(0, Begin) + moduleProblem(*Module, Why);
  }
  std::optional<std::string> Header = between(Error, "(aka '", "') cannot be imported");
  if (!Header)
    return Error;
  Why = "it was not found when modules were looked for";
  std::string Path = realPath(*Header);
  Known([&](const auto &Entry) { return isHeaderName(Entry.first) && Entry.first.substr(1) == Path; });
  return Error.substr(0, Error.find("header file ")) + moduleProblem(headerName(Path, false), Why);
}

/// The files that \p Modules were built into, and the folder where these are, which lives as long as the scan: no
/// inputs.
static llvm::StringSet<> builtFiles(const UnitModules &Modules) {
  llvm::StringSet<> Files;
  for (const auto &[Name, File] : Modules.Files)
    Files.insert(File);
  Files.insert_range(Modules.Headers);
  llvm::StringSet<> Folders;
  for (const auto &File : Files)
    Folders.insert(llvm::sys::path::parent_path(File.getKey()));
  for (const auto &Folder : Folders)
    Files.insert(Folder.getKey());
  return Files;
}

bool addModuleInputs(std::vector<Input> &Inputs, const UnitModules &Modules) {
  const llvm::StringSet<> Built = builtFiles(Modules);
  llvm::erase_if(Inputs, [&](const Input &I) { return Built.contains(I.Path); });
  bool Agree = true;
  for (const std::vector<Input> *Others : Modules.Inputs)
    Agree &= mergeInputs(Inputs, *Others).empty();
  return Agree;
}

std::vector<clang::FileID> filesIn(clang::CompilerInstance &Compiler, llvm::ArrayRef<std::string> OwnHeaders,
                                   const ProjectScope &Scope) {
  std::vector<clang::FileID> Result;
  clang::SourceManager &Sources = Compiler.getSourceManager();
  for (const std::string &Header : OwnHeaders) {
    const clang::serialization::ModuleFile *Module =
        Compiler.getASTReader() ? Compiler.getASTReader()->getModuleManager().lookupByFileName(Header) : nullptr;
    for (int I = 0, End = Module ? static_cast<int>(Module->LocalNumSLocEntries) : 0; I < End; ++I) {
      // Loaded entries are numbered downwards, from -2 on.
      const clang::SrcMgr::SLocEntry &Entry =
          Sources.getLoadedSLocEntry(static_cast<unsigned>(-(Module->SLocEntryBaseID + I) - 2));
      if (!Entry.isFile() || !Entry.getFile().getContentCache().OrigEntry)
        continue;
      clang::FileEntryRef File = *Entry.getFile().getContentCache().OrigEntry;
      if (Scope.isOwn(pathIn(Scope, File), clang::SrcMgr::isSystem(Entry.getFile().getFileCharacteristic())))
        Result.push_back(Sources.getFileID(clang::SourceLocation::getFromRawEncoding(Entry.getOffset())));
    }
  }
  return Result;
}

namespace {

/// Leaves out the bodies that an importer needs nothing of: the facts of functions come from the interface itself, and
/// those of templates from whoever instantiates them. A header has nobody else who tells of its functions.
class SkipInterfaceBodies : public clang::ASTConsumer {
public:
  SkipInterfaceBodies(clang::CompilerInstance &Compiler, const UnitSettings &Settings, bool IsHeader)
      : Compiler(Compiler), Settings(Settings), IsHeader(IsHeader) {}
  bool shouldSkipFunctionBody(clang::Decl *Function) override {
    return (!IsHeader && !Function->isTemplated()) ||
           canSkipBody(*Function, Compiler.getSourceManager(), Settings.Models, Settings.Scope);
  }

private:
  clang::CompilerInstance &Compiler;
  const UnitSettings &Settings;
  bool IsHeader;
};

class BuildInterface : public clang::GenerateModuleInterfaceAction {
public:
  explicit BuildInterface(const UnitSettings &Settings) : Settings(Settings) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Compiler, llvm::StringRef) override {
    std::vector<std::unique_ptr<clang::ASTConsumer>> Both;
    Both.push_back(std::make_unique<SkipInterfaceBodies>(Compiler, Settings,
                                                         /*IsHeader=*/false));
    Both.push_back(std::make_unique<clang::ReducedBMIGenerator>(Compiler.getPreprocessor(), Compiler.getModuleCache(),
                                                                Compiler.getFrontendOpts().OutputFile,
                                                                Compiler.getCodeGenOpts()));
    return std::make_unique<clang::MultiplexConsumer>(std::move(Both));
  }

private:
  const UnitSettings &Settings;
};

class BuildHeader : public clang::GenerateHeaderUnitAction {
public:
  explicit BuildHeader(const UnitSettings &Settings) : Settings(Settings) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Compiler,
                                                        llvm::StringRef File) override {
    std::vector<std::unique_ptr<clang::ASTConsumer>> All = CreateMultiplexConsumer(Compiler, File);
    if (All.empty())
      return nullptr;
    All.insert(All.begin(), std::make_unique<SkipInterfaceBodies>(Compiler, Settings, /*IsHeader=*/true));
    return std::make_unique<clang::MultiplexConsumer>(std::move(All));
  }

private:
  const UnitSettings &Settings;
};

} // namespace

MadeModule makeModule(const Unit &U, llvm::StringRef Name, const Unit &Dialect, const UnitSettings &Settings,
                      const UnitModules &Imports, const std::string &File) {
  clang::noteBottomOfStack();
  MadeModule Result;
  SourceRange Where;
  FirstErrorOfUnit First(Settings.Scope, Where);
  clang::IgnoringDiagConsumer Quiet;
  auto Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(U.Directory, Settings.Past, Settings.ClockAhead);
  clang::CompilerInstance *Importer = silentCompiler(Dialect, Quiet, Recorder);
  clang::CompilerInstance *Compiler = silentCompiler(U, First, Recorder);
  if (!Compiler || !Importer) {
    Result.Problem = "the command of '" + (Compiler ? Dialect : U).Name + "' is not understood";
    return Result;
  }
  useModules(Compiler->getInvocation(), &Imports);
  if (dialectOf(Importer->getInvocation()) != dialectOf(Compiler->getInvocation())) {
    Compiler->getLangOpts() = Importer->getLangOpts();
    Compiler->getTargetOpts() = Importer->getTargetOpts();
  }
  clang::FrontendOptions &Frontend = Compiler->getFrontendOpts();
  Frontend.ProgramAction = clang::frontend::GenerateReducedModuleInterface;
  Frontend.OutputFile = File;
  Frontend.ModuleOutputPath = File;
  Frontend.SkipFunctionBodies = Settings.SkipBodies;
  BuildInterface Interface(Settings);
  BuildHeader Header(Settings);
  if (isHeaderName(Name)) {
    Frontend.ProgramAction = clang::frontend::GenerateHeaderUnit;
    clang::InputKind Kind = clang::InputKind(clang::Language::CXX).getHeader();
    Frontend.Inputs = {clang::FrontendInputFile(
        Name.drop_front(), Kind.withHeaderUnit(clang::InputKind::HeaderUnit_Abs), Name.starts_with("<"))};
  }
  bool Finished = Compiler->ExecuteAction(isHeaderName(Name) ? static_cast<clang::FrontendAction &>(Header)
                                                             : static_cast<clang::FrontendAction &>(Interface));
  Result.Inputs = Recorder->inputs();
  std::vector<Input> Together = Result.Inputs;
  Result.IsUnsettled = !addModuleInputs(Together, Imports) || !Recorder->unsettled().empty();
  // What the modules that it imports were made of is noted with them.
  llvm::StringSet<> Built = builtFiles(Imports);
  Built.insert(File);
  Built.insert(llvm::sys::path::parent_path(File));
  llvm::erase_if(Result.Inputs, [&](const Input &I) { return Built.contains(I.Path); });
  if (!First.Text.empty())
    Result.Problem = explainModules(First.Text, &Imports);
  else if (!Finished || !llvm::sys::fs::exists(File))
    Result.Problem = "clang could not write it";
  if (!Result.Problem.empty())
    (void)llvm::sys::fs::remove(File);
  return Result;
}

} // namespace floodgate
