//===- Scan.cpp - finds, and reports what it found ---------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/commands/Commands.h"
#include "driver/extraction/Extraction.h"
#include "driver/gate/Analysis.h"
#include "driver/gate/Ending.h"
#include "driver/gate/Judgement.h"
#include "driver/gate/Since.h"
#include "llvm/ADT/STLExtras.h"
#include <chrono>
#include <optional>

namespace floodgate {

llvm::Expected<int> scan(const ScanOptions &Options) {
  Stopwatch Watch;
  auto Start = std::chrono::system_clock::now();
  llvm::Expected<Setup> Chosen = setUp(Options.Report, Options.Analysis.Rules, Options.Analysis.Descriptors);
  if (!Chosen)
    return Chosen.takeError();
  std::vector<model::NamedEntity> Named = Chosen->named();
  ExtractionSettings Settings{*Chosen->Models, Chosen->Fingerprint, Named};
  AnalysisOptions Reading = Options.Analysis;
  Reading.NotesFiles = !Options.Since.empty();
  llvm::Expected<Extraction> Extracted = extractUnits(Reading, Settings);
  if (!Extracted)
    return Extracted.takeError();
  std::optional<Before> Change;
  if (!Options.Since.empty()) {
    llvm::Expected<Before> Read = readBefore(Options.Since, *Extracted, Reading, Settings);
    if (!Read)
      return Read.takeError();
    Change = std::move(*Read);
  }

  llvm::Expected<Analysis> Analysed =
      analyse(Extracted->Units, Extracted->Scope->root(), Chosen->Checks, Chosen->Limits);
  if (!Analysed)
    return Analysed.takeError();
  ReportTimes Times;
  Times.Link = Analysed->LinkSeconds;
  Times.Judge = Analysed->JudgeSeconds;
  ScanResult Result = judge(*Analysed, *Chosen);
  llvm::append_range(Result.Notices, Extracted->Notices);
  if (Change)
    if (llvm::Error Problem = restrictTo(*Change, Options.Since, Options.FailsOn, *Chosen, Result))
      return Problem;
  settle(Result, Start, Watch);
  Stopwatch WriteWatch;
  llvm::Expected<int> Code = report(Result, *Chosen, Options.Report, Options.Analysis.Say, Extracted->Units);
  Times.Write = WriteWatch.seconds();
  Times.Whole = Watch.seconds();
  if (Code && Options.Profile)
    printProfile(&Extracted->Times, Times, Result);
  return Code;
}

} // namespace floodgate
