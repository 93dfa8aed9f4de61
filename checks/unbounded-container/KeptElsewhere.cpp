//===- KeptElsewhere.cpp - what a framework keeps -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "unbounded-container/KeptElsewhere.h"
#include "engine/program/Identity.h"
#include "unbounded-container/ContainerVerdict.h"
#include <fmt/format.h>

using namespace clang;
using namespace llvm;

namespace floodgate {

clang::SourceRange container::rangeOf(const Expr &Call) {
  if (isa<CXXOperatorCallExpr>(Call))
    return Call.getSourceRange();
  return {Call.getExprLoc(), Call.getEndLoc()};
}

void container::observeKept(CallSite &Site) {
  Semantics &S = Site.semantics();
  const CallMeaning &Meaning = Site.meaning();
  bool Tested = any_of(Site.guards(), [&](uint32_t Index) {
    const Guard &G = S.facts().Guards[Index];
    return G.What == Guard::Kind::Size || G.What == Guard::Kind::Compared;
  });
  if (Meaning.Limits && Meaning.Limits->Queues && !Tested) {
    Observation Seen = Site.observation(container::Name, container::Queue, rangeOf(Site.expression()));
    Seen.Text = S.intern(S.name(Site.callee()));
    Site.record(std::move(Seen));
  }
  // A timer that nobody here ends lives for as long as it was set to.
  auto Arguments = Site.arguments();
  if (Meaning.Ends && Meaning.Ends->How == "timer" && S.isFuture(Site.expression().getType()) && !Arguments.empty() &&
      Site.origin(*Arguments.front()).What == Origin::Kind::Parameters) {
    Observation Seen = Site.observation(container::Name, container::Timer, rangeOf(Site.expression()));
    Seen.Text = S.intern(S.name(Site.callee()));
    Seen.KeyText = S.text(*Arguments.front());
    Site.record(std::move(Seen));
  }
  if (Meaning.Ends && Meaning.Ends->How == "cancels")
    Site.record(Site.observation(container::Name, container::Cancel));
}

DenseSet<uint32_t> container::cancelling(const Program &P) {
  DenseSet<uint32_t> Result;
  for (const Observation &O : P.observations())
    if (P.text(O.Check) == container::Name && P.text(O.Kind) == container::Cancel)
      if (auto Function = P.function(O.Function))
        Result.insert(P.outermost(*Function));
  return Result;
}

Finding container::kept(const Program &P, const Observation &O, uint32_t Function, const Program::Witness &Way) {
  const EntryPoint &Entry = P.entryPoints()[P.roots()[Way.Root].Entry];
  bool Timer = P.text(O.Kind) == container::Timer;
  Finding F;
  F.Check = container::Name.str();
  F.Where = P.range(O.Where);
  F.Function = P.text(P.functions()[Function].Name);
  F.Subject = P.text(O.Text) + " in " + F.Function;
  F.Use = useIn(P, Function, P.text(O.KeyText));
  F.EntryPoint = P.identify(Entry);
  if (Timer)
    F.Message = fmt::format("`{}` sets a timer that nobody ends. A peer controls how many there are, by {}, and each "
                            "lives for `{}`, whether or not it is still waited for.",
                            P.text(O.Text), P.describe(Entry), P.text(O.KeyText));
  else
    F.Message = fmt::format("`{}` queues without a limit. A peer controls how many wait there, by {}; the rate is "
                            "limited, and not how many there are.",
                            P.text(O.Text), P.describe(Entry));
  F.Remedy = Timer ? "discard the timer when what it guards is complete"
                   : "count those that wait, and refuse beyond a maximum";
  F.Path = P.steps(Way, O.Where, fmt::format("`{}` keeps it", P.text(O.Text)));
  return F;
}

} // namespace floodgate
