//===- CleanCommand.cpp - what a compile command says of the code ------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/CleanCommand.h"
#include "driver/units/AllowedOptions.h"
#include "driver/units/GccOptions.h"
#include "driver/units/Launchers.h"
#include "driver/units/ResponseFiles.h"
#include "driver/units/Toolchain.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

namespace floodgate {

namespace {

namespace options = clang::options;
using llvm::opt::Arg;
using llvm::opt::InputArgList;

/// Whether an option says where C++20 modules lie or how they are compiled, in the words of Clang or GCC.
bool isAboutModules(llvm::StringRef Argument) {
  return llvm::any_of(llvm::ArrayRef<llvm::StringRef>{"-fmodule", "-fno-module", "-fprebuilt-", "-fcxx-modules",
                                                      "-fno-cxx-modules", "-fimplicit-module", "-fno-implicit-module",
                                                      "-fbuiltin-module-map", "-fexperimental-modules", "-fdeps-",
                                                      "-Mno-modules", "--precompile"},
                      [&](llvm::StringRef Beginning) { return Argument.starts_with(Beginning); });
}

/// The value of the last `NAME=VALUE` or `NAME VALUE` among \p Arguments; empty without.
llvm::StringRef lastValue(llvm::ArrayRef<std::string> Arguments, llvm::StringRef Joined, llvm::StringRef Separate) {
  llvm::StringRef Result;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    llvm::StringRef Argument = Arguments[I];
    if (Argument.consume_front(Joined))
      Result = Argument;
    else if (Argument == Separate && I + 1 < Arguments.size())
      Result = Arguments[I + 1];
  }
  return Result;
}

/// \p Arguments without response files of CMake that are made while the project is built: they name the modules that
/// the unit imports (https://cmake.org/cmake/help/latest/manual/cmake-cxxmodules.7.html).
std::vector<std::string> withoutMissingModuleMaps(const CompileCommand &Command, std::vector<std::string> &Notes) {
  std::vector<std::string> Result;
  for (const std::string &Argument : Command.Arguments) {
    llvm::StringRef File = Argument;
    if (File.consume_front("@") && File.ends_with(".modmap")) {
      llvm::SmallString<256> Path(File);
      llvm::sys::path::make_absolute(Command.Directory, Path);
      if (!llvm::sys::fs::exists(Path)) {
        Notes.push_back(("read without the response file '" + File + "', which the build has not made yet").str());
        continue;
      }
    }
    Result.push_back(Argument);
  }
  return Result;
}

/// Makes a clean command of one in which no response files are left.
class Cleaner {
public:
  Cleaner(const CompileCommand &Command, llvm::StringRef File, const PrecompiledHeaders &Headers, CleanCommand &Clean)
      : Directory(Command.Directory), File(File), Headers(Headers), Clean(Clean) {}

  llvm::Error run(std::vector<std::string> Given, llvm::StringRef ResourceDir);

private:
  llvm::Error readName(llvm::StringRef Program, llvm::ArrayRef<std::string> Given);
  llvm::Error addConfigFile(llvm::StringRef Name);
  /// What is left to be parsed: \p Given without the file, and without what clang would misunderstand.
  std::vector<std::string> parsable(llvm::ArrayRef<std::string> Given) const;
  llvm::Error add(llvm::ArrayRef<std::string> Given, llvm::opt::Visibility Visible, llvm::StringRef Behind);
  void addForFrontend();
  void addIncluded(llvm::StringRef Name);
  void addPrecompiled(llvm::StringRef Precompiled);
  void include(const std::string &Header);
  void drop(const InputArgList &Parsed, unsigned Begin, unsigned End);

