//===- CompilerFolders.h - headers of compilers ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Each compiler has headers of its own: `<stddef.h>`, and the functions that stand for instructions (`<immintrin.h>`).
/// They are written for that compiler, and for its version.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_COMPILERFOLDERS_H
#define FLOODGATE_DRIVER_UNITS_COMPILERFOLDERS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang {
class HeaderSearchOptions;
} // namespace clang

namespace floodgate {

/// Whether \p Folder, absolute or relative, holds the headers of a compiler: of GCC, or of a clang of any version. The
/// standard library's headers, which often lie near, are not among them.
bool isCompilersFolder(llvm::StringRef Folder, llvm::vfs::FileSystem &Files);

/// Where a command names such a folder, puts that of the clang that parses in its place. What only the other compiler
/// has there (`<quadmath.h>`) is still found, behind all else.
void useOwnFolder(clang::HeaderSearchOptions &Headers, llvm::vfs::FileSystem &Files);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_COMPILERFOLDERS_H
