//===- Sarif.h - a report in SARIF, all inputs named -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// renderSarif() of Report.h takes from the disk and from git what a ScanResult does not hold. Here both are arguments.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_SARIF_SARIF_H
#define FLOODGATE_DRIVER_REPORT_SARIF_SARIF_H

#include "driver/report/Report.h"
#include "driver/report/Sources.h"
#include "driver/system/VersionControl.h"
#include <optional>

namespace floodgate::sarif {

/// What GitHub takes of one file; what is over is left out, the least severe first, and a notification says so.
struct Limits {
  size_t Results = 25'000;
  size_t CompressedBytes = 10'000'000;
};

std::string render(const ScanResult &Result, SourceReader &Sources, const std::optional<VersionControl> &Repository,
                   const Limits &Limits, bool WithLineHashes = false);

} // namespace floodgate::sarif

#endif // FLOODGATE_DRIVER_REPORT_SARIF_SARIF_H
