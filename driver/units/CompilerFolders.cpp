//===- CompilerFolders.cpp - headers of compilers ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/CompilerFolders.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <vector>

namespace floodgate {

/// Whether it is called what GCC and clang call their folders: `lib/gcc/x86_64-linux-gnu/12/include`,
/// `lib/clang/14/include`.
static bool isCalledLikeCompilers(llvm::StringRef Folder) {
  llvm::SmallString<256> Path(Folder);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  llvm::SmallVector<llvm::StringRef, 16> Parts;
  Path.str().split(Parts, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  size_t Count = Parts.size();
  if (Count < 3 || (Parts[Count - 1] != "include" && Parts[Count - 1] != "include-fixed") || Parts[Count - 2].empty() ||
      !llvm::isDigit(Parts[Count - 2][0]))
    return false;
  if (Parts[Count - 3] == "clang")
    return true;
  return Count >= 4 && (Parts[Count - 4] == "gcc" || Parts[Count - 4] == "gcc-cross" || Parts[Count - 4] == "gcc-lib");
}

bool isCompilersFolder(llvm::StringRef Folder, llvm::vfs::FileSystem &Files) {
  if (isCalledLikeCompilers(Folder))
    return true;
  // A copy of one, wherever it lies. Libraries that imitate instructions have one of these names, and no <stddef.h>.
  auto Has = [&](llvm::StringRef Header) { return Files.exists(Folder + "/" + Header); };
  return (Has("xmmintrin.h") || Has("arm_neon.h") || Has("altivec.h")) && Has("stddef.h") && Has("stdarg.h");
}

void useOwnFolder(clang::HeaderSearchOptions &Headers, llvm::vfs::FileSystem &Files) {
  std::string Own = Headers.ResourceDir + "/include";
  std::vector<clang::HeaderSearchOptions::Entry> Behind;
  bool IsThere = false;
  auto IsReplaced = [&](clang::HeaderSearchOptions::Entry &Entry) {
    if (Entry.IsFramework || Entry.Path == Own || !isCompilersFolder(Entry.Path, Files))
      return false;
    Behind.push_back(Entry);
    Behind.back().Group = clang::frontend::After;
    if (IsThere)
      return true;
    IsThere = true;
    Entry.Path = Own;
    Entry.IgnoreSysRoot = true;
    return false;
  };
  llvm::erase_if(Headers.UserEntries, IsReplaced);
  llvm::append_range(Headers.UserEntries, Behind);
}

} // namespace floodgate
