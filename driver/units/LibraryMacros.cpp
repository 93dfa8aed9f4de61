//===- LibraryMacros.cpp - what libraries make of a compiler -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/LibraryMacros.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Support/MemoryBuffer.h"
#include <fmt/format.h>
#include <utility>

namespace floodgate {

namespace {

using Macros = std::vector<std::pair<std::string, std::string>>;

/// `a && b`, of parts that need not be there.
void require(std::string &Condition, const std::string &Part) { Condition += (Condition.empty() ? "" : " && ") + Part; }

/// One block of preprocessor text a macro, which defines it where its condition holds.
std::string textOf(llvm::ArrayRef<const model::CompilerMacro *> All) {
  std::string Text;
  for (const model::CompilerMacro *Each : All)
    for (const std::string &Name : Each->Define) {
      std::string Condition = "!defined(" + Name + ")";
      for (const std::string &Other : Each->Unless)
        require(Condition, "!defined(" + Other + ")");
      for (const std::string &Header : Each->Headers)
        require(Condition, "__has_include(<" + Header + ">)");
      if (!Each->When.empty())
        require(Condition, "(" + Each->When + ")");
      Text += fmt::format("#if {}\n#define {} {}\n#endif\n", Condition, Name, Each->Value);
    }
  return Text;
}

/// Preprocesses, and looks which of the macros that text may define it has defined.
class AskPreprocessor : public clang::PreprocessOnlyAction {
public:
  AskPreprocessor(llvm::ArrayRef<const model::CompilerMacro *> Asked, Macros &Defined)
      : Asked(Asked), Defined(Defined) {}

private:
  void ExecuteAction() override {
    clang::Preprocessor &Reader = getCompilerInstance().getPreprocessor();
    llvm::StringRef Given = Reader.getPredefines();
    // What the command has defined stays what it is.
    auto IsGiven = [&](const std::string &Name) { return Given.contains("#define " + Name + " "); };
    PreprocessOnlyAction::ExecuteAction();
    for (const model::CompilerMacro *Each : Asked)
      for (const std::string &Name : Each->Define)
        if (Reader.isMacroDefined(Name) && !IsGiven(Name))
          Defined.emplace_back(Name, Each->Value);
  }

  llvm::ArrayRef<const model::CompilerMacro *> Asked;
  Macros &Defined;
};

model::Compiler familyInModels(CompilerFamily Family) {
  switch (Family) {
  case CompilerFamily::Gcc:
    return model::Compiler::Gcc;
  case CompilerFamily::Clang:
    return model::Compiler::Clang;
  case CompilerFamily::Msvc:
    return model::Compiler::Msvc;
  }
  return model::Compiler::Gcc;
}

} // namespace

std::vector<const model::CompilerMacro *> libraryMacros(llvm::ArrayRef<model::Model> Models,
                                                        const CleanCommand &Command) {
  std::vector<const model::CompilerMacro *> Result;
  for (const model::Model &Each : Models)
    for (const model::CompilerMacro &Macro : Each.CompilerMacros)
      if (Macro.Family == familyInModels(Command.Family) && (Command.Version == 0 || Command.Version >= Macro.Since))
        Result.push_back(&Macro);
  return Result;
}

void defineLibraryMacros(clang::CompilerInvocation &Invocation, const CleanCommand &Command,
                         const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &Files) {
  if (Command.Macros.empty())
    return;
  std::unique_ptr<llvm::MemoryBuffer> Text = llvm::MemoryBuffer::getMemBufferCopy(textOf(Command.Macros), "macros");
  auto Question = std::make_shared<clang::CompilerInvocation>(Invocation);
  clang::PreprocessorOptions &Options = Question->getPreprocessorOpts();
  Options.Includes.clear();
  Options.MacroIncludes.clear();
  clang::FrontendOptions &Frontend = Question->getFrontendOpts();
  Frontend.Inputs = {clang::FrontendInputFile(Text->getMemBufferRef(), Frontend.Inputs.front().getKind())};
  Frontend.DisableFree = false;
  clang::CompilerInstance Compiler(std::move(Question));
  Compiler.setVirtualFileSystem(Files);
  Compiler.createDiagnostics(new clang::IgnoringDiagConsumer);
  Macros Defined;
  AskPreprocessor Action(Command.Macros, Defined);
  Compiler.ExecuteAction(Action);
  for (const auto &[Name, Value] : Defined)
    Invocation.getPreprocessorOpts().addMacroDef(fmt::format("{}={}", Name, Value));
}

} // namespace floodgate
