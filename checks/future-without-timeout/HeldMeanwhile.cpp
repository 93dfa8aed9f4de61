//===- HeldMeanwhile.cpp - what a pending future keeps --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "future-without-timeout/HeldMeanwhile.h"
#include "unbounded-container/ContainerVerdict.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

/// How many calls a continuation may be away from the removal.
static constexpr unsigned MaxCalls = 3;

Held::Held(const Program &P) : P(P) {
  for (const Observation &O : P.observations()) {
    auto Function = P.function(O.Function);
    if (P.text(O.Check) != container::Name || !Function)
      continue;
    if (P.text(O.Kind) == container::Grow)
      for (const Place &Where : P.resolve(O.Subject, *Function))
        Growths.try_emplace(static_cast<uint32_t>(Where.Entity), &O);
    if (P.text(O.Kind) == container::Shrink)
      Removals[*Function].push_back(&O);
  }
}

std::string Held::by(ArrayRef<uint32_t> Continuations, std::vector<Step> &Into) const {
  std::vector<uint32_t> Work(Continuations), Next;
  llvm::DenseSet<uint32_t> Seen(Work.begin(), Work.end());
  for (unsigned Depth = 0; Depth < MaxCalls && !Work.empty(); ++Depth, Work = std::move(Next), Next = {})
    for (uint32_t Function : Work) {
      if (auto It = Removals.find(Function); It != Removals.end())
        for (const Observation *Removal : It->second)
          for (const Place &Where : P.resolve(Removal->Subject, Function)) {
            auto Grown = Growths.find(static_cast<uint32_t>(Where.Entity));
            if (Grown == Growths.end())
              continue;
            const std::string &Name = P.text(Where.Name);
            Step Grows, Shrinks;
            Grows.Where = P.range(Grown->second->Where);
            Grows.Message = fmt::format("`{}` grows here", Name);
            Shrinks.Where = P.range(Removal->Where);
            Shrinks.Message = fmt::format("`{}` is relieved here, when the answer has come", Name);
            Into = {Grows, Shrinks};
            return fmt::format("what `{}` holds for it stays", Name);
          }
      for (uint32_t Index : P.out(Function)) {
        const Edge &E = P.edges()[Index];
        if ((E.How == model::Runs::Direct || E.How == model::Runs::Virtual) && Seen.insert(E.To).second)
          Next.push_back(E.To);
      }
    }
  return "";
}

} // namespace floodgate
