//===- SharedCompiler.h - a compiler for shared headers ---------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDCOMPILER_H
#define FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDCOMPILER_H

#include "driver/units/Units.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/FileEntry.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace floodgate {

/// The name under which a file is the same file, however it was included.
inline llvm::StringRef nameOf(const clang::FileEntry &File) { return File.tryGetRealPathName(); }

/// A compiler for \p U that says nothing; null where its command is not understood. Never destroyed: the process ends
/// instead.
clang::CompilerInstance *silentCompiler(const Unit &U, clang::DiagnosticConsumer &Consumer,
                                        llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDCOMPILER_H
