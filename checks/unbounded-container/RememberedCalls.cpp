//===- RememberedCalls.cpp - what a framework keeps -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unbounded-container/RememberedCalls.h"
#include "engine/program/FindingBuilder.h"
#include "engine/program/ValueFlow.h"
#include "llvm/ADT/DenseSet.h"
#include <fmt/format.h>
#include <set>

using namespace llvm;

namespace floodgate {

/// Functions in which something is cancelled, lambdas counted as the function that they stand in.
static DenseSet<uint32_t> cancelling(const Program &P) {
  DenseSet<uint32_t> Result;
  for (const WaitEnd &End : P.events<WaitEnd>())
    if (End.What == WaitEnd::Kind::Cancel)
      Result.insert(P.outermost(End.In));
  return Result;
}

void judgeRememberedCalls(const Analyses &Shared, StringRef Check, std::vector<Finding> &Findings) {
  const Program &P = Shared.program();
  const Program::Reach &Peers = Shared.get<Reachability>().fromPeers();
  const ValueFlow &Flow = Shared.get<ValueFlow>();
  const FindingBuilder Build(P, Check);
  // By place and function: another instantiation of a template has the same of both.
  std::set<std::tuple<SourceRange, std::string, Symbol>> Reported;
  auto Report = [&](const Event &Site, Symbol Callee, Symbol Used, std::string Message, StringRef Remedy) {
    const std::string &Name = P.text(Callee);
    Finding F = Build.at(Site, Peers.witness(Site.In), fmt::format("`{}` keeps it", Name));
    if (!Reported.emplace(F.Where, F.Function, Callee).second)
      return;
    F.Subject = Name + " in " + F.Function;
    F.Use = useIn(P, Site.In, P.text(Used));
    F.Message = std::move(Message);
    F.Remedy = Remedy.str();
    Findings.push_back(std::move(F));
  };
  for (const LimiterQueue &Q : P.events<LimiterQueue>())
    if (Peers.contains(Q.In) && !Known(P, Q).isAnythingCompared())
      Report(
          Q, Q.Callee, Symbol::None,
          fmt::format("`{}` queues without a limit. A peer controls how many wait there, by {}; the rate is limited, "
                      "and not how many there are.",
                      P.text(Q.Callee), Build.describe(Peers.witness(Q.In))),
          "count those that wait, and refuse beyond a maximum");
  // A timer that is never discarded lives for as long as it was set to.
  const DenseSet<uint32_t> Cancelling = cancelling(P);
  for (const TimerStart &T : P.events<TimerStart>())
    if (Peers.contains(T.In) && Flow.nature(T.In, T.Values) == ValueFlow::Nature::Given &&
        !Cancelling.contains(P.outermost(T.In)))
      Report(T, T.Callee, T.Duration,
             fmt::format("`{}` sets a timer that nobody ends. A peer controls how many there are, by {}, and each "
                         "lives for `{}`, whether or not it is still waited for.",
                         P.text(T.Callee), Build.describe(Peers.witness(T.In)), P.text(T.Duration)),
             "discard the timer when what it guards is complete");
}

} // namespace floodgate
