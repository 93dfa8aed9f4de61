//===- Overview.cpp - what is asked of a program besides findings ------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/gate/Overview.h"
#include "engine/program/Program.h"

namespace floodgate {

Overview overviewOf(const Program &Whole) {
  Overview Result;
  Result.EntryPoints = entryPointRows(Whole);
  Program::Reach Reached = Whole.reach([](const EntryPoint &) { return true; }, [](const Edge &) { return true; });
  for (uint32_t I = 0; I < Whole.functions().size(); ++I) {
    if (!Whole.functions()[I].HasBody)
      continue;
    ++Result.Functions;
    Result.ReachableFunctions += Reached.contains(I);
  }
  for (const Sighting &Each : Whole.sightings()) {
    const SourceRange Where = Whole.range(Each.Where);
    Result.Sightings.push_back({Each.What, Whole.text(Each.Name), Where.File, Where.Line});
  }
  return Result;
}

} // namespace floodgate
