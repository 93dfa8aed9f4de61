//===- Invocation.h - from a compile command to a parse --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A clean command becomes what clang's frontend needs to read the code: the driver says what it means, of that is kept
/// what AllowedOptions.h allows, and clang's own headers take the place of those of other compilers.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_INVOCATION_H
#define FLOODGATE_DRIVER_UNITS_INVOCATION_H

#include "driver/units/CleanCommand.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>

namespace floodgate {

/// Asks clang's driver what \p Command means. Everything that is looked for is looked for in \p Files: the compiler's
/// folders, too. The invocation parses one file, says errors only, and writes nothing. Code generation options that
/// clang rejects are moved to \p Command.Dropped; what it rejects besides them is the error.
llvm::Expected<std::shared_ptr<clang::CompilerInvocation>>
makeInvocation(CleanCommand &Command, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &Files);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_INVOCATION_H
