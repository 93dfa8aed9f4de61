//===- Invocation.cpp - from a compile command to a parse --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Invocation.h"
#include "FirstError.h"
#include "RegularFileSystem.h"
#include "ResponseFiles.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Driver/CreateInvocationFromArgs.h"
#include "clang/Driver/ToolChain.h"
#include "clang/Driver/Types.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/TargetParser/Triple.h"

namespace floodgate {

namespace {

namespace options = clang::options;

/// A program that runs the compiler named by one of its arguments.
bool isWrapper(llvm::StringRef Program) {
  static const llvm::StringSet<> Names = {"ccache", "sccache", "distcc", "icecc", "gomacc",  "buildcache",
                                          "pump",   "env",     "nice",   "time",  "cachecc1"};
  return Names.contains(llvm::sys::path::stem(Program));
}

/// The arguments from the compiler on. `ccache -c a.cpp`, which names no compiler, means the default one.
llvm::ArrayRef<const char *> withoutWrappers(llvm::ArrayRef<const char *> Arguments) {
  while (Arguments.size() > 1 && isWrapper(Arguments.front())) {
    llvm::ArrayRef<const char *> Rest = Arguments.drop_front();
    // Settings of the wrapper: `ccache compiler_check=none g++`, `env LANG=C g++`.
    while (!Rest.empty() && Rest.front()[0] != '-' && llvm::StringRef(Rest.front()).contains('='))
      Rest = Rest.drop_front();
    if (Rest.empty() || Rest.front()[0] == '-')
      break;
    Arguments = Rest;
  }
  return Arguments;
}

/// Whether an option only tells where to write something, or how much to say. Without it the code means the same.
bool isAboutOutput(const llvm::opt::Arg &Argument) {
  const llvm::opt::Option &Option = Argument.getOption();
  for (unsigned Group : {options::OPT_M_Group, options::OPT_g_Group})
    if (Option.matches(Group))
      return true;
  for (unsigned Id :
       {options::OPT_c, options::OPT_S, options::OPT_E, options::OPT_o, options::OPT_v, options::OPT_save_temps,
        options::OPT_save_temps_EQ, options::OPT__HASH_HASH_HASH, options::OPT_emit_llvm, options::OPT__analyze,
        options::OPT__serialize_diags, options::OPT_fsyntax_only, options::OPT_ftime_report, options::OPT_ftime_trace,
        options::OPT_ftime_trace_EQ, options::OPT_pipe, options::OPT_dumpdir})
    if (Option.matches(Id))
      return true;
  return false;
}

/// Whether an option names files that another compiler made: plugins, precompiled headers, profiles.
bool needsCompilersFiles(const llvm::opt::Arg &Argument) {
  for (unsigned Id :
       {options::OPT_fplugin_EQ, options::OPT_fplugin_arg, options::OPT_fpass_plugin_EQ, options::OPT_include_pch})
    if (Argument.getOption().matches(Id))
      return true;
  llvm::StringRef Spelling = Argument.getSpelling();
  return Spelling.starts_with("-fprofile") || Spelling.starts_with("-fauto-profile") ||
         Spelling.starts_with("-fcoverage") || Spelling.starts_with("-fcs-profile");
}

/// Whether an option says where C++20 modules lie or how they are compiled, in the words of Clang or GCC.
bool isAboutModules(llvm::StringRef Argument) {
  return llvm::any_of(llvm::ArrayRef<llvm::StringRef>{"-fmodule", "-fno-module", "-fprebuilt-", "-fcxx-modules",
                                                      "-fno-cxx-modules", "-fimplicit-module", "-fno-implicit-module",
                                                      "-fbuiltin-module-map", "-fexperimental-modules", "-fdeps-",
                                                      "-Mno-modules", "--precompile"},
                      [&](llvm::StringRef Beginning) { return Argument.starts_with(Beginning); });
}

/// How many arguments of the frontend, from \p Index on, name a file that another compiler made. With them goes their
/// value: `-Xclang -include-pch -Xclang FILE`, as CMake writes it.
size_t frontendFileArguments(llvm::ArrayRef<llvm::opt::Arg *> Arguments, size_t Index) {
  auto IsFrontend = [&](size_t I) {
    return I < Arguments.size() && Arguments[I]->getOption().matches(options::OPT_Xclang);
  };
  if (!IsFrontend(Index))
    return 0;
  llvm::StringRef Value = Arguments[Index]->getValue();
  bool Named = Value == "-include-pch" || Value == "-load" || Value == "-plugin" || Value == "-add-plugin" ||
               Value.starts_with("-plugin-arg");
  return Named ? (IsFrontend(Index + 1) ? 2 : 1) : 0;
}

/// `g++` means `--driver-mode=g++`; `arm-linux-gnueabihf-g++` also names the target.
void addModeOf(llvm::StringRef Compiler, std::vector<std::string> &Arguments) {
  clang::driver::ParsedClangName Name = clang::driver::ToolChain::getTargetAndModeFromProgramName(Compiler);
  if (Name.DriverMode)
    Arguments.push_back(Name.DriverMode);
  else if (llvm::sys::path::stem(Compiler).ends_with("++"))
    Arguments.push_back("--driver-mode=g++");
  llvm::Triple Target(Name.TargetPrefix);
  if (Target.getArch() != llvm::Triple::UnknownArch && Target.getOS() != llvm::Triple::UnknownOS)
    Arguments.push_back("--target=" + Name.TargetPrefix);
}

/// Whether \p Argument only says how machine code is made: such an option may go when clang does not take it.
bool isCodeGeneration(llvm::StringRef Argument) {
  return Argument.starts_with("-f") || Argument.starts_with("-m") || Argument.starts_with("-O") ||
         Argument.starts_with("-W") || Argument.starts_with("--param");
}

/// The position of an argument that \p Error, a message of the driver, complains of: it quotes it, or its beginning.
std::optional<size_t> rejectedArgument(llvm::StringRef Error, llvm::ArrayRef<std::string> Arguments) {
  while (Error.contains('\'')) {
    auto [Quoted, Rest] = Error.split('\'').second.split('\'');
    Error = Rest;
    for (size_t I = 1; I + 1 < Arguments.size(); ++I) {
      llvm::StringRef Argument = Arguments[I];
      bool Matches = Argument == Quoted || (Quoted.ends_with("=") && Argument.starts_with(Quoted));
      if (Matches && isCodeGeneration(Argument))
        return I;
    }
  }
  return std::nullopt;
}

} // namespace

bool isModuleFile(llvm::StringRef File) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(File))
      .Cases({".cppm", ".ccm", ".cxxm", ".c++m", ".ixx", ".mpp", ".mxx"}, true)
      .Default(false);
}

