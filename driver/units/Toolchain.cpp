//===- Toolchain.cpp - what lies around a cross compiler ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Toolchain.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/TargetParser/Triple.h"

namespace floodgate {

std::string findCrossCompiler(llvm::StringRef Program, llvm::StringRef Directory) {
  llvm::SmallString<256> Found(Program);
  if (!Program.contains('/')) {
    llvm::ErrorOr<std::string> InPath = llvm::sys::findProgramByName(Program);
    if (!InPath)
      return Program.str();
    Found = *InPath;
  }
  llvm::sys::path::make_absolute(Directory, Found);
  // A link leads to where the toolchain is, unless it leads to a compiler cache.
  llvm::SmallString<256> Real;
  if (!llvm::sys::fs::real_path(Found, Real))
    if (std::optional<CompilerName> Name = parseCompilerName(Real); Name && !Name->Target.empty())
      return std::string(Real);
  return std::string(Found);
}

std::vector<std::string> toolchainOptions(llvm::StringRef Program, const CompilerName &Name) {
  if (!llvm::sys::path::is_absolute(Program))
    return {};
  llvm::StringRef Folder = llvm::sys::path::parent_path(Program);
  llvm::SmallString<256> Prefix(llvm::sys::path::parent_path(Folder));
  auto Below = [](llvm::StringRef Of, llvm::StringRef Name, llvm::StringRef Further = "") {
    llvm::SmallString<256> Path(Of);
    llvm::sys::path::append(Path, Name, Further);
    return std::string(Path);
  };
  auto IsFolder = [](const std::string &Path) { return llvm::sys::fs::is_directory(Path); };
  // Emscripten keeps the system's headers in its cache.
  if (std::string Root = Below(Folder, "cache", "sysroot"); Name.Target.find("emscripten") != std::string::npos) {
    return IsFolder(Root) ? std::vector{"--sysroot=" + Root} : std::vector<std::string>();
  }
  if (Name.Family != CompilerFamily::Gcc)
    return {};
  std::string Own = Below(Prefix, Name.Target);
  // The layouts of crosstool-NG and Buildroot, and of Arm's and Linaro's releases.
  for (llvm::StringRef Root : {"sysroot", "libc"})
    if (IsFolder(Below(Own, Root)))
      return {"--sysroot=" + Below(Own, Root)};
  // Without an operating system, the C library is a part of the toolchain.
  llvm::Triple Target(llvm::Triple::normalize(Name.Target));
  if (Target.getOS() == llvm::Triple::UnknownOS && IsFolder(Below(Own, "include")))
    return {"--sysroot=" + Own, "--gcc-toolchain=" + Prefix.str().str(), "-stdlib=libstdc++"};
  return {};
}

} // namespace floodgate
