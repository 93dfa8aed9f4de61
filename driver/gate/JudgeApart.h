//===- JudgeApart.h - checks that cannot take each other down ---*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Each check judges in a process of its own, side by side: one that crashes costs only its own findings.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_JUDGEAPART_H
#define FLOODGATE_DRIVER_GATE_JUDGEAPART_H

#include "engine/facts/Finding.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace floodgate {

/// What a check has found.
struct Verdict {
  std::vector<Finding> Findings;
  double Seconds = 0;  ///< Wall time.
  std::string Problem; ///< Why it did not come to an end; empty where it did.
};

/// Calls \p Judge for each number below \p Count in a forked process, at most \p Jobs at a time. This process must have
/// one thread only.
std::vector<Verdict> judgeApart(size_t Count, unsigned Jobs,
                                llvm::function_ref<void(size_t, std::vector<Finding> &)> Judge);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_JUDGEAPART_H
