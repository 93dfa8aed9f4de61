//===- JudgeApart.h - checks that cannot take each other down ---*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One process links the program; each check judges it in a process of its own, which is forked from that one, side by
/// side with the others. A check that crashes, hangs or takes too much costs its own findings only. What is linked
/// never leaves the process that has linked it: results come back as bytes.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_JUDGEAPART_H
#define FLOODGATE_DRIVER_GATE_JUDGEAPART_H

#include "driver/settings/Settings.h"
#include "engine/facts/Finding.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <cstddef>
#include <string>
#include <vector>

namespace floodgate {

/// What a check has found.
struct Verdict {
  std::vector<Finding> Findings;
  double Seconds = 0;  ///< Wall time.
  std::string Problem; ///< Why it did not come to an end; empty where it did.

  template <class V> void fields(V &&Visit) { Visit(Findings), Visit(Seconds), Visit(Problem); }
};

/// What comes back from the process that has linked.
struct JudgedApart {
  std::string Linked;            ///< What the link step returned.
  std::vector<Verdict> Verdicts; ///< Of each check.
  double LinkSeconds = 0;        ///< Wall time.
  double JudgeSeconds = 0;
};

/// Calls \p Link in a forked process, which links \p Units units; and there, in a process forked from it for each
/// number below \p Checks, \p Judge, at most \p Jobs at a time. An error where \p Link fails or its process dies: then
/// nothing was judged. This process must have one thread only.
llvm::Expected<JudgedApart> judgeApart(size_t Units, size_t Checks, unsigned Jobs, const CheckLimits &Limits,
                                       llvm::function_ref<llvm::Expected<std::string>()> Link,
                                       llvm::function_ref<void(size_t, std::vector<Finding> &)> Judge);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_JUDGEAPART_H
