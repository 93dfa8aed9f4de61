//===- SharedWorkers.cpp - waits on shared threads ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "blocking-call-in-actor/SharedWorkers.h"
#include "engine/program/Identity.h"
#include "llvm/ADT/SmallVector.h"
#include <fmt/format.h>
#include <map>
#include <set>

using namespace llvm;

namespace floodgate {

void judgeSharedWorkers(const Program &P, StringRef Check, StringRef Kind, const Program::Reach &OnActor,
                        std::vector<Finding> &Findings) {
  Program::Reach All = P.reach([](const EntryPoint &E) { return E.Context != model::Context::Thread; },
                               [](const Edge &) { return true; });
  std::map<uint32_t, uint32_t> StartedBy; // Function -> the edge that put its caller on a worker.
  SmallVector<uint32_t, 16> Work;
  for (uint32_t I = 0; I < P.edges().size(); ++I) {
    const Edge &E = P.edges()[I];
    if (P.calls()[E.CallIndex].SharedWorkers && All.contains(E.From) && StartedBy.emplace(E.To, I).second)
      Work.push_back(E.To);
  }
  while (!Work.empty()) {
    uint32_t From = Work.pop_back_val();
    for (uint32_t Index : P.out(From))
      if (const Edge &E = P.edges()[Index];
          E.How <= model::Runs::Inline && StartedBy.emplace(E.To, StartedBy[From]).second)
        Work.push_back(E.To);
  }
  std::set<std::pair<SourceRange, Symbol>> Reported;
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != Check || P.text(O.Kind) != Kind)
      continue;
    auto Function = P.function(O.Function);
    if (!Function)
      continue;
    auto It = StartedBy.find(*Function);
    if (It == StartedBy.end() || OnActor.contains(*Function) ||
        !Reported.emplace(P.range(O.Where), P.functions()[*Function].Name).second)
      continue;
    const Edge &Start = P.edges()[It->second];
    const Call &C = P.calls()[Start.CallIndex];
    Program::Witness Way = All.witness(Start.From);
    const EntryPoint &Entry = P.entryPoints()[P.roots()[Way.Root].Entry];
    Finding F;
    F.Check = Check.str();
    F.At = Level::Audit;
    F.Where = P.range(O.Where);
    F.Function = P.text(P.functions()[*Function].Name);
    F.Subject = P.text(O.Text) + " in " + F.Function;
    F.Use = useIn(P, *Function, P.text(O.Subject.Text));
    F.EntryPoint = P.identify(Entry);
    F.Message =
        fmt::format("`{}` waits for {} on a thread that all actors share. `{}` takes one of them each time that "
                    "{} comes to it; as many at once as there are threads stop every actor.",
                    P.text(O.Text), P.text(O.KeyText), P.text(C.Via), P.describe(Entry));
    F.Remedy = "run it on a thread, or an executor, of its own, so that only so many wait at a time";
    F.Path = P.steps(Way, C.Where, fmt::format("`{}` takes a shared thread", P.text(C.Via)));
    Step Started;
    Started.Where = P.range(C.Where);
    Started.Function = P.text(P.functions()[Start.From].Name);
    Started.Message = "it is started here";
    F.relate(std::move(Started));
    Findings.push_back(std::move(F));
  }
}

} // namespace floodgate
