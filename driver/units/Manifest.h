//===- Manifest.h - the units that are expected -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `floodgate plan` writes, read again by `link`.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_MANIFEST_H
#define FLOODGATE_DRIVER_UNITS_MANIFEST_H

#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace floodgate {

/// Raised whenever what a plan says changes.
inline constexpr int PlanVersion = 1;

/// A unit that is expected.
struct PlannedUnit {
  std::string Key, Name, Label;
};

/// The units of a plan that `floodgate plan` wrote, in its order. An error names \p Path, and the place in it.
llvm::Expected<std::vector<PlannedUnit>> readPlan(const std::string &Path);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_MANIFEST_H
