//===- WorkerPool.h - work in processes of its own -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs pieces of work in forked processes, so that a crash, a hang or a lack of memory costs one piece only. Knows
/// nothing of units.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_WORKERPOOL_H
#define FLOODGATE_DRIVER_EXTRACTION_WORKERPOOL_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstdint>
#include <string>
#include <vector>

namespace floodgate {

struct WorkLimits {
  unsigned Jobs = 1;
  unsigned Seconds = 0;   ///< Of CPU time for one piece, whatever else the machine does; 0: no limit.
  unsigned Megabytes = 0; ///< That one piece may allocate, besides what this process holds already; 0: no limit.
  /// By the clock, for what waits instead of working: much more than the CPU time, for a machine may be busy. 0: no
  /// limit.
  unsigned ClockSeconds = 0;
};

/// What to allow by the clock where \p CpuSeconds of CPU time are allowed: five times as much, and ten minutes in any
/// case. Whoever waits for something that never comes needs no CPU time, and who shares the machine with others gets
/// only a part of it. No limit of the one, no limit of the other.
unsigned clockSecondsFor(unsigned CpuSeconds);

struct WorkResult {
  /// TimedOut: it needed more CPU time than it may; Stalled: it did not end by the clock.
  enum class Outcome : uint8_t { Done, Crashed, TimedOut, Stalled, OutOfMemory, Abandoned } What = Outcome::Abandoned;
  std::string Output; ///< What the work returned. Empty unless Done.
  std::string Said;   ///< What it wrote to standard error, as far as is worth keeping.
  std::string Signal; ///< With Crashed: what ended it ("segmentation fault").
};

/// Calls \p Work for each number in \p Order, which are less than \p Count, in a forked process. The result has \p
/// Count elements; those whose number is not in \p Order stay Abandoned. \p Progress is called in this process whenever
/// one is done, with how many are, its number, and its result. This
/// process must have one thread only.
std::vector<WorkResult> runWork(llvm::ArrayRef<size_t> Order, size_t Count, const WorkLimits &Limits,
                                llvm::function_ref<std::string(size_t)> Work,
                                llvm::function_ref<void(size_t, size_t, WorkResult &)> Progress);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_WORKERPOOL_H
