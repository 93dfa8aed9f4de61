//===- Launchers.cpp - what runs a compiler ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Launchers.h"
#include "driver/units/CompilerName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include <optional>

namespace floodgate {

namespace {

/// A program that runs the one that its arguments name, and which of its own options take the next argument.
struct Launcher {
  llvm::StringLiteral Name;
  llvm::StringLiteral Valued; ///< Separated by spaces.
  unsigned Operands = 0;      ///< How many other arguments come before the program.
};

constexpr Launcher Launchers[] = {
    {"ccache", "", 0},
    {"sccache", "", 0},
    {"distcc", "", 0},
    {"icecc", "", 0},
    {"icerun", "", 0},
    {"gomacc", "", 0},
    {"buildcache", "", 0},
    {"cachecc1", "", 0},
    {"clcache", "", 0},
    {"recc", "", 0},
    {"rewrapper", "-cfg -exec_root -labels -inputs -platform", 0},
    {"pump", "", 0},
    {"colorgcc", "", 0},
    {"scan-build", "-o -V --use-cc --use-c++ --use-analyzer", 0},
    {"cov-build", "--dir --config", 0},
    {"bear", "-o --output", 0},
    {"env", "-u --unset -C --chdir -S --split-string", 0},
    {"nice", "-n --adjustment", 0},
    {"ionice", "-c --class -n --classdata", 0},
    {"time", "-f --format -o --output", 0},
    {"nohup", "", 0},
    {"chronic", "", 0},
    {"unbuffer", "", 0},
    {"setsid", "", 0},
    {"stdbuf", "-i -o -e --input --output --error", 0},
    {"timeout", "-k --kill-after -s --signal", 1},
    {"taskset", "", 1},
    {"chrt", "-T -P -D", 1},
    {"prlimit", "", 0},
    {"setarch", "", 1},
    {"linux32", "", 0},
    {"linux64", "", 0},
    {"strace", "-o -e -E -p -s -u -P", 0},
    {"flock", "-w -E --timeout", 1},
    {"sudo", "-u -g --user --group", 0},
    {"fakeroot", "", 0},
    {"proxychains4", "-f", 0},
    {"wine", "", 0},
    {"wine64", "", 0},
    {"xcrun", "-sdk --sdk -toolchain --toolchain", 0},
    {"zig", "", 0},
};

const Launcher *launcherNamed(llvm::StringRef Program) {
  llvm::StringRef Name = llvm::sys::path::filename(Program);
  (void)Name.consume_back(".exe");
  const auto *Found = llvm::find_if(Launchers, [&](const Launcher &Each) { return Each.Name == Name; });
  return Found == std::end(Launchers) ? nullptr : Found;
}

bool isCompiler(llvm::StringRef Argument) {
  return !Argument.starts_with("-") && parseCompilerName(Argument).has_value();
}

/// `NAME=VALUE`, as a shell and `env` take it.
bool isAssignment(llvm::StringRef Argument) {
  llvm::StringRef Name = Argument.take_until([](char C) { return C == '='; });
  return Name.size() < Argument.size() && !Name.empty() && !llvm::isDigit(Name[0]) &&
         llvm::all_of(Name, [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

/// What the compiler makes of an assignment: the variables in which it looks for folders.
void noteAssignment(llvm::StringRef Assignment, std::vector<std::string> &Options) {
  auto [Name, Value] = Assignment.split('=');
  llvm::StringRef Option = Name == "CPATH"                                            ? "-I"
                           : Name == "CPLUS_INCLUDE_PATH" || Name == "C_INCLUDE_PATH" ? "-isystem"
                                                                                      : "";
  llvm::SmallVector<llvm::StringRef, 4> Folders;
  if (!Option.empty())
    Value.split(Folders, ':');
  for (llvm::StringRef Folder : Folders)
    Options.push_back((Option + (Folder.empty() ? "." : Folder)).str());
}

/// Whether \p Argument is for a compiler only: no launcher has such options, so the compiler stands before it.
bool isForCompiler(llvm::StringRef Argument) {
  for (llvm::StringRef Start : {"-D", "-I", "-std=", "-isystem", "-W", "-O", "-m", "-x", "/D", "/I"})
    if (Argument.starts_with(Start))
      return true;
  return Argument == "-c" || Argument == "-o" || Argument == "/c";
}

/// The first compiler in \p Arguments that is one by its name, and stands where a program may: behind the options of a
/// launcher, and not behind those of a compiler.
std::optional<size_t> findCompiler(llvm::ArrayRef<std::string> Arguments) {
  for (size_t I = 0; I < Arguments.size() && !isForCompiler(Arguments[I]); ++I)
    if (isCompiler(Arguments[I]))
      return I;
  return std::nullopt;
}

/// The arguments behind those of the launcher itself, or none where it does not say where they begin.
std::optional<llvm::ArrayRef<std::string>> skipLauncher(const Launcher &Of, llvm::ArrayRef<std::string> Arguments,
                                                        std::vector<std::string> &Options) {
  llvm::SmallVector<llvm::StringRef, 8> Valued;
  Of.Valued.split(Valued, ' ');
  llvm::ArrayRef<std::string> Rest = Arguments.drop_front();
  unsigned Operands = Of.Operands;
  while (!Rest.empty()) {
    llvm::StringRef Next = Rest.front();
    if (Next == "--")
      return Rest.drop_front();
    if (Next.starts_with("-") && isForCompiler(Next) && !llvm::is_contained(Valued, Next))
      return std::nullopt;
    if (Next.starts_with("-")) {
      Rest = Rest.drop_front(llvm::is_contained(Valued, Next) && Rest.size() > 1 ? 2 : 1);
    } else if (isAssignment(Next)) {
      noteAssignment(Next, Options);
      Rest = Rest.drop_front();
    } else if (Operands > 0) {
      --Operands;
      Rest = Rest.drop_front();
    } else {
      return Rest;
    }
  }
  return std::nullopt;
}

/// What is behind `cmake -E COMMAND`: the tools of CMake that run another program.
/// https://cmake.org/cmake/help/latest/manual/cmake.1.html#run-a-command-line-tool
std::optional<llvm::ArrayRef<std::string>> skipCMake(llvm::ArrayRef<std::string> Arguments,
                                                     std::vector<std::string> &Options) {
  if (Arguments.size() < 4 || llvm::sys::path::stem(Arguments[0]) != "cmake" || Arguments[1] != "-E")
    return std::nullopt;
  llvm::ArrayRef<std::string> Rest = Arguments.drop_front(2);
  if (Rest.front() == "__run_co_compile") {
    const auto *Dashes = llvm::find(Rest, "--");
    return Dashes == Rest.end() ? std::nullopt
                                : std::optional(Rest.drop_front(static_cast<size_t>(Dashes - Rest.begin()) + 1));
  }
  static constexpr Launcher Plain = {"", "", 0}, OneOperand = {"", "", 1};
  return skipLauncher(Rest.front() == "chdir" ? OneOperand : Plain, Rest, Options);
}

/// `libtool --mode=compile`, also behind a shell. \returns what it runs.
std::optional<llvm::ArrayRef<std::string>> skipLibtool(llvm::ArrayRef<std::string> Arguments) {
  if (!llvm::StringRef(llvm::sys::path::stem(Arguments.front())).ends_with("libtool"))
    return std::nullopt;
  llvm::ArrayRef<std::string> Rest = Arguments.drop_front();
  while (!Rest.empty() && llvm::StringRef(Rest.front()).starts_with("-"))
    Rest = Rest.drop_front();
  return Rest;
}

/// `-Wc,OPTION` passes an option through libtool to the compiler.
std::vector<std::string> fromLibtool(llvm::ArrayRef<std::string> Arguments) {
  std::vector<std::string> Result;
  for (llvm::StringRef Argument : Arguments) {
    llvm::SmallVector<llvm::StringRef, 4> Passed;
    if (Argument.consume_front("-Wc,"))
      Argument.split(Passed, ',');
    else if (Argument != "-no-suppress" && Argument != "-prefer-pic" && Argument != "-prefer-non-pic")
      Passed.push_back(Argument);
    Result.insert(Result.end(), Passed.begin(), Passed.end());
  }
  return Result;
}

} // namespace

std::vector<std::string> withoutLaunchers(llvm::ArrayRef<std::string> Arguments) {
  std::vector<std::string> Options;
  bool IsLibtool = false;
  while (Arguments.size() > 1) {
    llvm::StringRef Program = Arguments.front();
    std::optional<llvm::ArrayRef<std::string>> Rest;
    if (isAssignment(Program)) {
      noteAssignment(Program, Options);
      Rest = Arguments.drop_front();
    } else {
      Rest = skipLibtool(Arguments);
      IsLibtool |= Rest.has_value();
      if (!Rest && isCompiler(Program))
        break;
      if (!Rest)
        Rest = skipCMake(Arguments, Options);
    }
    if (!Rest) {
      if (const Launcher *Of = launcherNamed(Program)) {
        Rest = skipLauncher(*Of, Arguments, Options);
      } else if (auto IsTool = [](llvm::StringRef A) { return llvm::sys::path::stem(A).ends_with("libtool"); };
                 Arguments.size() > 2 && IsTool(Arguments[1])) {
        Rest = Arguments.drop_front(); // `/bin/sh ../libtool …`
      } else if (std::optional<size_t> At = findCompiler(Arguments)) {
        Rest = Arguments.drop_front(*At); // A script, or a launcher that is not known.
      }
    }
    // It names no compiler. Its own options would be taken for the compiler's: those of ccache are few.
    if (!Rest || Rest->empty())
      break;
    Arguments = *Rest;
  }
  std::vector<std::string> Result = IsLibtool ? fromLibtool(Arguments) : Arguments.vec();
  Result.insert(Result.empty() ? Result.end() : Result.begin() + 1, Options.begin(), Options.end());
  return Result;
}

} // namespace floodgate
