//===- SharedWorkers.cpp - waits on shared threads ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "blocking-call-in-actor/SharedWorkers.h"
#include "engine/program/FindingBuilder.h"
#include "llvm/ADT/SmallVector.h"
#include <fmt/format.h>
#include <map>
#include <set>

using namespace llvm;

namespace floodgate {

/// Functions that run on one of the threads that actors share: by the number of the edge that started them.
static std::map<uint32_t, uint32_t> startedOnWorkers(const Program &P, const Program::Reach &Reached) {
  std::map<uint32_t, uint32_t> Result;
  SmallVector<uint32_t, 16> Work;
  for (uint32_t I = 0; I < P.edges().size(); ++I) {
    const Edge &E = P.edges()[I];
    if (P.calls()[E.CallIndex].SharedWorkers && Reached.contains(E.From) && Result.emplace(E.To, I).second)
      Work.push_back(E.To);
  }
  while (!Work.empty()) {
    uint32_t From = Work.pop_back_val();
    for (uint32_t Index : P.out(From))
      if (const Edge &E = P.edges()[Index]; E.How <= model::Runs::Inline && Result.emplace(E.To, Result[From]).second)
        Work.push_back(E.To);
  }
  return Result;
}

void judgeSharedWorkers(const Program &P, StringRef Check, ArrayRef<const Wait *> Waits, const Program::Reach &OnActor,
                        std::vector<Finding> &Findings) {
  const Program::Reach Reached = P.reach([](const EntryPoint &E) { return E.Context != model::Context::Thread; },
                                         [](const Edge &) { return true; });
  const std::map<uint32_t, uint32_t> StartedBy = startedOnWorkers(P, Reached);
  const FindingBuilder Build(P, Check);
  std::set<std::pair<SourceRange, std::string>> Reported;
  for (const Wait *W : Waits) {
    auto It = StartedBy.find(W->In);
    if (It == StartedBy.end() || OnActor.contains(W->In))
      continue;
    const Edge &Start = P.edges()[It->second];
    const Call &C = P.calls()[Start.CallIndex];
    const Program::Witness Way = Reached.witness(Start.From);
    const std::string &Callee = P.text(W->Callee), &Via = P.text(C.Via);
    Finding F = Build.at(*W, Way, "");
    if (!Reported.emplace(F.Where, F.Function).second)
      continue;
    F.At = Level::Audit;
    F.Subject = Callee + " in " + F.Function;
    F.Use = useIn(P, W->In, P.text(W->Subject.Text));
    F.Message =
        fmt::format("`{}` waits for {} on a thread that all actors share. `{}` takes one of them each time that "
                    "{} comes to it; as many at once as there are threads stop every actor.",
                    Callee, P.text(W->For), Via, Build.describe(Way));
    F.Remedy = "run it on a thread, or an executor, of its own, so that only so many wait at a time";
    // The way ends where the thread is taken.
    F.Path = P.steps(Way, C.Where, fmt::format("`{}` takes a shared thread", Via));
    F.relate(P.place(C.Where, P.functions()[Start.From].Usr, "it is started here"));
    Findings.push_back(std::move(F));
  }
}

} // namespace floodgate
