//===- CompilerName.h - what a compiler's name says ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `aarch64-linux-gnu-g++-12` is GCC's compiler for C++, in its version 12, and makes code for another machine. All of
/// that is in its name, and nowhere else in a compile command.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_COMPILERNAME_H
#define FLOODGATE_DRIVER_UNITS_COMPILERNAME_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace floodgate {

/// Whose options, predefined macros and own headers a compiler has.
enum class CompilerFamily {
  Gcc,   ///< GCC, and whatever is not known to be another.
  Clang, ///< Clang, and the compilers that are made of it.
  Msvc,  ///< `cl`. `clang-cl` is a Clang that takes the options of `cl`.
};

struct CompilerName {
  CompilerFamily Family = CompilerFamily::Gcc;
  bool IsCxx = false;   ///< Compiles C++ also where the file's name does not say so.
  bool TakesCl = false; ///< Its options are those of `cl`: `/DNAME`.
  std::string Target;   ///< The triple that it makes code for, as the name has it; empty: the machine's own.
  std::string NoTarget; ///< What the name says instead, where it is a target that LLVM has no name for.
  unsigned Version = 0; ///< The major version, where the name has one.
};

/// What the name of \p Program says, whichever folder it is in; none where it is no compiler's name.
std::optional<CompilerName> parseCompilerName(llvm::StringRef Program);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_COMPILERNAME_H
