//===- Extraction.h - from a compilation database to facts ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The observe phase of many units: what `scan`, `extract` and `list entry-points` have in common. What is known from
/// earlier is taken from the cache, what is new is read in worker processes.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_EXTRACTION_H
#define FLOODGATE_DRIVER_EXTRACTION_EXTRACTION_H

#include "driver/extraction/FactsStore.h"
#include "driver/extraction/UnitAction.h"
#include "driver/report/Notice.h"
#include "driver/settings/Settings.h"
#include "driver/settings/Times.h"
#include "driver/units/CompilationDatabase.h"
#include "driver/units/Units.h"
#include "engine/facts/FactsFile.h"
#include "engine/model/Index.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

struct Extraction {
  std::unique_ptr<FolderScope> Scope;
  std::vector<UnitRecord> Units;                ///< In order of name.
  std::vector<std::vector<std::string>> Inputs; ///< Of each unit: the files that were read, as facts name them.
  size_t Read = 0;                              ///< How many units were read, and not taken from the cache.
  ExtractionTimes Times;
  std::vector<Notice> Notices; ///< What the user should know of the selection and of the work, in any order.

  FactsStore Storage; ///< What the records refer to.
};

/// What the facts of a unit depend on besides the unit: the models, and the names that are looked for.
struct ExtractionSettings {
  const ModelIndex &Models;
  std::string Fingerprint;                  ///< Whatever changes these changes it.
  llvm::ArrayRef<model::NamedEntity> Named; ///< What the models of the user and the options name.
};

/// Reads the units that \p Options name. What was decided, and how far the work is, goes to standard error.
llvm::Expected<Extraction> extractUnits(const AnalysisOptions &Options, const ExtractionSettings &Settings);

/// The same for the units of \p Selection.
llvm::Expected<Extraction> extractUnits(UnitSelection Selection, const AnalysisOptions &Options,
                                        const ExtractionSettings &Settings);

/// Digest of the bytes of the model files and folders \p Paths, and of their order.
std::string fingerprintOfRules(llvm::ArrayRef<std::string> Paths);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_EXTRACTION_H
