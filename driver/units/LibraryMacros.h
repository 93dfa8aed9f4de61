//===- LibraryMacros.h - what libraries make of a compiler -----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A library's headers ask which compiler reads them, and turn features on for one and not for another. Code that the
/// project's compiler builds with a feature is to be read with it: models say which macros the headers would define.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_LIBRARYMACROS_H
#define FLOODGATE_DRIVER_UNITS_LIBRARYMACROS_H

#include "driver/units/CleanCommand.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang {
class CompilerInvocation;
} // namespace clang

namespace floodgate {

/// Of all that \p Models say, what is for the compiler of \p Command.
std::vector<const model::CompilerMacro *> libraryMacros(llvm::ArrayRef<model::Model> Models,
                                                        const CleanCommand &Command);

/// Defines those of the macros of \p Command whose conditions hold, and that the command has not defined.
void defineLibraryMacros(clang::CompilerInvocation &Invocation, const CleanCommand &Command,
                         const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &Files);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_LIBRARYMACROS_H
