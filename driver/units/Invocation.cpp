//===- Invocation.cpp - from a compile command to a parse --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Invocation.h"
#include "driver/extraction/FirstError.h"
#include "driver/units/AllowedOptions.h"
#include "driver/units/CompilerFolders.h"
#include "driver/units/GccOptions.h"
#include "driver/units/LibraryMacros.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Driver/Compilation.h"
#include "clang/Driver/Driver.h"
#include "clang/Driver/InputInfo.h"
#include "clang/Driver/Tool.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/TargetParser/Host.h"

namespace floodgate {

namespace {

/// Whether \p Argument only says how machine code is made: such an option may go when clang does not take it.
bool isCodeGeneration(llvm::StringRef Argument) {
  return Argument.starts_with("-f") || Argument.starts_with("-m") || Argument.starts_with("-O") ||
         Argument.starts_with("-W");
}

/// The position of an argument that \p Error, a message of clang, complains of: it quotes the argument, its beginning,
/// or its value, with the dashes or without.
std::optional<size_t> rejectedArgument(llvm::StringRef Error, llvm::ArrayRef<std::string> Arguments) {
  llvm::SmallVector<llvm::StringRef, 4> Quotes;
  while (Error.contains('\'')) {
    auto [Quoted, Rest] = Error.split('\'').second.split('\'');
    Quotes.push_back(Quoted);
    Error = Rest;
  }
  auto Find = [&](llvm::function_ref<bool(llvm::StringRef Argument, llvm::StringRef Quoted)> Matches) {
    for (llvm::StringRef Quoted : Quotes)
      for (size_t I = 1; I + 1 < Arguments.size() && !Quoted.empty(); ++I)
        if (isCodeGeneration(Arguments[I]) && Matches(Arguments[I], Quoted))
          return std::optional(I);
    return std::optional<size_t>();
  };
  auto Named = [](llvm::StringRef Argument, llvm::StringRef Quoted) {
    Argument = Argument.ltrim('-');
    Quoted = Quoted.ltrim('-');
    return Argument == Quoted || (Quoted.ends_with("=") && Argument.starts_with(Quoted)) ||
           (Argument.consume_front("m") && Argument == Quoted);
  };
  if (std::optional<size_t> Found = Find(Named))
    return Found;
  return Find([](llvm::StringRef Argument, llvm::StringRef Quoted) { return Argument.split('=').second == Quoted; });
}

/// What the driver would have the frontend do; empty where it finds nothing to parse. Errors go to \p Diagnostics.
std::vector<std::string> askDriver(const CleanCommand &Command, clang::DiagnosticsEngine &Diagnostics,
                                   const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &Files) {
  llvm::SmallVector<const char *, 64> Arguments;
  for (const std::string &Argument : Command.Arguments)
    Arguments.push_back(Argument.c_str());
  // Otherwise there would be an assembler and a linker to be found.
  Arguments.insert(Arguments.begin() + 1, "-fsyntax-only");
  clang::driver::Driver Driver(Arguments.front(), llvm::sys::getDefaultTargetTriple(), Diagnostics, "floodgate", Files);
  Driver.setCheckInputsExist(false);
  Driver.setProbePrecompiled(false);
  std::unique_ptr<clang::driver::Compilation> Plan(Driver.BuildCompilation(Arguments));
  if (!Plan)
    return {};
  // Code for other processors beside the machine's (CUDA) makes several; the first is as good as any.
  for (const clang::driver::Command &Job : Plan->getJobs())
    if (llvm::StringRef(Job.getCreator().getName()) == "clang" &&
        llvm::any_of(Job.getInputInfos(), [&](const clang::driver::InputInfo &Input) {
          return Input.isFilename() && Input.getFilename() == Command.Arguments.back();
        }))
      return {Job.getArguments().begin(), Job.getArguments().end()};
  return {};
}

/// Only errors are of interest, and only those that clang has by itself: the project's own choice of warnings may be
/// one that stops GCC and not clang, or the other way round. What the project turned off stays off, for some errors are
/// warnings to clang.
void silenceWarnings(clang::DiagnosticOptions &Diagnostics) {
  llvm::erase_if(Diagnostics.Warnings, [](llvm::StringRef Warning) { return !Warning.starts_with("no-"); });
  Diagnostics.IgnoreWarnings = true;
  Diagnostics.PedanticErrors = false;
}

/// An invocation made of what is allowed of \p Asked.
std::shared_ptr<clang::CompilerInvocation> allowedInvocation(const CleanCommand &Command,
                                                             llvm::ArrayRef<std::string> Asked,
                                                             clang::DiagnosticsEngine &Diagnostics) {
  std::vector<std::string> Arguments = sortFrontendArguments(Asked).Allowed;
  Arguments.insert(Arguments.end(), {"-fsyntax-only", Command.Arguments.back()});
  llvm::SmallVector<const char *, 128> Raw;
  for (const std::string &Argument : Arguments)
    Raw.push_back(Argument.c_str());
  auto Invocation = std::make_shared<clang::CompilerInvocation>();
  if (!clang::CompilerInvocation::CreateFromArgs(*Invocation, Raw, Diagnostics, Command.Arguments.front().c_str()))
    return nullptr;
  silenceWarnings(Invocation->getDiagnosticOpts());
  Invocation->getFrontendOpts().DisableFree = true;
  // What code says of the time when it is compiled (`__DATE__`, `__TIMESTAMP__`) is the same every time.
  Invocation->getPreprocessorOpts().SourceDateEpoch = 0;
  // A processor or an ABI that clang does not know is found now, where the option can still be left out.
  clang::TargetOptions Target = Invocation->getTargetOpts();
  llvm::IntrusiveRefCntPtr<clang::TargetInfo> Info(clang::TargetInfo::CreateTargetInfo(Diagnostics, Target));
  return Info ? Invocation : nullptr;
}

/// What \p Command means to clang; null, and \p Error says why, where clang does not take it.
std::shared_ptr<clang::CompilerInvocation> tryCommand(const CleanCommand &Command,
                                                      const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &Files,
                                                      std::string &Error) {
  FirstError First;
  clang::DiagnosticOptions Settings;
  llvm::IntrusiveRefCntPtr<clang::DiagnosticsEngine> Diagnostics =
      clang::CompilerInstance::createDiagnostics(*Files, Settings, &First, /*ShouldOwnClient=*/false);
  std::vector<std::string> Asked = askDriver(Command, *Diagnostics, Files);
  std::shared_ptr<clang::CompilerInvocation> Invocation;
  if (First.Text.empty() && !Asked.empty())
    Invocation = allowedInvocation(Command, Asked, *Diagnostics);
  Error = First.Text;
  if (Error.empty() && !Invocation)
    Error = "clang finds nothing to parse";
  return Error.empty() ? Invocation : nullptr;
}

/// The position of a machine option of GCC without which clang says something else than \p Error, or nothing. Its
/// message need not name the option. That there is no such machine is no matter of options.
std::optional<size_t> unbearableOption(const CleanCommand &Command,
                                       const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &Files,
                                       llvm::StringRef Error) {
  if (Command.Family != CompilerFamily::Gcc || Error.starts_with("unknown target triple"))
    return std::nullopt;
  for (size_t I = 1; I + 1 < Command.Arguments.size(); ++I) {
    if (!isGccMachineOption(Command.Arguments[I], Command.Machine))
      continue;
    CleanCommand Without = Command;
    Without.Arguments.erase(Without.Arguments.begin() + static_cast<std::ptrdiff_t>(I));
    std::string Other;
    if (tryCommand(Without, Files, Other) || Other != Error)
      return I;
  }
  return std::nullopt;
}

} // namespace

llvm::Expected<std::shared_ptr<clang::CompilerInvocation>>
makeInvocation(CleanCommand &Command, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &Files) {
  while (true) {
    std::string Error;
    if (std::shared_ptr<clang::CompilerInvocation> Invocation = tryCommand(Command, Files, Error)) {
      useOwnFolder(Invocation->getHeaderSearchOpts(), *Files);
      defineLibraryMacros(*Invocation, Command, Files);
      return Invocation;
    }
    std::optional<size_t> Rejected = rejectedArgument(Error, Command.Arguments);
    if (!Rejected)
      Rejected = unbearableOption(Command, Files, Error);
    if (!Rejected)
      return llvm::createStringError("in the compile command: " + Error);
    // Whether GCC does something differently for all code is nothing that the source could tell.
    llvm::StringRef Argument = Command.Arguments[*Rejected];
    if (Command.Family != CompilerFamily::Gcc || Argument.contains('=') ||
        !isGccMachineOption(Argument, Command.Machine))
      Command.Dropped.push_back(Argument.str());
    Command.Arguments.erase(Command.Arguments.begin() + static_cast<std::ptrdiff_t>(*Rejected));
  }
}

} // namespace floodgate
