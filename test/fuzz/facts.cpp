//===- facts.cpp - facts inside a valid envelope --------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The plain bytes of a unit's facts: read, linked with themselves as those of two units, and judged by every check, as
/// `floodgate link` does.
///
//===----------------------------------------------------------------------===//

#include "Envelope.h"
#include "checks/Check.h"
#include "checks/engine/program/Analyses.h"

using namespace floodgate;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  const llvm::StringRef Plain = fuzz::textOf(Data, Size);
  const std::string One = fuzz::factsAround(Plain, "one.cpp"), Other = fuzz::factsAround(Plain, "other.cpp");
  if (auto Facts = deserialize(One))
    (void)serialize(*Facts);
  else
    llvm::consumeError(Facts.takeError());
  auto Whole = Program::link({llvm::StringRef(One), llvm::StringRef(Other)}, /*Whole=*/true);
  if (!Whole) {
    llvm::consumeError(Whole.takeError());
    return 0;
  }
  const Analyses Shared(*Whole);
  for (const std::unique_ptr<Check> &Each : createChecks()) {
    std::vector<Finding> Findings;
    Each->judge(Shared, Findings);
  }
  return 0;
}