llvm::Expected<CleanCommand> cleanCommand(const CompileCommand &Command, llvm::StringRef File,
                                          llvm::StringRef ResourceDir) {
  llvm::Expected<std::vector<std::string>> Expanded = expandResponseFiles(Command.Arguments, Command.Directory);
  if (!Expanded)
    return Expanded.takeError();
  llvm::SmallVector<const char *, 64> Raw;
  for (const std::string &Argument : *Expanded)
    Raw.push_back(Argument.c_str());

  llvm::ArrayRef<const char *> FromCompiler = withoutWrappers(Raw);
  unsigned MissingIndex = 0, MissingCount = 0;
  llvm::opt::InputArgList Parsed = clang::getDriverOptTable().ParseArgs(
      FromCompiler.drop_front(), MissingIndex, MissingCount, llvm::opt::Visibility(options::ClangOption));
  if (MissingCount)
    return llvm::createStringError(llvm::Twine("the compile command ends after '") + Parsed.getArgString(MissingIndex) +
                                   "', which needs a value");

  CleanCommand Clean;
  Clean.Arguments.push_back(FromCompiler.front());
  addModeOf(FromCompiler.front(), Clean.Arguments);
  llvm::SmallVector<llvm::opt::Arg *, 64> Arguments(Parsed.begin(), Parsed.end());
  for (size_t I = 0; I < Arguments.size(); ++I) {
    const llvm::opt::Arg &Argument = *Arguments[I];
    if (Argument.getOption().matches(options::OPT_o))
      Clean.Output = Argument.getValue();
    if (llvm::StringRef Written = Parsed.getArgString(Argument.getIndex()); isAboutModules(Written)) {
      Clean.Modules.push_back(Written.str());
      continue;
    }
    if (Argument.getOption().getKind() == llvm::opt::Option::InputClass || isAboutOutput(Argument) ||
        Argument.getOption().matches(options::OPT__DASH_DASH))
      continue;
    if (size_t Count = frontendFileArguments(Arguments, I)) {
      I += Count - 1;
      continue;
    }
    bool IsDropped = Argument.getOption().getKind() == llvm::opt::Option::UnknownClass || needsCompilersFiles(Argument);
    // As it was written: an argument and its value reach to where the next one begins.
    unsigned End = I + 1 < Arguments.size() ? Arguments[I + 1]->getIndex() : Parsed.getNumInputArgStrings();
    for (unsigned Part = Argument.getIndex(); Part < End; ++Part)
      (IsDropped ? Clean.Dropped : Clean.Arguments).push_back(Parsed.getArgString(Part));
  }
  Clean.Arguments.push_back("-resource-dir=" + ResourceDir.str());
  // Not every one of these endings is known to clang's driver.
  if (isModuleFile(File) && !Parsed.hasArg(options::OPT_x))
    Clean.Arguments.insert(Clean.Arguments.end(), {"-x", "c++-module"});
  Clean.Arguments.push_back(File.str());
  return Clean;
}

