//===- Plan.h - which units there are, for others --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The units of a compilation database as JSON: for a build system that runs `floodgate extract` for each of them, and
/// for `floodgate link`, which is told by it what to expect.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_COMMANDS_PLAN_H
#define FLOODGATE_DRIVER_COMMANDS_PLAN_H

#include "driver/commands/Options.h"
#include "driver/units/Units.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace floodgate {

/// The units of the compilation database that fall to \p Part.
llvm::Expected<UnitSelection> selectShard(const AnalysisOptions &Options, const Shard &Part);

/// The files that \p Rule, the text of a dependency file such as compilers write for make, names after the colon.
std::vector<std::string> prerequisites(llvm::StringRef Rule);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_COMMANDS_PLAN_H
