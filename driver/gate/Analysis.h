//===- Analysis.h - from facts to a program --------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The link phase: what `scan`, `link` and `list entry-points` have in common.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_ANALYSIS_H
#define FLOODGATE_DRIVER_GATE_ANALYSIS_H

#include "driver/report/Report.h"
#include "engine/facts/FactsFile.h"
#include "engine/program/Program.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace floodgate {

/// What a scan finds out before anything is judged.
struct Analysis {
  std::string Root;                ///< Absolute.
  std::vector<UnitStatus> Units;   ///< In order of name.
  std::vector<std::string> Failed; ///< Labels of the units that were not read as a whole.
  Program Whole;
};

/// Links \p Units. An error where facts are damaged. The result lives until the process ends: to take a large program
/// apart takes seconds, and helps nobody.
llvm::Expected<const Analysis &> linkUnits(llvm::ArrayRef<UnitRecord> Units, const std::string &Root);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_ANALYSIS_H
