//===- GccOptions.h - machine options that only GCC has --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// GCC has hundreds of options that say how code is made for a machine. Clang has many of them, does not know others,
/// and takes a few for something else. What the source means does not depend on those that it does not know.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_GCCOPTIONS_H
#define FLOODGATE_DRIVER_UNITS_GCCOPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/TargetParser/Triple.h"
#include <optional>

namespace floodgate {

/// Whether \p Argument is an option that GCC has for \p Machine, and which only says how code is made.
bool isGccMachineOption(llvm::StringRef Argument, llvm::Triple::ArchType Machine);

/// What clang has to be told in place of \p Argument, an option of GCC that it takes for something else: usually
/// nothing. None where it takes it as it is meant, or does not know it.
std::optional<llvm::ArrayRef<llvm::StringRef>> meantByGcc(llvm::StringRef Argument, llvm::Triple::ArchType Machine);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_GCCOPTIONS_H