llvm::Expected<std::shared_ptr<clang::CompilerInvocation>> makeInvocation(CleanCommand &Command) {
  while (true) {
    FirstError First;
    clang::DiagnosticOptions DiagnosticSettings;
    clang::CreateInvocationOptions Settings;
    Settings.VFS = regularFileSystem();
    Settings.Diags = clang::CompilerInstance::createDiagnostics(*Settings.VFS, DiagnosticSettings, &First,
                                                                /*ShouldOwnClient=*/false);
    llvm::SmallVector<const char *, 64> Arguments;
    for (const std::string &Argument : Command.Arguments)
      Arguments.push_back(Argument.c_str());
    std::shared_ptr<clang::CompilerInvocation> Invocation = clang::createInvocation(Arguments, Settings);
    if (First.Text.empty() && Invocation)
      return Invocation;
    if (First.Text.empty())
      return llvm::createStringError("clang finds nothing to parse in the compile command");
    std::optional<size_t> Rejected = rejectedArgument(First.Text, Command.Arguments);
    if (!Rejected)
      return llvm::createStringError("in the compile command: " + First.Text);
    Command.Dropped.push_back(Command.Arguments[*Rejected]);
    Command.Arguments.erase(Command.Arguments.begin() + *Rejected);
  }
}

/// Only errors are of interest, and only those that clang has by itself: the project's own choice of warnings may be
/// one that stops GCC and not clang, or the other way round. What the project turned off stays off, for some errors are
/// warnings to clang.
static void silenceWarnings(clang::DiagnosticOptions &Diagnostics) {
  llvm::erase_if(Diagnostics.Warnings, [](llvm::StringRef Warning) { return !Warning.starts_with("no-"); });
  Diagnostics.IgnoreWarnings = true;
  Diagnostics.PedanticErrors = false;
  Diagnostics.VerifyDiagnostics = false;
}

void prepareInvocation(clang::CompilerInvocation &Invocation) {
  silenceWarnings(Invocation.getDiagnosticOpts());
  clang::FrontendOptions &Frontend = Invocation.getFrontendOpts();
  Frontend.DisableFree = true;
  Frontend.ProgramAction = clang::frontend::ParseSyntaxOnly;
  Frontend.OutputFile.clear();
  Invocation.getDependencyOutputOpts() = clang::DependencyOutputOptions();
}

} // namespace floodgate
