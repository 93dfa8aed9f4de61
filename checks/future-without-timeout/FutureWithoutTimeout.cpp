//===- FutureWithoutTimeout.cpp - dos-future-without-timeout --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "future-without-timeout/FutureWithoutTimeout.h"
#include "engine/program/FindingBuilder.h"
#include "engine/program/FutureGraph.h"
#include "future-without-timeout/ConnectionJudge.h"
#include "future-without-timeout/FutureJudge.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

static constexpr llvm::StringLiteral OptionEnded = "EndedWaits";

std::vector<CheckOption> FutureWithoutTimeout::options() const {
  return {{OptionEnded.str(), "",
           "Semicolon-separated qualified names of functions, whose futures always complete, and of members and "
           "variables, whose connections something outside of the program ends.",
           true}};
}

bool FutureWithoutTimeout::setOption(StringRef Name, StringRef Value) {
  if (Name != OptionEnded)
    return false;
  Ended = namesIn(Value);
  return true;
}

//===-- Judge -------------------------------------------------------------===//

void FutureWithoutTimeout::prepare(const Analyses &Shared) const {
  Shared.get<Reachability>();
  Shared.get<FutureGraph>();
}

void FutureWithoutTimeout::judge(const Analyses &Shared, std::vector<Finding> &Findings) const {
  FutureJudge(Shared, name(), Ended).judge(Findings);
  judgeConnections(Shared, Findings);
}

/// One finding for a connection: \p Waits, the first of which tells the most.
static Finding present(const Program &P, const FindingBuilder &Build, const Connection &C,
                       ArrayRef<const ConnectionWait *> Waits, const Program::Witness &Way) {
  const ConnectionWait &W = *Waits.front();
  const std::string &Callee = P.text(W.Callee), &By = P.text(W.CompletedBy);
  const std::string Kept = W.Blocks                       ? "the thread"
                           : W.KeepsAlive != Symbol::None ? fmt::format("its `{}`", P.text(W.KeepsAlive))
                                                          : "";
  Finding F = Build.at(W, Way, fmt::format("`{}` waits for {}", Callee, By));
  // What is written mostly fits into a buffer; and whom the program connects to, it has chosen.
  F.At = C.Accepted && !C.Outgoing && !W.Writes ? Level::Gate : Level::Audit;
  F.Subject = C.Name;
  F.Use = C.Use;
  F.RestsOnAbsence = true;
  F.Message = fmt::format("nothing ends the wait on `{}`. It is up to {} when `{}` completes, and no timer closes or "
                          "cancels it; one that is silent keeps the connection{}, by {}.",
                          C.Name, By, Callee, Kept.empty() ? "" : " and " + Kept, Build.describe(Way));
  F.Remedy = W.Blocks ? "set a receive timeout, or wait with a deadline before reading"
                      : "start a timer with each wait, and close the connection when it fires";
  for (const ConnectionWait *Other : Waits.drop_front())
    if (P.range(Other->Where) != F.Where)
      F.relate(Build.place(*Other, fmt::format("so does `{}` here", P.text(Other->Callee))));
  return F;
}

void FutureWithoutTimeout::judgeConnections(const Analyses &Shared, std::vector<Finding> &Findings) const {
  const Program &P = Shared.program();
  const Program::Reach &Reached = Shared.get<Reachability>().fromAnywhere();
  const FindingBuilder Build(P, name());
  const ConnectionJudge Judge(Shared);
  for (const Connection &C : Judge.silent()) {
    std::vector<const ConnectionWait *> Waits;
    copy_if(C.Waits, std::back_inserter(Waits), [&](const ConnectionWait *W) { return Reached.contains(W->In); });
    // The system gives up a connection that does not come about.
    if (all_of(Waits, [](const ConnectionWait *W) { return W->Outgoing; }) || is_contained(Ended, C.Name))
      continue;
    // A read tells more than a write, and a write more than a connect.
    stable_sort(Waits, [](const ConnectionWait *A, const ConnectionWait *B) {
      return std::pair(A->Outgoing, A->Writes) < std::pair(B->Outgoing, B->Writes);
    });
    const ConnectionWait &First = *Waits.front();
    if (is_contained(Ended, P.text(P.functions()[First.In].Name)) ||
        (!P.isWhole() && P.isVisibleElsewhere(First.Connection) && First.Connection.What == Place::Kind::Field))
      continue;
    Findings.push_back(present(P, Build, C, Waits, Reached.witness(First.In)));
  }
}

} // namespace floodgate
