//===- Stopwatch.h - how long work takes ------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_STOPWATCH_H
#define FLOODGATE_DRIVER_SYSTEM_STOPWATCH_H

#include "llvm/Support/Timer.h"
#include <chrono>

namespace floodgate {

/// Runs from the moment it is made.
class Stopwatch {
public:
  /// Of wall time.
  double seconds() const { return std::chrono::duration<double>(Clock::now() - Began).count(); }

private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point Began = Clock::now();
};

/// The same for the CPU time of this process.
class CpuStopwatch {
public:
  double seconds() const { return used() - Began; }

private:
  static double used() { return llvm::TimeRecord::getCurrentTime().getProcessTime(); }
  double Began = used();
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_STOPWATCH_H
