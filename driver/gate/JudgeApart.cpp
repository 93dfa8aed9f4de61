//===- JudgeApart.cpp - checks that cannot take each other down --------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/gate/JudgeApart.h"
#include "driver/extraction/WorkerPool.h"
#include "driver/system/Stopwatch.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/Support/ErrorHandling.h"
#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace floodgate {

namespace {

/// What linking may take for each unit, besides what a check may take: many times what units need.
constexpr uint64_t LinkSecondsPerUnit = 1, LinkMegabytesPerUnit = 16;

unsigned withUnits(unsigned OfCheck, uint64_t Units, uint64_t PerUnit) {
  constexpr uint64_t Most = std::numeric_limits<unsigned>::max();
  return OfCheck == 0 ? 0 : static_cast<unsigned>(std::min(OfCheck + Units * PerUnit, Most));
}

WorkLimits limitsOfCheck(const CheckLimits &Limits, unsigned Jobs) {
  return {Jobs, Limits.Seconds, Limits.Megabytes, clockSecondsFor(Limits.Seconds)};
}

/// By the clock, the process that links also waits for all checks.
WorkLimits limitsOfLink(const CheckLimits &Limits, size_t Units, size_t Checks) {
  WorkLimits Result;
  Result.Seconds = withUnits(Limits.Seconds, Units, LinkSecondsPerUnit);
  Result.Megabytes = withUnits(Limits.Megabytes, Units, LinkMegabytesPerUnit);
  Result.ClockSeconds = withUnits(clockSecondsFor(Result.Seconds), Checks, clockSecondsFor(Limits.Seconds));
  return Result;
}

/// Why a process did not come to an end; nothing where it did.
std::string problemOf(const WorkResult &Ended, const WorkLimits &Limits) {
  switch (Ended.What) {
  case WorkResult::Outcome::Done:
    return "";
  case WorkResult::Outcome::Crashed:
    return Ended.Signal;
  case WorkResult::Outcome::TimedOut:
    return fmt::format("it took longer than {} s of CPU time, --check-timeout", Limits.Seconds);
  case WorkResult::Outcome::Stalled:
    return fmt::format("it did not end within {} s by the clock, --check-timeout", Limits.ClockSeconds);
  case WorkResult::Outcome::OutOfMemory:
    return Limits.Megabytes ? fmt::format("it needed more than {} MB of memory, --check-memory", Limits.Megabytes)
                            : "out of memory";
  case WorkResult::Outcome::Abandoned:
    return "interrupted";
  }
  llvm_unreachable("an outcome without words");
}

/// How the process of a check ended, on its way through the one that has linked.
struct CheckEnd {
  std::string Problem;
  std::string Bytes; ///< A Verdict; empty where there is a problem.

  template <class V> void fields(V &&Visit) { Visit(Problem), Visit(Bytes); }
};

/// What the process that links hands over.
struct LinkEnd {
  std::string Error; ///< Why it could not link; then all else is empty.
  std::string Linked;
  std::vector<CheckEnd> Checks;
  double LinkSeconds = 0, JudgeSeconds = 0;

  template <class V> void fields(V &&Visit) {
    Visit(Error), Visit(Linked), Visit(Checks), Visit(LinkSeconds), Visit(JudgeSeconds);
  }
};

std::vector<size_t> numbersBelow(size_t Count) {
  const auto Numbers = llvm::seq<size_t>(0, Count);
  return {Numbers.begin(), Numbers.end()};
}

/// In the process that has linked.
std::vector<CheckEnd> judgeEach(size_t Checks, const WorkLimits &Limits,
                                llvm::function_ref<void(size_t, std::vector<Finding> &)> Judge) {
  std::vector<CheckEnd> Ends(Checks);
  auto Work = [&](size_t I) {
    Stopwatch Watch;
    Verdict Reached;
    Judge(I, Reached.Findings);
    Reached.Seconds = Watch.seconds();
    std::string Bytes = encoded(Reached);
    // A member that Finding::fields() leaves out would be lost.
    if (std::optional<Verdict> Again = decoded<Verdict>(Bytes); !Again || Again->Findings != Reached.Findings)
      llvm::report_fatal_error("a finding is not what was written of it", /*gen_crash_diag=*/false);
    return Bytes;
  };
  auto Take = [&](size_t, size_t I, WorkResult &Ended) {
    Ends[I] = {problemOf(Ended, Limits), std::move(Ended.Output)};
  };
  runWork(numbersBelow(Checks), Checks, Limits, Work, Take);
  return Ends;
}

Verdict verdictOf(CheckEnd &End) {
  Verdict Result;
  if (End.Problem.empty()) {
    if (std::optional<Verdict> Reached = decoded<Verdict>(End.Bytes))
      return std::move(*Reached);
    End.Problem = "it ended before it had said what it found";
  }
  Result.Problem = std::move(End.Problem);
  return Result;
}

} // namespace

llvm::Expected<JudgedApart> judgeApart(size_t Units, size_t Checks, unsigned Jobs, const CheckLimits &Limits,
                                       llvm::function_ref<llvm::Expected<std::string>()> Link,
                                       llvm::function_ref<void(size_t, std::vector<Finding> &)> Judge) {
  auto Work = [&](size_t) {
    LinkEnd End;
    Stopwatch LinkWatch;
    llvm::Expected<std::string> Linked = Link();
    End.LinkSeconds = LinkWatch.seconds();
    if (!Linked) {
      End.Error = llvm::toString(Linked.takeError());
      return encoded(End);
    }
    End.Linked = std::move(*Linked);
    Stopwatch JudgeWatch;
    End.Checks = judgeEach(Checks, limitsOfCheck(Limits, Jobs), Judge);
    End.JudgeSeconds = JudgeWatch.seconds();
    return encoded(End);
  };
  const WorkLimits LinkLimits = limitsOfLink(Limits, Units, Checks);
  std::vector<WorkResult> Results = runWork({0}, 1, LinkLimits, Work, [](size_t, size_t, WorkResult &) {});
  std::string Problem = problemOf(Results.front(), LinkLimits);
  std::optional<LinkEnd> End = Problem.empty() ? decoded<LinkEnd>(Results.front().Output) : std::nullopt;
  if (!End)
    return llvm::createStringError("linking the program did not come to an end (" +
                                   (Problem.empty() ? "it ended before it had said what it found" : Problem) +
                                   "): nothing was judged, and no report is written");
  if (!End->Error.empty())
    return llvm::createStringError(End->Error);
  JudgedApart Result;
  Result.Linked = std::move(End->Linked);
  for (CheckEnd &Each : End->Checks)
    Result.Verdicts.push_back(verdictOf(Each));
  Result.LinkSeconds = End->LinkSeconds;
  Result.JudgeSeconds = End->JudgeSeconds;
  return Result;
}

} // namespace floodgate
