//===- Judgement.h - from a program to a report -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The second half of a scan: which checks there are and how they are set, what they find, and the reports.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_JUDGEMENT_H
#define FLOODGATE_DRIVER_GATE_JUDGEMENT_H

#include "driver/commands/Options.h"
#include "driver/extraction/Extraction.h"
#include "driver/gate/Analysis.h"
#include "driver/report/Report.h"
#include "driver/system/Output.h"
#include "driver/system/Stopwatch.h"
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

/// Puts the notices in order and decides the exit code by what \p Result holds: the last thing that happens to it.
void settleExitCode(ScanResult &Result);

/// Says on standard error, unless \p Say is Quiet, which units could not be read, and the notices.
void sayNotices(llvm::ArrayRef<UnitStatus> Units, llvm::ArrayRef<Notice> Notices, Verbosity Say);

/// Wall seconds of the second half of a scan.
struct ReportTimes {
  double Link = 0, Judge = 0, Write = 0, Whole = 0;
};
/// Says on standard error where the time went; \p Extraction is null where nothing was extracted.
void printProfile(const ExtractionTimes *Extraction, const ReportTimes &Report, const ScanResult &Result);

/// Notes the end, and what \p Watch shows; or what SOURCE_DATE_EPOCH says instead.
void settleTimes(ScanResult &Result, const Stopwatch &Watch);

/// Writes \p Result to all outputs; \p Facts is what goes into facts files. \returns the exit code.
llvm::Expected<int> report(const ScanResult &Result, const Setup &Chosen, const ReportOptions &Options, Verbosity Say,
                           llvm::ArrayRef<UnitRecord> Facts);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_JUDGEMENT_H
