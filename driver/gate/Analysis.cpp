//===- Analysis.cpp - from facts to verdicts ---------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/gate/Analysis.h"
#include "engine/facts/FactsCodec.h"
#include "engine/program/Analyses.h"
#include "llvm/Support/BuryPointer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Threading.h"
#include <memory>
#include <optional>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace floodgate {

/// Memory that a program of many units takes is not given back before the end, and large pieces of it are no mappings
/// of their own: each page that is asked for again would be cleared again.
static void keepMemory() {
#ifdef __GLIBC__
  constexpr int Large = 1 << 30, AtATime = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, Large);
  mallopt(M_TRIM_THRESHOLD, Large);
  mallopt(M_TOP_PAD, AtATime);
#endif
}

llvm::Expected<Analysis> analyse(llvm::ArrayRef<UnitRecord> Units, const std::string &Root,
                                 llvm::ArrayRef<std::unique_ptr<Check>> Checks, const CheckLimits &Limits,
                                 llvm::function_ref<void()> AfterLink) {
  Analysis Result;
  Result.Root = Root;
  std::vector<llvm::StringRef> Facts;
  for (const UnitRecord &Unit : Units) {
    if (Unit.Status.hasFacts())
      Facts.push_back(Unit.Facts);
    if (!Unit.Status.isWhole())
      Result.Failed.push_back(Unit.Label);
    Result.Units.push_back(Unit.Status);
    // A header outside of the root has no place in a report; its error still names it.
    if (llvm::sys::path::is_absolute(Unit.Status.Where.File))
      Result.Units.back().Where = {};
  }
  // In the other process. The program is never destroyed: to take a large one apart takes seconds, and helps nobody.
  const Analyses *Shared = nullptr;
  auto Link = [&]() -> llvm::Expected<std::string> {
    keepMemory();
    llvm::Expected<Program> Linked = Program::link(Facts, /*Whole=*/true);
    if (!Linked)
      return Linked.takeError();
    auto Whole = std::make_unique<Program>(std::move(*Linked));
    auto Results = std::make_unique<Analyses>(*Whole);
    Shared = Results.get();
    llvm::BuryPointer(std::move(Whole));
    llvm::BuryPointer(std::move(Results));
    AfterLink();
    // Checks only ask the program, and nothing of each other. What several of them ask runs once, before.
    for (const std::unique_ptr<Check> &Each : Checks)
      Each->prepare(*Shared);
    return encoded(overviewOf(Shared->program()));
  };
  llvm::Expected<JudgedApart> Judged =
      judgeApart(Facts.size(), Checks.size(), llvm::hardware_concurrency().compute_thread_count(), Limits, Link,
                 [&](size_t I, std::vector<Finding> &Found) { Checks[I]->judge(*Shared, Found); });
  if (!Judged)
    return Judged.takeError();
  std::optional<Overview> Told = decoded<Overview>(Judged->Linked);
  if (!Told)
    return llvm::createStringError("what linking says of the program cannot be read");
  Result.Whole = std::move(*Told);
  Result.Verdicts = std::move(Judged->Verdicts);
  Result.LinkSeconds = Judged->LinkSeconds;
  Result.JudgeSeconds = Judged->JudgeSeconds;
  return Result;
}

} // namespace floodgate
