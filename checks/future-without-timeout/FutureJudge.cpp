//===- FutureJudge.cpp - waits for futures that nothing ends --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "future-without-timeout/FutureJudge.h"
#include "future-without-timeout/ConnectionJudge.h"
#include "future-without-timeout/HeldState.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

/// "It is up to the peer when `read` completes": why the future may stay pending, in words.
static std::string reason(const Program &P, const FutureGraph::Wait &W) {
  const std::string &What = P.text(W.Source->Text);
  switch (W.Why) {
  case PendingOn::Outside:
  case PendingOn::Outgoing:
    return fmt::format("It is up to {} when `{}` completes", P.text(W.Source->Note), What);
  case PendingOn::Others:
    return "It completes with the last of a set of others, of whom one may be gone before it answers";
  case PendingOn::Thread:
    return "A thread computes it, which may wait";
  default:
    return fmt::format("It is up to whoever implements `{}` when it completes", What);
  }
}

/// Where an answer waits: for the last of several, or for the one.
static const FutureStep &answerSite(const FutureGraph::Wait &W) {
  return W.Why == PendingOn::Others && W.Gather ? *W.Gather : *W.Source;
}

/// Where a continuation waits: at the head of its chain, where that is in its function.
static const FutureStep &continuationSite(const FutureGraph::Wait &W) { return W.Head ? *W.Head : *W.Continuation; }

FutureJudge::FutureJudge(const Analyses &Shared, StringRef Check, ArrayRef<std::string> Ended)
    : P(Shared.program()), Graph(Shared.get<FutureGraph>()), Reached(Shared.get<Reachability>().fromAnywhere()),
      Build(P, Check), Ended(Ended), Accepted(ConnectionJudge::nearAccepting(P)) {}

bool FutureJudge::isTrusted(const FutureGraph::Wait &W) const {
  auto IsEnded = [&](uint32_t Function) { return is_contained(Ended, Build.functionName(Function)); };
  return is_contained(Ended, P.text(W.Source->Text)) || IsEnded(W.Function) || any_of(W.Through, IsEnded);
}

void FutureJudge::add(unsigned Rank, const FutureStep &At, Symbol Text, Candidate C) {
  // Whoever does not implement an interface is told of once.
  const bool IsInterface = C.What.Why == PendingOn::Interface;
  Group Key{IsInterface ? 0 : Rank, IsInterface ? SourceRange{} : P.range(At.Where), P.text(Text),
            IsInterface ? "" : Build.functionName(P.function(At.By).value_or(C.What.Function))};
  Groups[std::move(Key)].push_back(std::move(C));
}

void FutureJudge::findAnswers() {
  for (const Root &R : P.roots()) {
    const EntryPoint &Entry = P.entryPoints()[R.Entry];
    auto Found = Entry.Kind == model::EntryKind::Http ? Graph.answer(R.Function) : std::nullopt;
    // What a thread computes may be late, but somebody at least works on it.
    if (!Found || isTrusted(*Found) || Found->Why == PendingOn::Thread)
      continue;
    const FutureStep &At = answerSite(*Found);
    add(1, At, At.Text, {*Found, fmt::format("the request to {} stays open", P.describe(Entry)), {}, &Entry});
  }
}

void FutureJudge::findContinuations() {
  const std::vector<FutureGraph::Wait> Continuations = Graph.continuations();
  for (const FutureGraph::Wait &W : Continuations)
    if (W.Why == PendingOn::Outgoing)
      for (uint32_t Callee : Graph.callees(*W.Continuation))
        Accepted.reset(Callee); // It goes on when the program has connected.
  const HeldState Held(P);
  for (const FutureGraph::Wait &W : Continuations) {
    if (!Reached.contains(W.Function) || isTrusted(W))
      continue;
    Candidate C{W, "", {}, nullptr};
    C.Held = Held.by(Graph.callees(*W.Continuation), C.Places);
    // What was handed in, or is returned, others wait for as well: it is theirs to end.
    if ((W.Returned || !W.Head || W.Why == PendingOn::Thread) && C.Held.empty())
      continue;
    const FutureStep &At = continuationSite(W);
    add(2, At, W.Why == PendingOn::Interface ? W.Source->Text : At.Text, std::move(C));
  }
}

bool FutureJudge::isAtGate(const Candidate &C) const {
  bool Outside = C.What.Why == PendingOn::Outside && (!C.What.Source->Dynamic || Accepted.test(C.What.Function));
  return !C.Held.empty() && (Outside || (C.What.Why == PendingOn::Others && C.Answers));
}

void FutureJudge::relate(Finding &F, const FutureStep &At, ArrayRef<Candidate> Candidates) const {
  const FutureGraph::Wait &W = Candidates.front().What;
  if (&At != W.Source)
    F.relate(P.place(W.Source->Where, W.Source->By, fmt::format("`{}` is what it waits for", P.text(W.Source->Text))));
  if (W.Gather && &At != W.Gather)
    F.relate(P.place(W.Gather->Where, W.Gather->By, "it is waited for with others here"));
  if (W.Continuation && &At != W.Continuation)
    F.relate(P.place(W.Continuation->Where, W.Continuation->By, "this goes on when it completes"));
  for (const Step &Place : Candidates.front().Places)
    F.relate(Place);
  for (const Candidate &Other : Candidates.drop_front())
    if (const FutureStep *Also = Other.What.Head ? Other.What.Head : Other.What.Continuation)
      if (P.range(Also->Where) != F.Where)
        F.relate(P.place(Also->Where, Also->By, "this waits for the same"));
}

std::optional<Finding> FutureJudge::present(std::vector<Candidate> &Candidates) const {
  stable_sort(Candidates, [&](const Candidate &A, const Candidate &B) { return isAtGate(A) > isAtGate(B); });
  const Candidate &First = Candidates.front();
  const FutureGraph::Wait &W = First.What;
  const FutureStep &At = First.Answers ? answerSite(W) : continuationSite(W);
  const uint32_t Function = P.function(At.By).value_or(W.Function);
  if (!Reached.contains(Function))
    return std::nullopt;
  // The way of the request itself, where it is one that waits.
  Program::Witness Way = Reached.witness(Function);
  if (First.Answers) {
    Program::Reach OfRequest =
        P.reach([&](const EntryPoint &E) { return &E == First.Answers; }, [](const Edge &) { return true; });
    if (OfRequest.contains(Function))
      Way = OfRequest.witness(Function);
  }
  const std::string &What = P.text(At.Text);
  Finding F = Build.at(At.Where, Function, Way, fmt::format("waits for `{}`", What));
  if (First.Answers)
    F.EntryPoint = P.identify(*First.Answers);
  F.At = isAtGate(First) ? Level::Gate : Level::Audit;
  F.Subject = What + " in " + F.Function;
  F.Use = useIn(P, Function, P.text(W.Source->Text));
  F.RestsOnAbsence = true;
  F.Message = fmt::format("nothing ends the wait for `{}`. {}{}{}.", What, reason(P, W),
                          First.Held.empty() ? "" : ", and until then " + First.Held,
                          First.Answers ? "" : fmt::format("; {} leads here", Build.describe(Way)));
  F.Remedy = W.Why == PendingOn::Others ? "give it a timeout, or see to those that are abandoned"
                                        : "give the future a timeout, and discard it when the time is over";
  relate(F, At, Candidates);
  return F;
}

void FutureJudge::judge(std::vector<Finding> &Findings) {
  findAnswers();
  findContinuations();
  for (auto &[Key, Candidates] : Groups)
    if (std::optional<Finding> Found = present(Candidates))
      Findings.push_back(std::move(*Found));
}

} // namespace floodgate
