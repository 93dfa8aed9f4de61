//===- PrecompiledHeaders.h - what builds have precompiled -----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A build may precompile a header, and have its units include that: GCC looks for `x.hpp.gch` wherever it looks for
/// `x.hpp`, clang is given a `.pch`. Those files are for the compiler that has made them. Here the header itself is
/// read, which may lie somewhere else: the command that precompiles it tells where.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_PRECOMPILEDHEADERS_H
#define FLOODGATE_DRIVER_UNITS_PRECOMPILEDHEADERS_H

#include "driver/units/CompilationDatabase.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace floodgate {

class PrecompiledHeaders {
public:
  /// Notes the header that \p Command precompiles, and tells whether it does: then it makes no unit.
  bool note(const CompileCommand &Command);

  /// What is to be read for `-include` \p Name: another file where only a precompiled header has that name. \p Folders
  /// are those that the command searches, in order; like \p Name, they are relative to \p Directory. \p Source is the
  /// unit.
  std::string included(llvm::StringRef Name, llvm::StringRef Directory, llvm::ArrayRef<std::string> Folders,
                       llvm::StringRef Source) const;

  /// The header that was made into \p File, which the command names itself; none where that is not known.
  std::optional<std::string> headerOf(llvm::StringRef File, llvm::StringRef Directory) const;

private:
  llvm::StringMap<std::string> Headers; ///< By what is made of each; absolute.
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_PRECOMPILEDHEADERS_H
