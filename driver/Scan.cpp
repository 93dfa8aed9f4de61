//===- Scan.cpp - finds, and reports what it found ---------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Commands.h"
#include "Extraction.h"
#include "Interruption.h"
#include "Judgement.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <fmt/format.h>

namespace floodgate {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point Began) { return std::chrono::duration<double>(Clock::now() - Began).count(); }

/// Where the time went, as a table on standard error.
void printProfile(const ExtractionTimes &Times, double Link, const ScanResult &Result, double Write, double Whole) {
  std::string Text = fmt::format("{:<34} {:>9}\n", "profile", "seconds");
  auto Row = [&](const std::string &What, double Seconds) { Text += fmt::format("{:<34} {:>9.3f}\n", What, Seconds); };
  Row("plan shared headers (CPU)", Times.Plan);
  Row("precompile them (CPU)", Times.Precompile);
  Row("parse (CPU)", Times.Units.Parse);
  Row("observe (CPU)", Times.Units.Observe);
  for (const auto &[Name, Seconds] : Times.Units.Checks)
    Row("  " + Name + " (CPU)", Seconds);
  Row("write facts (CPU)", Times.Units.Write);
  Row("all workers (wall)", Times.Workers);
  Row("cache (wall)", Times.Cache);
  Row("link (wall)", Link);
  double Judge = 0;
  for (const auto &[Name, Seconds] : Result.JudgeSeconds)
    Judge += Seconds;
  Row("judge (wall)", Judge);
  for (const auto &[Name, Seconds] : Result.JudgeSeconds)
    Row("  " + Name + " (wall)", Seconds);
  Row("write reports (wall)", Write);
  Row("whole scan (wall)", Whole);
  llvm::errs() << Text;
}

} // namespace

llvm::Expected<int> scan(const ScanOptions &Options) {
  auto Began = Clock::now();
  auto Start = std::chrono::system_clock::now();
  llvm::Expected<Setup> Chosen = setUp(Options.Report, Options.Analysis.Rules);
  if (!Chosen)
    return Chosen.takeError();
  std::vector<const Check *> Observers = Chosen->observers();
  ExtractionSettings Settings{*Chosen->Models, Observers, Chosen->Fingerprint};
  llvm::Expected<Extraction> Extracted = extractUnits(Options.Analysis, Settings);
  if (!Extracted)
    return Extracted.takeError();
  if (int Signal = interruption())
    return 128 + Signal;
  if (Options.Analysis.Say != Verbosity::Quiet)
    for (const std::string &Notice : Extracted->Notices)
      llvm::errs() << "floodgate: " << Notice << '\n';

  auto LinkBegan = Clock::now();
  llvm::Expected<Analysis> Analysed = linkUnits(Extracted->Units, Extracted->Scope->root());
  if (!Analysed)
    return Analysed.takeError();
  double Link = secondsSince(LinkBegan);
  ScanResult Result = judge(*Analysed, *Chosen);
  Result.Start = Start;
  settleTimes(Result, Began);
  auto WriteBegan = Clock::now();
  llvm::Expected<int> Code = report(Result, *Chosen, Options.Report, Options.Analysis.Say, Extracted->Units);
  if (Code && Options.Profile)
    printProfile(Extracted->Times, Link, Result, secondsSince(WriteBegan), secondsSince(Began));
  return Code;
}

} // namespace floodgate
