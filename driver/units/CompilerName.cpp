//===- CompilerName.cpp - what a compiler's name says ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/CompilerName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/TargetParser/Triple.h"

namespace floodgate {

namespace {

/// One name that a compiler goes by. It stands alone, or behind a target and a `-`.
struct Known {
  llvm::StringLiteral Name;
  CompilerFamily Family;
  bool IsCxx, TakesCl;
  llvm::StringLiteral Target; ///< Whatever the name says besides.
};

constexpr Known Compilers[] = {
    {"g++", CompilerFamily::Gcc, true, false, ""},
    {"gcc", CompilerFamily::Gcc, false, false, ""},
    {"c++", CompilerFamily::Gcc, true, false, ""},
    {"cc", CompilerFamily::Gcc, false, false, ""},
    {"cpp", CompilerFamily::Gcc, false, false, ""},
    {"xgcc", CompilerFamily::Gcc, false, false, ""},
    {"xg++", CompilerFamily::Gcc, true, false, ""},
    {"clang++", CompilerFamily::Clang, true, false, ""},
    {"clang", CompilerFamily::Clang, false, false, ""},
    {"clang-cpp", CompilerFamily::Clang, false, false, ""},
    {"clang-cl", CompilerFamily::Clang, false, true, ""},
    {"cl", CompilerFamily::Msvc, false, true, "x86_64-pc-windows-msvc"},
    // Emscripten: https://emscripten.org/docs/tools_reference/emcc.html
    {"em++", CompilerFamily::Clang, true, false, "wasm32-unknown-emscripten"},
    {"emcc", CompilerFamily::Clang, false, false, "wasm32-unknown-emscripten"},
    // Intel's: the older ones define what GCC defines, the newer ones are made of clang.
    {"icpc", CompilerFamily::Gcc, true, false, ""},
    {"icc", CompilerFamily::Gcc, false, false, ""},
    {"icpx", CompilerFamily::Clang, true, false, ""},
    {"icx", CompilerFamily::Clang, false, false, ""},
    {"icx-cl", CompilerFamily::Clang, false, true, ""},
    {"dpcpp", CompilerFamily::Clang, true, false, ""},
    {"nvc++", CompilerFamily::Gcc, true, false, ""},
    {"pgc++", CompilerFamily::Gcc, true, false, ""},
    {"armclang++", CompilerFamily::Clang, true, false, ""},
    {"armclang", CompilerFamily::Clang, false, false, ""},
    {"hipcc", CompilerFamily::Clang, true, false, ""},
    {"xlclang++", CompilerFamily::Clang, true, false, ""},
    {"ibm-clang++", CompilerFamily::Clang, true, false, ""},
    {"mpicxx", CompilerFamily::Gcc, true, false, ""},
    {"mpic++", CompilerFamily::Gcc, true, false, ""},
    {"mpicc", CompilerFamily::Gcc, false, false, ""},
};

/// The file's name without folder and ending. Names from Windows have their own separators.
std::string stemOf(llvm::StringRef Program) {
  llvm::StringRef Name = Program.substr(Program.find_last_of("/\\") + 1);
  std::string Lower = Name.lower();
  for (llvm::StringRef Ending : {".exe", ".bat", ".cmd", ".py", ".real", ".br_real", ".orig"})
    if (llvm::StringRef(Lower).ends_with(Ending))
      return Ending.starts_with(".e") || Ending.starts_with(".b") ? Lower.substr(0, Lower.size() - Ending.size())
                                                                  : Name.drop_back(Ending.size()).str();
  return Name.str();
}

/// Takes what is behind the name: a version (`g++-12`, `clang++14`, `g++-12.2.0`), a thread model (Debian's
/// `x86_64-w64-mingw32-g++-posix`), MacPorts' mark. \returns the major version, or 0.
unsigned takeSuffix(llvm::StringRef &Stem) {
  for (llvm::StringRef Mark : {"-posix", "-win32", "-wrapper"})
    (void)Stem.consume_back(Mark);
  llvm::StringRef Name = Stem.rtrim("0123456789.");
  unsigned Version = 0;
  if (Name.size() == Stem.size() ||
      Stem.drop_front(Name.size()).take_until([](char C) { return C == '.'; }).getAsInteger(10, Version))
    return 0;
  // `g++49` of FreeBSD's ports is 4.9.
  if (Version > 40 && Version < 100 && !Name.ends_with("-"))
    Version /= 10;
  Stem = Name;
  (void)Stem.consume_back("-");
  (void)Stem.consume_back("-mp");
  for (llvm::StringRef Mark : {"-posix", "-win32"})
    (void)Stem.consume_back(Mark);
  return Version;
}

/// Whether \p Part, of a name whose parts are separated by `-`, is what a target's second or a later part is.
bool isSystem(llvm::StringRef Part) {
  for (llvm::StringRef Word :
       {"linux", "gnu", "musl", "uclibc", "uclinux", "eabi", "mingw", "android", "nto", "vxworks", "rtems", "darwin",
        "freebsd", "netbsd", "openbsd", "solaris", "cygwin", "aix"})
    if (Part.starts_with(Word))
      return true;
  return Part == "elf" || Part == "none" || Part == "unknown" || Part == "wasi" || Part == "aout" || Part == "coff";
}

/// Fills in what \p Prefix, which stands before the compiler's name, says of the target.
void readTarget(llvm::StringRef Prefix, CompilerName &Result) {
  // Names of osxcross, MinGW, musl and QNX that are no triples.
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> Others[] = {
      {"o64", "x86_64-apple-darwin"},   {"o64h", "x86_64h-apple-darwin"},  {"oa64", "arm64-apple-darwin"},
      {"oa64e", "arm64e-apple-darwin"}, {"o32", "i386-apple-darwin"},      {"musl", "x86_64-linux-musl"},
      {"mingw32", "i686-w64-mingw32"},  {"mingw64", "x86_64-w64-mingw32"}, {"ntoaarch64", "aarch64-nto-qnx"},
      {"ntox86_64", "x86_64-nto-qnx"},
  };
  for (auto [Name, Triple] : Others)
    if (Prefix == Name)
      Prefix = Triple;
  llvm::SmallVector<llvm::StringRef, 5> Parts;
  Prefix.split(Parts, '-');
  bool NamesSystem = llvm::any_of(llvm::drop_begin(Parts), isSystem);
  llvm::Triple Target(llvm::Triple::normalize(Prefix));
  // `my-g++` is somebody's g++. `sh4-linux-gnu-g++` is one for another machine.
  if (Target.getArch() == llvm::Triple::UnknownArch) {
    if (NamesSystem)
      Result.NoTarget = Prefix.str();
    return;
  }
  // `arm-g++`, `sparc-g++`: a machine alone.
  bool IsBare = llvm::all_of(llvm::drop_begin(Parts), [](llvm::StringRef Part) {
    return Part == "none" || Part == "elf" || Part == "unknown" || Part == "pc" || Part.starts_with("eabi");
  });
  if (Target.getOS() == llvm::Triple::UnknownOS && !IsBare && NamesSystem &&
      Target.getEnvironment() == llvm::Triple::UnknownEnvironment)
    Result.NoTarget = Prefix.str();
  else
    Result.Target = Prefix.str();
}

/// The machine that `cl` makes code for stands in its path: `bin/Hostx64/arm64/cl.exe`.
llvm::StringRef targetOfCl(llvm::StringRef Program) {
  llvm::StringRef Folder = Program.take_front(Program.find_last_of("/\\"));
  std::string Last = Folder.substr(Folder.find_last_of("/\\") + 1).lower();
  if (Last == "x86" || Last == "amd64_x86")
    return "i686-pc-windows-msvc";
  if (Last == "arm64" || Last == "amd64_arm64")
    return "aarch64-pc-windows-msvc";
  if (Last == "arm" || Last == "amd64_arm")
    return "thumbv7-pc-windows-msvc";
  return "x86_64-pc-windows-msvc";
}

} // namespace

std::optional<CompilerName> parseCompilerName(llvm::StringRef Program) {
  std::string Whole = stemOf(Program);
  llvm::StringRef Stem = Whole;
  unsigned Version = takeSuffix(Stem);
  const Known *Found = nullptr;
  llvm::StringRef Prefix;
  for (const Known &Each : Compilers) {
    llvm::StringRef Before = Stem;
    if (!Before.consume_back(Each.Name) || (!Before.empty() && !Before.consume_back("-")) ||
        (Found && Found->Name.size() > Each.Name.size()))
      continue;
    Found = &Each;
    Prefix = Before;
  }
  if (!Found)
    return std::nullopt;
  CompilerName Result{Found->Family, Found->IsCxx, Found->TakesCl, Found->Target.str(), "", Version};
  if (Found->Family == CompilerFamily::Msvc)
    Result.Target = targetOfCl(Program).str();
  else if (!Prefix.empty() && Found->Target.empty())
    readTarget(Prefix, Result);
  return Result;
}

} // namespace floodgate
