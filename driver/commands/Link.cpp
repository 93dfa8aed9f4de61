//===- Link.cpp - facts files to findings ------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The second half of a scan: takes what `floodgate extract` has written, wherever that was, and expects what the
/// manifest says.
///
//===----------------------------------------------------------------------===//

#include "driver/commands/Commands.h"
#include "driver/gate/Analysis.h"
#include "driver/gate/Ending.h"
#include "driver/gate/Judgement.h"
#include "driver/system/Terminal.h"
#include "driver/units/Manifest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include <tuple>

namespace floodgate {

/// The record to believe where a unit was extracted twice: one that could be read; then any, but always the same.
static bool isBetter(const UnitRecord &A, const UnitRecord &B) {
  return std::tie(A.Status.What, A.Facts, A.Status.Error) < std::tie(B.Status.What, B.Facts, B.Status.Error);
}

/// The record of each unit that is expected, in the manifest's order.
static std::vector<UnitRecord> expected(llvm::ArrayRef<PlannedUnit> Planned,
                                        const llvm::StringMap<const UnitRecord *> &Given, size_t &Lacking) {
  std::vector<UnitRecord> Result;
  for (const PlannedUnit &Unit : Planned) {
    if (const UnitRecord *Known = Given.lookup(Unit.Key)) {
      Result.push_back(*Known);
    } else {
      UnitRecord &Record = Result.emplace_back();
      Record.Key = Unit.Key;
      Record.Status.What = UnitStatus::Outcome::Missing;
      Record.Status.Error = "there are no facts of it";
      ++Lacking;
    }
    // What it is called depends on the other units, which extract need not have seen.
    Result.back().Label = Unit.Label;
    Result.back().Status.File = Unit.Name;
  }
  return Result;
}

llvm::Expected<int> link(const LinkOptions &Options) {
  Stopwatch Watch;
  auto Start = std::chrono::system_clock::now();
  llvm::Expected<Setup> Chosen = setUp(Options.Report, Options.Rules);
  if (!Chosen)
    return Chosen.takeError();
  std::string Root = realPath(Options.Root);
  if (!llvm::sys::fs::is_directory(Root))
    return llvm::createStringError("--root '" + Options.Root + "' is no folder");
  llvm::Expected<std::vector<PlannedUnit>> Planned = readPlan(Options.Manifest);
  if (!Planned)
    return Planned.takeError();

  std::vector<FactsFile> Files;
  llvm::StringMap<const UnitRecord *> Given;
  llvm::StringMap<bool> IsExpected;
  for (const PlannedUnit &Unit : *Planned)
    IsExpected[Unit.Key] = true;
  for (const std::string &Path : Options.Files) {
    llvm::Expected<FactsFile> File = readFactsFile(Path);
    if (!File)
      return File.takeError();
    Files.push_back(std::move(*File));
  }
  size_t Foreign = 0;
  for (const FactsFile &File : Files)
    for (const UnitRecord &Unit : File.Units) {
      if (!IsExpected.contains(Unit.Key)) {
        ++Foreign;
        continue;
      }
      const UnitRecord *&Known = Given[Unit.Key];
      if (!Known || isBetter(Unit, *Known))
        Known = &Unit;
    }
  if (Foreign && Options.Say != Verbosity::Quiet)
    say("facts of " + llvm::Twine(Foreign) + (Foreign == 1 ? " unit" : " units") +
        " are left out: the manifest does not name them");

  size_t Lacking = 0;
  std::vector<UnitRecord> Units = expected(*Planned, Given, Lacking);
  // What was read is not needed here, and then stands in the program.
  auto Release = [&] {
    for (const FactsFile &File : Files)
      File.releasePages();
  };
  Release();
  llvm::Expected<Analysis> Analysed = analyse(Units, Root, Chosen->Checks, Chosen->Limits, Release);
  if (!Analysed)
    return Analysed.takeError();
  ReportTimes Times;
  Times.Link = Analysed->LinkSeconds;
  Times.Judge = Analysed->JudgeSeconds;
  ScanResult Result = judge(*Analysed, *Chosen);
  if (Options.AllowMissing)
    for (UnitStatus &Unit : Result.Units)
      if (Unit.What == UnitStatus::Outcome::Missing)
        Unit.Accepted = "--allow-missing";
  if (Lacking == Units.size()) {
    std::string Why = Units.empty() ? "the manifest '" + Options.Manifest + "' names no unit"
                                    : "there are no facts of any unit that the manifest names";
    Result.Notices.push_back({NoticeKind::NothingToLookAt, Why + ": nothing was looked at"});
    Result.Notices.back().IsIncomplete = true;
  }
  settle(Result, Start, Watch);
  Stopwatch WriteWatch;
  llvm::Expected<int> Code = report(Result, *Chosen, Options.Report, Options.Say, Units);
  Times.Write = WriteWatch.seconds();
  Times.Whole = Watch.seconds();
  if (Code && Options.Profile)
    printProfile(nullptr, Times, Result);
  return Code;
}

} // namespace floodgate
