//===- RegularFileSystem.h - what the compiler may open --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The files of the machine as clang sees them: without those that have no end, or for which it would wait.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_REGULARFILESYSTEM_H
#define FLOODGATE_DRIVER_SYSTEM_REGULARFILESYSTEM_H

#include "llvm/Support/VirtualFileSystem.h"

namespace floodgate {

/// The real file system, in which only regular files, folders and the null device can be opened. An `#include` of
/// anything else is an error that says what it is (checkRegularFile()), and never a wait.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> regularFileSystem();

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_REGULARFILESYSTEM_H
