//===- SharedStore.h - shared headers for groups of units -------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds the precompiled headers of each group of units in the cache, or plans and makes them, each group once. They
/// are used from memory: what was looked at is what is parsed, and a disk that is full, or a scan that makes room,
/// takes nothing away.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDSTORE_H
#define FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDSTORE_H

#include "driver/extraction/Cache.h"
#include "driver/extraction/UnitAction.h"
#include "driver/extraction/WorkerPool.h"
#include "driver/extraction/headers/SharedHeaders.h"
#include "driver/units/Units.h"
#include "llvm/ADT/ArrayRef.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

struct ExtractionTimes;

class SharedStore {
public:
  /// \p Fingerprint: whatever changes what is made of a header changes it.
  SharedStore(llvm::ArrayRef<Unit> Units, const UnitSettings &Worker, const AnalysisOptions &Options,
              const WorkLimits &Limits, llvm::StringRef Fingerprint);

  /// The shared headers of each of the units \p Which, by number; null where there are none. They live as long as the
  /// store. \p Kept is where they are looked for and kept, if it is on. \p Times gets what it took.
  std::vector<const SharedHeaders *> provide(llvm::ArrayRef<size_t> Which, Cache &Kept, InputChecker &Checker,
                                             ExtractionTimes &Times);

private:
  struct Group {
    std::vector<size_t> Members; ///< Units, by number.
    std::string Key;
    std::string Text; ///< The header to precompile; empty: there is nothing to share.
  };

  bool find(const Group &Of, Cache &From, InputChecker &Checker);
  void plan(std::vector<Group> &Groups, ExtractionTimes &Times);
  void make(const std::vector<Group> &Groups, Cache &Into, ExtractionTimes &Times);
  std::string take(const Group &Of, WorkResult &Made, Cache &Into, ExtractionTimes &Times);
  bool use(const Group &Of, llvm::StringRef Packed, llvm::StringRef Precompiled, std::vector<Input> Inputs);

  llvm::ArrayRef<Unit> Units;
  const UnitSettings &Worker;
  const AnalysisOptions &Options;
  const WorkLimits &Limits;
  std::string Fingerprint;
  std::vector<std::unique_ptr<SharedHeaders>> Owned;
  std::vector<const SharedHeaders *> OfUnit;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDSTORE_H
