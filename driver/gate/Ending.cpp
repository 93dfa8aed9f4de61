//===- Ending.cpp - how a scan ended --------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/gate/Ending.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstdlib>
#include <optional>

namespace floodgate {

/// The time that reports carry in place of the clock's, so that two scans of the same code make the same bytes:
/// reproducible-builds.org/specs/source-date-epoch.
static std::optional<std::chrono::system_clock::time_point> reproducibleTime() {
  const char *Text = std::getenv("SOURCE_DATE_EPOCH");
  uint64_t Seconds = 0;
  if (!Text || llvm::StringRef(Text).getAsInteger(10, Seconds))
    return std::nullopt;
  return std::chrono::system_clock::time_point(std::chrono::seconds(Seconds));
}

Ending endingOf(const ScanResult &Result) {
  const bool AtGate = llvm::any_of(
      Result.Findings, [&](const Finding &F) { return F.At == Level::Gate && (F.IsNew || !Result.OnlyNewFails); });
  const bool LacksUnits = llvm::any_of(Result.Units, [](const UnitStatus &Unit) {
    return Unit.What == UnitStatus::Outcome::Missing && Unit.isIncomplete();
  });
  const bool HasFailed =
      llvm::any_of(Result.Notices, [](const Notice &Said) { return Said.Kind == NoticeKind::CheckFailed; });
  const bool IsIncomplete = llvm::any_of(Result.Units, [](const UnitStatus &Unit) { return Unit.isIncomplete(); }) ||
                            llvm::any_of(Result.Notices, [](const Notice &Said) { return Said.IsIncomplete; });
  // What was asked for is not there, whatever was found in the rest.
  if (LacksUnits)
    return {3, true,
            AtGate ? "Something was not looked at; there are findings at the gate."
                   : "Something was not looked at; nothing at the gate."};
  if (AtGate)
    return {2, true, "There are findings at the gate."};
  if (HasFailed)
    return {1, false, "The tool could not do its work."};
  if (IsIncomplete)
    return {3, true, "Something was not looked at; nothing at the gate."};
  return {0, true, Result.Since.empty() ? "Nothing at the gate." : "Nothing new at the gate."};
}

void settle(ScanResult &Result, std::chrono::system_clock::time_point Start, const Stopwatch &Watch) {
  sortNotices(Result.Notices);
  Result.Ended = endingOf(Result);
  Result.Start = Start;
  Result.End = std::chrono::system_clock::now();
  Result.Seconds = Watch.seconds();
  if (auto Time = reproducibleTime()) {
    Result.Start = Result.End = *Time;
    Result.Seconds = 0;
  }
}

} // namespace floodgate
