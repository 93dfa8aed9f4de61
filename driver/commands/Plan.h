//===- Plan.h - which units there are, for others --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
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

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace floodgate {

/// The files that \p Rule, the text of a dependency file such as compilers write for make, names after the colon.
std::vector<std::string> prerequisites(llvm::StringRef Rule);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_COMMANDS_PLAN_H
