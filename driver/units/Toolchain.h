//===- Toolchain.h - what lies around a cross compiler ---------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A cross compiler knows where the headers of its machine are: it was built with their place, or finds them beside
/// itself. Clang finds those of GCC where it is told where the compiler is, and what is called the root of the system.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_TOOLCHAIN_H
#define FLOODGATE_DRIVER_UNITS_TOOLCHAIN_H

#include "driver/units/CompilerName.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace floodgate {

/// Where the cross compiler \p Program is: absolute, where it is on this machine; otherwise as it was given. A name
/// without a folder is looked for as a shell does, others are relative to \p Directory.
std::string findCrossCompiler(llvm::StringRef Program, llvm::StringRef Directory);

/// The options by which clang finds the headers of the toolchain that \p Program, as findCrossCompiler() says, belongs
/// to.
std::vector<std::string> toolchainOptions(llvm::StringRef Program, const CompilerName &Name);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_TOOLCHAIN_H
