//===- HeldState.cpp - what a pending future keeps ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "future-without-timeout/HeldState.h"
#include "engine/program/Reachability.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

/// How many calls a continuation may be away from the removal.
static constexpr unsigned MaxCalls = 3;

HeldState::HeldState(const Program &P) : P(P) {
  for (const Growth &Grown : P.events<Growth>())
    if (!Grown.Bounded)
      for (const Place &Where : P.resolve(Grown.Container, Grown.In))
        Growths.try_emplace(raw(Where.Entity), &Grown);
  for (const Removal &R : P.events<Removal>())
    Removals[R.In].push_back(&R);
}

std::string HeldState::by(ArrayRef<uint32_t> Continuations, std::vector<Step> &Into) const {
  std::vector<uint32_t> Work(Continuations), Next;
  llvm::DenseSet<uint32_t> Seen(Work.begin(), Work.end());
  for (unsigned Depth = 0; Depth < MaxCalls && !Work.empty(); ++Depth, Work = std::move(Next), Next = {})
    for (uint32_t Function : Work) {
      if (auto It = Removals.find(Function); It != Removals.end())
        for (const Removal *R : It->second)
          for (const Place &Where : P.resolve(R->Container, Function)) {
            auto Grown = Growths.find(raw(Where.Entity));
            if (Grown == Growths.end())
              continue;
            const std::string &Name = P.text(Where.Name);
            Step Grows, Shrinks;
            Grows.Where = P.range(Grown->second->Where);
            Grows.Message = fmt::format("`{}` grows here", Name);
            Shrinks.Where = P.range(R->Where);
            Shrinks.Message = fmt::format("`{}` is relieved here, when the answer has come", Name);
            Into = {Grows, Shrinks};
            return fmt::format("what `{}` holds for it stays", Name);
          }
      for (uint32_t Index : P.out(Function)) {
        const Edge &E = P.edges()[Index];
        if (isCall(E) && Seen.insert(E.To).second)
          Next.push_back(E.To);
      }
    }
  return "";
}

} // namespace floodgate
