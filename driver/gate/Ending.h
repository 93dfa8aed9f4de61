//===- Ending.h - how a scan ended ------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The one verdict on a scan as a whole: the exit code, what SARIF says of the invocation, and the last line of the
/// text are made from it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_ENDING_H
#define FLOODGATE_DRIVER_GATE_ENDING_H

#include "driver/report/Report.h"
#include "driver/system/Stopwatch.h"
#include <chrono>

namespace floodgate {

/// By what \p Result holds. Findings at the gate are told first, then a check that died, then what was not looked at.
/// Units that a manifest names and of which there are no facts outweigh all of that, unless that is accepted.
Ending endingOf(const ScanResult &Result);

/// The last that happens to \p Result: puts the notices in order, notes how the scan ended, when it did, having begun
/// at
/// \p Start, and how long it took by \p Watch. Where SOURCE_DATE_EPOCH is set, that is the time, and it took none.
void settle(ScanResult &Result, std::chrono::system_clock::time_point Start, const Stopwatch &Watch);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_ENDING_H
