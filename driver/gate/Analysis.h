//===- Analysis.h - from facts to verdicts ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Linking and judging: what `scan`, `link` and `list entry-points` have in common.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_ANALYSIS_H
#define FLOODGATE_DRIVER_GATE_ANALYSIS_H

#include "Check.h"
#include "driver/gate/JudgeApart.h"
#include "driver/gate/Overview.h"
#include "engine/facts/FactsFile.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

/// What a program has come to.
struct Analysis {
  std::string Root;                ///< Absolute.
  std::vector<UnitStatus> Units;   ///< In order of name.
  std::vector<std::string> Failed; ///< Labels of the units that were not read as a whole.
  Overview Whole;
  std::vector<Verdict> Verdicts; ///< Of each check.
  double LinkSeconds = 0, JudgeSeconds = 0;
};

/// Links \p Units and lets \p Checks judge, in other processes: see judgeApart(). An error where facts are damaged, or
/// linking does not come to an end. \p AfterLink is called in the process that links, once the facts are not needed any
/// more.
llvm::Expected<Analysis> analyse(
    llvm::ArrayRef<UnitRecord> Units, const std::string &Root, llvm::ArrayRef<std::unique_ptr<Check>> Checks,
    const CheckLimits &Limits, llvm::function_ref<void()> AfterLink = [] {});

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_ANALYSIS_H
