//===- BlockingCallInActor.cpp - dos-blocking-call-in-actor ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "blocking-call-in-actor/BlockingCallInActor.h"
#include "blocking-call-in-actor/SharedWorkers.h"
#include "engine/program/FindingBuilder.h"
#include "engine/program/Known.h"
#include "engine/program/Reachability.h"
#include <fmt/format.h>
#include <map>
#include <set>

using namespace llvm;

namespace floodgate {

static constexpr llvm::StringLiteral OptionNonBlocking = "NonBlockingFunctions";

std::vector<CheckOption> BlockingCallInActor::options() const {
  return {{OptionNonBlocking.str(), "",
           "Semicolon-separated qualified names of functions that do not block, whatever they call.", true}};
}

bool BlockingCallInActor::setOption(StringRef Name, StringRef Value) {
  if (Name != OptionNonBlocking)
    return false;
  NonBlocking = namesIn(Value);
  return true;
}

//===-- Judge -------------------------------------------------------------===//

/// Whether \p W returns at once: what it waits for is known to be complete.
static bool isOver(const Program &P, const Wait &W) { return W.UnlessReady && Known(P, W).isReady(W.Subject); }

/// Functions that wait themselves or by a direct call, each with what it waits for.
static std::map<uint32_t, const Wait *> waitingFunctions(const Program &P) {
  std::map<uint32_t, const Wait *> Result;
  SmallVector<uint32_t, 32> Work;
  for (const Wait &W : P.events<Wait>())
    if (!isOver(P, W) && Result.emplace(W.In, &W).second)
      Work.push_back(W.In);
  while (!Work.empty()) {
    uint32_t Function = Work.pop_back_val();
    for (uint32_t Index : P.in(Function)) {
      const Edge &E = P.edges()[Index];
      if (isCall(E) && Result.emplace(E.From, Result[Function]).second)
        Work.push_back(E.From);
    }
  }
  return Result;
}

/// The locks that are held somewhere while something waits: mutex -> the wait.
static std::map<Symbol, const Wait *> locksHeldAcrossWaits(const Program &P) {
  std::map<Symbol, const Wait *> Result;
  for (const Wait &W : P.events<Wait>())
    if (!isOver(P, W))
      for (Symbol Lock : Known(P, W).locks())
        Result.emplace(Lock, &W);
  auto Waiting = waitingFunctions(P);
  for (const Edge &E : P.edges())
    if (isCall(E))
      if (auto It = Waiting.find(E.To); It != Waiting.end())
        for (Symbol Lock : Known(P, P.calls()[E.CallIndex]).locks())
          Result.emplace(Lock, It->second);
  return Result;
}

/// Who waits: the actor that the last dispatch of the way enters, or that of the entry point.
static std::string waiter(const Program &P, const Program::Witness &Way) {
  const EntryPoint &Entry = P.entryPoints()[P.roots()[Way.Root].Entry];
  if (Entry.Context == model::Context::EventLoop)
    return "the event loop";
  std::string Name = P.text(Entry.Actor);
  for (uint32_t Index : Way.Edges)
    if (const Edge &E = P.edges()[Index]; E.How == model::Runs::Dispatched)
      if (const Record *Class = P.record(P.functions()[E.To].Record); Class && Class->IsActor)
        Name = P.text(Class->Name);
  return Name.empty() ? "an actor" : fmt::format("`{}`", Name);
}

/// Whether \p W waits for what its function was given.
static bool isPassedIn(const Wait &W) {
  return W.Subject.What == Place::Kind::Parameter && W.Subject.OwnedBy == Place::Owner::None;
}

/// What a continuation is given is complete; what it captured need not be.
static bool isGivenComplete(const Program &P, const Wait &W) {
  return W.UnlessReady && isPassedIn(W) && W.Subject.Index < P.functions()[W.In].Parameters.size() &&
         any_of(P.in(W.In), [&](uint32_t Index) { return P.calls()[P.edges()[Index].CallIndex].Completion; });
}

static Finding waitFinding(const Program &P, const FindingBuilder &Build, const Wait &W, const Program::Witness &Way) {
  const std::string &Callee = P.text(W.Callee), &For = P.text(W.For);
  Finding F = Build.at(W, Way, fmt::format("`{}` waits for {}", Callee, For));
  // Whether a future that was passed in is complete is up to callers that may not be seen.
  F.At = W.UnlessReady && isPassedIn(W) ? Level::Audit : Level::Gate;
  F.Subject = Callee + " in " + F.Function;
  F.Use = useIn(P, W.In, P.text(W.Subject.Text));
  const bool IsTimer = Build.entry(Way)->Kind == model::EntryKind::Timer;
  F.Message = fmt::format("`{}` makes {} wait for {}. {} reaches it, and nothing else runs there until it returns.",
                          Callee, waiter(P, Way), For, IsTimer ? "A timer" : "From outside, " + Build.describe(Way));
  F.Remedy = W.UnlessReady ? "continue when the future completes, instead of waiting for it"
                           : "use the asynchronous form, or run it on a thread that may block";
  return F;
}

static Finding lockFinding(const Program &P, const FindingBuilder &Build, const LockTaken &L, const Wait &Holder,
                           const Program::Witness &Way) {
  const std::string &Lock = P.text(L.Mutex.Name), &Callee = P.text(Holder.Callee);
  Finding F = Build.at(L, Way, fmt::format("takes the lock `{}`", Lock));
  F.Subject = Lock;
  F.Use = useIn(P, L.In, P.text(L.Mutex.Text));
  F.Message = fmt::format("the lock `{}` makes {} wait. It is held elsewhere while `{}` waits for {}; {} reaches it.",
                          Lock, waiter(P, Way), Callee, P.text(Holder.For), Build.describe(Way));
  F.Remedy = "release the lock before waiting";
  Step Elsewhere;
  Elsewhere.Where = P.range(Holder.Where);
  Elsewhere.Message = fmt::format("`{}` waits while the lock is held", Callee);
  F.relate(std::move(Elsewhere));
  return F;
}

void BlockingCallInActor::judge(const Analyses &Shared, std::vector<Finding> &Findings) const {
  const Program &P = Shared.program();
  std::set<uint32_t> Trusted;
  for (uint32_t I = 0; I < P.functions().size(); ++I)
    if (is_contained(NonBlocking, P.text(P.functions()[I].Name)))
      Trusted.insert(I);
  const Program::Reach OnActor =
      P.reach([](const EntryPoint &E) { return E.Context != model::Context::Thread; },
              [&](const Edge &E) { return E.How != model::Runs::Spawned && !Trusted.contains(E.To); });
  std::vector<const Wait *> Waits;
  for (const Wait &W : P.events<Wait>())
    if (!isOver(P, W))
      Waits.push_back(&W);
  judgeSharedWorkers(P, name(), Waits, OnActor, Findings);

  const FindingBuilder Build(P, name());
  auto Concerns = [&](const Event &E) { return OnActor.contains(E.In) && !Trusted.contains(E.In); };
  std::set<std::pair<SourceRange, std::string>> Reported;
  auto Report = [&](Finding F) {
    if (Reported.emplace(F.Where, F.Function).second) // Else another instantiation of the same template.
      Findings.push_back(std::move(F));
  };
  for (const Wait *W : Waits)
    if (Concerns(*W) && !isGivenComplete(P, *W))
      Report(waitFinding(P, Build, *W, OnActor.witness(W->In)));
  const std::map<Symbol, const Wait *> HeldAcross = locksHeldAcrossWaits(P);
  for (const LockTaken &L : P.events<LockTaken>())
    // The holder itself is reported for its wait.
    if (auto It = HeldAcross.find(L.Mutex.Entity);
        It != HeldAcross.end() && It->second->Function != L.Function && Concerns(L))
      Report(lockFinding(P, Build, L, *It->second, OnActor.witness(L.In)));
}

} // namespace floodgate
