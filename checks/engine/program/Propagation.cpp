//===- Propagation.cpp - what spreads over the program --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/Program.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace floodgate {

void Program::findLongLived() {
  DenseMap<uint32_t, std::vector<uint32_t>> Derived;
  for (const Record &R : Records)
    for (Symbol Base : R.Bases)
      Derived[raw(Base)].push_back(raw(R.Usr));
  std::vector<uint32_t> Work;
  auto Seed = [&](Symbol Usr) {
    if (Usr != Symbol::None && SeedRecords.insert(raw(Usr)).second)
      Work.push_back(raw(Usr));
  };
  for (const Record &R : Records)
    if (R.IsActor)
      Seed(R.Usr);
  for (const Field &G : Globals)
    for (Symbol Mentioned : G.Mentions)
      Work.push_back(raw(Mentioned));
  // An object whose member function runs later is kept until then, and by then again.
  for (const Edge &E : Edges)
    if (E.How >= model::Runs::Deferred || (E.How == model::Runs::Inline && Calls[E.CallIndex].Completion))
      Seed(Functions[E.To].Record);
  // Whoever handles one message is there for the next.
  for (const Root &R : Roots)
    Seed(Functions[R.Function].Record);
  while (!Work.empty()) {
    uint32_t Next = Work.back();
    Work.pop_back();
    if (!LongLived.insert(Next).second)
      continue;
    if (auto It = Derived.find(Next); It != Derived.end())
      append_range(Work, It->second);
    if (auto It = RecordIndex.find(Next); It != RecordIndex.end()) {
      const Record &R = Records[It->second];
      for (Symbol Base : R.Bases)
        Work.push_back(raw(Base));
      for (const Field &F : R.Fields)
        for (Symbol Mentioned : F.Mentions)
          Work.push_back(raw(Mentioned));
    }
  }
}

} // namespace floodgate
