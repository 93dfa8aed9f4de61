//===- Before.h - the units as they were before a change --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The program before a change is the one of today with the units that the change affects read as they were.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_BEFORE_H
#define FLOODGATE_DRIVER_EXTRACTION_BEFORE_H

#include "driver/extraction/Extraction.h"
#include "driver/extraction/PastFiles.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

/// A change, and the program before it.
struct Before {
  std::unique_ptr<PastFiles> Changed;
  llvm::StringSet<> Files;       ///< What has changed, as facts name it.
  Extraction Past;               ///< Of the units that the change affects.
  std::vector<UnitRecord> Units; ///< All that there were.
  size_t Affected = 0;           ///< Units that the change affects, those that are new included.
};

/// Reads the units that the changes since \p Revision affect as they were. \p Now must know which files its units read.
/// Starts processes: before anything has made threads.
llvm::Expected<Before> readBefore(const std::string &Revision, const Extraction &Now, const AnalysisOptions &Options,
                                  const ExtractionSettings &Settings);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_BEFORE_H
