//===- Judgement.h - from a program to a report -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The second half of a scan: which checks there are and how they are set, what they find, and the reports.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_JUDGEMENT_H
#define FLOODGATE_DRIVER_GATE_JUDGEMENT_H

#include "driver/extraction/Extraction.h"
#include "driver/gate/Analysis.h"
#include "driver/report/Report.h"
#include "driver/settings/Settings.h"
#include "driver/settings/Times.h"
#include "driver/system/Output.h"
#include "engine/model/Index.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

/// Units that are known to be read in part.
struct Acceptance {
  std::string Given; ///< As given: GLOB=REASON.
  llvm::GlobPattern Units;
  std::string Reason;
};

/// A name of the program in the value of an option of a check.
struct NameInOptions {
  std::string Option; ///< "dos-unbounded-container.BoundedContainers".
  std::string Name;
};

/// What the command line says of checks, rules and reports, looked at before the work begins.
struct Setup {
  std::vector<Output> Outputs;
  std::vector<std::unique_ptr<Check>> Checks; ///< Those that judge.
  std::unique_ptr<ModelIndex> Models;
  std::vector<Acceptance> Accepted;
  bool AllowUnreachable = false;
  CheckLimits Limits;
  std::vector<NameInOptions> Names; ///< In the order of the options.
  /// What the models that were given with --rules and the options name.
  std::vector<model::NamedEntity> named() const;
  std::string Fingerprint; ///< Of all that facts depend on.
};
/// \p Rules, \p Descriptors: as given to --rules and --descriptors.
llvm::Expected<Setup> setUp(const ReportOptions &Options, llvm::ArrayRef<std::string> Rules,
                            llvm::ArrayRef<std::string> Descriptors = {});

/// What the checks of \p Chosen have found in \p Analysed, sorted, each once; what was looked at, and what the user
/// should know of that. The exit code is left open.
ScanResult judge(const Analysis &Analysed, const Setup &Chosen);

/// Says on standard error, unless \p Say is Quiet, which units could not be read, and the notices.
void sayNotices(llvm::ArrayRef<UnitStatus> Units, llvm::ArrayRef<Notice> Notices, Verbosity Say);

/// Says on standard error where the time went; \p Extraction is null where nothing was extracted.
void printProfile(const ExtractionTimes *Extraction, const ReportTimes &Report, const ScanResult &Result);

/// Writes \p Result to all outputs; \p Facts is what goes into facts files. \returns the exit code.
llvm::Expected<int> report(const ScanResult &Result, const Setup &Chosen, const ReportOptions &Options, Verbosity Say,
                           llvm::ArrayRef<UnitRecord> Facts);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_JUDGEMENT_H
