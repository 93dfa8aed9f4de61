//===- Report.h - the result of a scan, and its renderings ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Plain values in, text out: no I/O, no globals.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_REPORT_H
#define FLOODGATE_DRIVER_REPORT_REPORT_H

#include "Check.h"
#include "driver/report/Notice.h"
#include "engine/facts/FactsFile.h"
#include "engine/facts/Finding.h"
#include "engine/model/Model.h"
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace floodgate {

/// How a scan ended: endingOf() says so, in driver/gate.
struct Ending {
  int ExitCode = 0;
  bool DidItsWork = true;  ///< The tool could do its work; that units could not be read does not count.
  std::string Description; ///< A sentence.
};

/// Everything a report says.
struct ScanResult {
  std::string Root;              ///< Absolute; only for SARIF's originalUriBaseIds and version control.
  std::vector<UnitStatus> Units; ///< In order of file name.
  std::vector<Finding> Findings; ///< In order of place, check and message; both levels.
  std::vector<CheckInfo> Checks; ///< The enabled ones.
  std::vector<Notice> Notices;   ///< As sortNotices() leaves them. Units that could not be read are not among them.
  std::vector<const model::Model *> Models;
  size_t Functions = 0; ///< With a body, in the project's own code.
  size_t ReachableFunctions = 0;
  std::vector<std::pair<model::EntryKind, size_t>> EntryPoints; ///< How many there are of each kind that there is.
  std::chrono::system_clock::time_point Start, End;
  double Seconds = 0;
  std::vector<std::pair<std::string, double>> JudgeSeconds; ///< Of each check; only for a profile.
  Ending Ended;
  std::string Since;         ///< Only what was touched since this revision is reported; empty: everything.
  size_t ChangedFiles = 0;   ///< With Since.
  size_t AffectedUnits = 0;  ///< With Since: how many read a changed file.
  bool OnlyNewFails = false; ///< With Since: what was there before does not decide the exit code.
  std::string Category;      ///< For SARIF's automationDetails.id; default "scan".
};

struct TextOptions {
  bool ShowAudit = false;
  bool Color = false;
  bool Quiet = false; ///< Findings only, no summary.
};

/// Findings as `FILE:LINE:COLUMN: warning: MESSAGE [CHECK]`, then the path as indented steps, then the remedy; then
/// units that could not be read; the summary last.
std::string renderText(const ScanResult &Result, const TextOptions &Options);

/// What a reader has to know before the findings, for standard error: the units that could not be read, and the
/// notices. Empty where there is nothing.
std::string renderNotices(llvm::ArrayRef<UnitStatus> Units, llvm::ArrayRef<Notice> Notices);

/// One SARIF 2.1.0 run, as ../docs/sarif.md describes. Deterministic but for the invocation's times.
std::string renderSarif(const ScanResult &Result);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_REPORT_REPORT_H