  llvm::StringRef Directory, File;
  const PrecompiledHeaders &Headers;
  CleanCommand &Clean;
  CompilerName Name;
  bool HasLanguage = false;
  std::vector<std::string> Folders;     ///< Searched for headers, in the order of the command.
  std::vector<std::string> ForFrontend; ///< `-Xclang` and its like.
  std::vector<std::string> Included;    ///< The values of `-include`, and
  std::vector<std::string> Precompiled; ///< of `-include-pch`.
};

llvm::Error Cleaner::readName(llvm::StringRef Program, llvm::ArrayRef<std::string> Given) {
  if (std::optional<CompilerName> Known = parseCompilerName(Program))
    Name = *Known;
  Clean.Family = Name.Family;
  Clean.Version = Name.Version;
  llvm::StringRef Mode = lastValue(Given, "--driver-mode=", "--driver-mode");
  if (!Mode.empty())
    Name.TakesCl = Mode == "cl";
  else if (Name.TakesCl)
    Clean.Arguments.push_back("--driver-mode=cl");
  else if (Name.IsCxx)
    Clean.Arguments.push_back("--driver-mode=g++");
  // What lies beside the compiler is not a part of the command.
  Clean.Arguments.push_back("--no-default-config");

  llvm::StringRef Asked = lastValue(Given, "--target=", "-target");
  if (Asked.empty() && !Name.NoTarget.empty())
    return llvm::createStringError("'" + llvm::sys::path::filename(Program) + "' makes code for '" + Name.NoTarget +
                                   "', for which clang has no target");
  if (Asked.empty() && !Name.Target.empty())
    Clean.Arguments.push_back("--target=" + Name.Target);
  if (!Name.Target.empty() && Name.Family != CompilerFamily::Msvc) {
    Clean.Arguments.front() = findCrossCompiler(Program, Directory);
    bool SaysWhere = !lastValue(Given, "--sysroot=", "--sysroot").empty() ||
                     !lastValue(Given, "-isysroot", "-isysroot").empty() ||
                     !lastValue(Given, "--gcc-toolchain=", "--gcc-toolchain").empty();
    if (!SaysWhere)
      llvm::append_range(Clean.Arguments, toolchainOptions(Clean.Arguments.front(), Name));
  }
  std::string Target = !Asked.empty()         ? Asked.str()
                       : !Name.Target.empty() ? Name.Target
                                              : llvm::sys::getDefaultTargetTriple();
  Clean.Machine = llvm::Triple(llvm::Triple::normalize(Target)).getArch();
  return llvm::Error::success();
}

std::vector<std::string> Cleaner::parsable(llvm::ArrayRef<std::string> Given) const {
  std::vector<std::string> Result;
  for (const std::string &Argument : Given) {
    llvm::SmallString<256> Path(Argument);
    llvm::sys::path::make_absolute(Directory, Path);
    // `cl` takes whatever begins with `/` for an option. `/Tp FILE` says the language of one file.
    if (Path.str() == File) {
      if (Name.TakesCl && !Result.empty() && llvm::StringRef(Result.back()).drop_front().starts_with("T") &&
          Result.back().size() == 3)
        Result.back() = Result.back()[2] == 'p' ? "/TP" : "/TC";
      continue;
    }
    std::optional<llvm::ArrayRef<llvm::StringRef>> Means;
    if (Name.Family == CompilerFamily::Gcc)
      Means = meantByGcc(Argument, Clean.Machine);
    if (!Means)
      Result.push_back(Argument);
    else
      Result.insert(Result.end(), Means->begin(), Means->end());
  }
  return Result;
}

void Cleaner::drop(const InputArgList &Parsed, unsigned Begin, unsigned End) {
  for (unsigned Part = Begin; Part < End; ++Part)
    Clean.Dropped.push_back(shownArgument(Parsed.getArgString(Part)));
}

llvm::Error Cleaner::addConfigFile(llvm::StringRef Config) {
  // Others are looked for in folders that the compiler was built with.
  if (!Config.contains('/')) {
    Clean.Dropped.push_back(("--config=" + Config).str());
    return llvm::Error::success();
  }
  // The same as a response file, which may have comments.
  llvm::Expected<std::vector<std::string>> Read =
      expandResponseFiles({"", ("@" + Config).str()}, Directory, llvm::cl::tokenizeConfigFile);
  if (!Read)
    return Read.takeError();
  return add(llvm::ArrayRef(*Read).drop_front(), llvm::opt::Visibility(options::ClangOption), "");
}

llvm::Error Cleaner::add(llvm::ArrayRef<std::string> Given, llvm::opt::Visibility Visible, llvm::StringRef Behind) {
  llvm::SmallVector<const char *, 64> Raw;
  for (const std::string &Argument : Given)
    Raw.push_back(Argument.c_str());
  unsigned MissingIndex = 0, MissingCount = 0;
  InputArgList Parsed = clang::getDriverOptTable().ParseArgs(Raw, MissingIndex, MissingCount, Visible);
  if (MissingCount)
    return llvm::createStringError(llvm::Twine("the compile command ends after '") + Parsed.getArgString(MissingIndex) +
                                   "', which needs a value");
  std::vector<std::string> ForDriver;
  llvm::SmallVector<Arg *, 64> Args(Parsed.begin(), Parsed.end());
  for (size_t I = 0; I < Args.size(); ++I) {
    const Arg &A = *Args[I];
    const llvm::opt::Option Option = A.getOption().getUnaliasedOption();
    // As it was written: an argument and its value reach to where the next one begins.
    unsigned Begin = A.getIndex(), End = I + 1 < Args.size() ? Args[I + 1]->getIndex() : Parsed.getNumInputArgStrings();
    llvm::StringRef Written = Parsed.getArgString(Begin);
    if (Option.matches(options::OPT_o))
      Clean.Output = A.getValue();
    if (isAboutModules(Written)) {
      Clean.Modules.push_back(Written.str());
      continue;
    }
    switch (Option.getID()) {
    case options::OPT_Xclang:
    case options::OPT_Xpreprocessor:
    case options::OPT_Wp_COMMA:
      for (const char *Value : A.getValues())
        ForFrontend.push_back(Value);
      continue;
    case options::OPT_include:
      Included.push_back(A.getValue());
      continue;
    case options::OPT_include_pch:
      Precompiled.push_back(A.getValue());
      continue;
    case options::OPT_config:
      if (llvm::Error Problem = addConfigFile(A.getValue()))
        return Problem;
      continue;
    case options::OPT__SLASH_clang:
      if (llvm::Error Problem = add({A.getValue()}, llvm::opt::Visibility(options::ClangOption), "/clang:"))
        return Problem;
      continue;
    case options::OPT__SLASH_Tp:
    case options::OPT__SLASH_Tc:
      Clean.Arguments.push_back(Option.matches(options::OPT__SLASH_Tp) ? "/TP" : "/TC");
      continue;
    case options::OPT_resource_dir:
      continue; // Another clang's.
    case options::OPT_I:
    case options::OPT_iquote:
    case options::OPT_isystem:
    case options::OPT_idirafter:
      Folders.push_back(A.getValue());
      break;
    case options::OPT_x:
      HasLanguage = true;
      break;
    default:
      break;
    }
    bool IsKnownToGcc = Name.Family == CompilerFamily::Gcc && isGccMachineOption(Written, Clean.Machine);
    // What this machine is would have to stand in the key of what is kept.
    llvm::StringRef OfMachine = Written;
    if (OfMachine.starts_with("-m") && OfMachine.consume_back("=native")) {
      Clean.Arguments.push_back((OfMachine + "=" + llvm::sys::getHostCPUName()).str());
      continue;
    }
    if (isAllowedInDriver(Option))
      for (unsigned Part = Begin; Part < End; ++Part)
        Clean.Arguments.push_back((Behind + Parsed.getArgString(Part)).str());
    else if (isMissed(Option) && !IsKnownToGcc)
      drop(Parsed, Begin, End);
  }
  return llvm::Error::success();
}

void Cleaner::include(const std::string &Header) {
  if (Name.TakesCl)
    Clean.Arguments.push_back("/FI" + Header);
  else
    Clean.Arguments.insert(Clean.Arguments.end(), {"-include", Header});
}

void Cleaner::addIncluded(llvm::StringRef Asked) {
  std::string Found = Headers.included(Asked, Directory, Folders, File);
  if (Found != Asked)
    Clean.Notes.push_back(("'" + Asked + "' is precompiled, and read from '" + Found + "'").str());
  include(Found);
}

void Cleaner::addPrecompiled(llvm::StringRef Asked) {
  std::optional<std::string> Header = Headers.headerOf(Asked, Directory);
  if (!Header) {
    Clean.Dropped.insert(Clean.Dropped.end(), {"-include-pch", Asked.str()});
    return;
  }
  // CMake names both.
  for (const std::string &Other : Included) {
    llvm::SmallString<256> Path(Other);
    llvm::sys::path::make_absolute(Directory, Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    if (Path.str() == *Header)
      return;
  }
  Clean.Notes.push_back(("'" + Asked + "' is precompiled, and read from '" + *Header + "'").str());
  include(*Header);
}

void Cleaner::addForFrontend() {
  std::vector<std::string> Rest;
  for (size_t I = 0; I < ForFrontend.size(); ++I) {
    llvm::StringRef Argument = ForFrontend[I];
    bool HasValue = I + 1 < ForFrontend.size();
    if (Argument == "-include-pch" && HasValue)
      Precompiled.push_back(ForFrontend[++I]);
    else if (Argument == "-include" && HasValue)
      Included.push_back(ForFrontend[++I]);
    else
      Rest.push_back(Argument.str());
  }
  FrontendArguments Sorted = sortFrontendArguments(Rest);
  for (const std::string &Argument : Sorted.Allowed)
    Clean.Arguments.insert(Clean.Arguments.end(), {"-Xclang", Argument});
  for (const std::string &Argument : Sorted.Missed)
    Clean.Dropped.push_back(shownArgument(Argument));
}

llvm::Error Cleaner::run(std::vector<std::string> Given, llvm::StringRef ResourceDir) {
  if (Given.empty())
    return llvm::createStringError("the compile command is empty");
  Clean.Arguments.push_back(Given.front());
  llvm::ArrayRef<std::string> Behind = llvm::ArrayRef(Given).drop_front();
  if (llvm::Error Problem = readName(Given.front(), Behind))
    return Problem;
  llvm::opt::Visibility Visible(Name.TakesCl ? options::CLOption : options::ClangOption);
  if (llvm::Error Problem = add(parsable(Behind), Visible, ""))
    return Problem;
  addForFrontend();
  // A precompiled header comes before all others.
  for (const std::string &Each : Precompiled)
    addPrecompiled(Each);
  for (const std::string &Each : Included)
    addIncluded(Each);
  Clean.Arguments.push_back("-resource-dir=" + ResourceDir.str());
  // GCC has modules beside any standard; with clang they are C++20's.
  bool IsModern = llvm::any_of(Clean.Arguments, isModernStandard);
  bool HasStandard = llvm::any_of(Clean.Arguments, [](llvm::StringRef A) { return A.ltrim("-/").starts_with("std"); });
  if (!Name.TakesCl &&
      (llvm::is_contained(Clean.Modules, "-fmodules-ts") ? !IsModern : isModuleFile(File) && !HasStandard))
    Clean.Arguments.push_back("-std=gnu++20");
  // Not every one of these endings is known to clang's driver.
  if (isModuleFile(File) && !HasLanguage && !Name.TakesCl)
    Clean.Arguments.insert(Clean.Arguments.end(), {"-x", "c++-module"});
  Clean.Arguments.insert(Clean.Arguments.end(), {"--", File.str()});
  return llvm::Error::success();
}

} // namespace

std::vector<std::string> inputsOf(llvm::ArrayRef<std::string> Command) {
  std::vector<std::string> Given = withoutLaunchers(Command), Result;
  if (Given.empty())
    return Result;
  std::optional<CompilerName> Name = parseCompilerName(Given.front());
  llvm::StringRef Mode = lastValue(Given, "--driver-mode=", "--driver-mode");
  bool TakesCl = Mode.empty() ? Name && Name->TakesCl : Mode == "cl";
  llvm::SmallVector<const char *, 64> Raw;
  for (const std::string &Argument : llvm::ArrayRef(Given).drop_front()) {
    // `cl` takes whatever begins with `/` for an option, unless there is such a file.
    if (TakesCl && Argument.starts_with('/') && llvm::sys::fs::is_regular_file(Argument))
      Result.push_back(Argument);
    else
      Raw.push_back(Argument.c_str());
  }
  unsigned MissingIndex = 0, MissingCount = 0;
  InputArgList Parsed = clang::getDriverOptTable().ParseArgs(
      Raw, MissingIndex, MissingCount, llvm::opt::Visibility(TakesCl ? options::CLOption : options::ClangOption));
  for (const Arg *A : Parsed)
    if (A->getOption().getKind() == llvm::opt::Option::InputClass || A->getOption().matches(options::OPT__DASH_DASH) ||
        A->getOption().matches(options::OPT__SLASH_Tp) || A->getOption().matches(options::OPT__SLASH_Tc))
      Result.insert(Result.end(), A->getValues().begin(), A->getValues().end());
  return Result;
}

bool isModernStandard(llvm::StringRef Argument) {
  static const llvm::Regex Modern("^(--?|/)std[:=](c|gnu)\\+\\+(2[0-9a-z]|latest)");
  return Modern.match(Argument);
}

bool isModuleFile(llvm::StringRef File) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(File))
      .Cases({".cppm", ".ccm", ".cxxm", ".c++m", ".ixx", ".mpp", ".mxx"}, true)
      .Default(false);
}

llvm::Expected<CleanCommand> cleanCommand(const CompileCommand &Command, llvm::StringRef File,
                                          llvm::StringRef ResourceDir, const PrecompiledHeaders &Headers) {
  CleanCommand Clean;
  std::vector<std::string> Given = withoutMissingModuleMaps(Command, Clean.Notes);
  llvm::Expected<std::vector<std::string>> Expanded = expandResponseFiles(Given, Command.Directory);
  if (!Expanded)
    return Expanded.takeError();
  if (llvm::Error Problem = Cleaner(Command, File, Headers, Clean).run(withoutLaunchers(*Expanded), ResourceDir))
    return Problem;
  return Clean;
}

} // namespace floodgate
