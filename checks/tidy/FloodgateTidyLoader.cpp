//===- FloodgateTidyLoader.cpp - what clang-tidy --load opens -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A library that refers to LLVM's symbols cannot even be opened by a clang-tidy that lacks one of them: the dynamic
/// linker then says which in its own words, and clang-tidy goes on without the checks. So the checks stand in a library
/// of their own, and what clang-tidy loads is this file: it needs no symbol of LLVM's, asks the program for its version
/// while it is being opened, and opens the checks or refuses with a sentence.
///
//===----------------------------------------------------------------------===//

#include "tidy/Compatibility.h"
#include "clang/Basic/Version.inc"
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace {

/// Beside this library.
constexpr const char *ChecksLibrary = "FloodgateTidyChecks.so";

/// As llvm::StringRef is passed.
struct Text {
  const char *Data;
  size_t Length;
};

/// What the running program says of its version; empty where it does not.
std::string toolVersion() {
  // std::string clang::getClangToolFullVersion(llvm::StringRef ToolName)
  void *Symbol = dlsym(RTLD_DEFAULT, "_ZN5clang23getClangToolFullVersionB5cxx11EN4llvm9StringRefE");
  using Function = std::string (*)(Text ToolName);
  return Symbol ? reinterpret_cast<Function>(Symbol)({"clang-tidy", 10}) : "";
}

/// The folder of this library, with a `/` at its end; empty where it is found by the linker's search.
std::string ownFolder() {
  Dl_info Info{};
  if (!dladdr(reinterpret_cast<void *>(&ownFolder), &Info) || !Info.dli_fname)
    return "";
  const std::string Path = Info.dli_fname;
  return Path.substr(0, Path.rfind('/') + 1);
}

/// clang-tidy exits with 0 when a module cannot be loaded and other checks are enabled: nobody would notice.
[[noreturn]] void refuse(const std::string &Why) {
  std::fprintf(stderr, "error: %s\n", Why.c_str());
  std::_Exit(EXIT_FAILURE);
}

/// Runs while this library is being opened.
[[gnu::constructor]] void openChecks() {
  if (const auto Why = floodgate::tidy::refusal(CLANG_VERSION_STRING, toolVersion()))
    refuse(*Why);
  if (!dlopen((ownFolder() + ChecksLibrary).c_str(), RTLD_NOW | RTLD_LOCAL))
    refuse(std::string("cannot load the checks of Floodgate: ") + dlerror());
}

} // namespace
