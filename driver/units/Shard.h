//===- Shard.h - the units of a part of a database --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_SHARD_H
#define FLOODGATE_DRIVER_UNITS_SHARD_H

#include "driver/units/Units.h"
#include "llvm/Support/Error.h"
#include <string>

namespace floodgate {

/// One part of several: `2/4`.
struct Shard {
  unsigned Index = 1, Count = 1;
};

/// The units of the compilation database that fall to \p Part.
llvm::Expected<UnitSelection> selectShard(const AnalysisOptions &Options, const Shard &Part);

/// Clang's resource folder: the one that was asked for, or the one that the build found. An error where it is not one.
llvm::Expected<std::string> resourceFolder(llvm::StringRef Asked);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_SHARD_H
