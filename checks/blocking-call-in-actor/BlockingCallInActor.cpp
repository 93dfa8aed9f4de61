//===- BlockingCallInActor.cpp - dos-blocking-call-in-actor ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "blocking-call-in-actor/BlockingCallInActor.h"
#include "blocking-call-in-actor/SharedWorkers.h"
#include "engine/observe/body/CallSite.h"
#include "engine/observe/meaning/Durations.h"
#include "engine/program/Identity.h"
#include "engine/program/Program.h"
#include "clang/AST/DeclTemplate.h"
#include <fmt/format.h>
#include <map>
#include <set>

using namespace clang;
using namespace llvm;

namespace floodgate {

static constexpr llvm::StringLiteral OptionNonBlocking = "NonBlockingFunctions";
/// The check's own vocabulary in observations.
static constexpr llvm::StringLiteral Wait = "wait", Lock = "lock";

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

//===-- Observe -----------------------------------------------------------===//

/// Whether the predicate of \p Model holds for the call: it waits too long.
static bool waits(CallSite &Site, const model::Blocking &Model) {
  unsigned Written = Site.writtenArguments();
  if (Written < Model.MinArguments || (Model.MaxArguments && Written > *Model.MaxArguments))
    return false;
  if (const Expr *Flags = Site.argument(Model.UnlessArgument))
    if (std::optional<APSInt> Value = Site.semantics().constant(*Flags);
        Value && Value->isRepresentableByInt64() && (Value->getExtValue() & Model.UnlessBits))
      return false;
  if (Model.When == model::Blocking::Predicate::Any)
    return true;
  const Expr *Timeout = Site.argument(Model.Timeout);
  if (!Timeout)
    return true;
  // A null pointer and a negative duration mean that there is no timeout.
  bool IsNull = Timeout->isNullPointerConstant(Site.semantics().context(), Expr::NPC_ValueDependentIsNotNull);
  std::optional<double> Seconds = seconds(Site.semantics(), *Timeout, Model.SecondsPerUnit);
  if ((IsNull && Timeout->getType()->isPointerType()) || (Seconds && *Seconds < 0))
    return true;
  return Model.When == model::Blocking::Predicate::OverSeconds && (!Seconds || *Seconds > Model.Seconds);
}

/// Whether \p Waited is known to be complete where \p Guards hold.
static bool isReady(const Semantics &S, const Place &Waited, ArrayRef<uint32_t> Guards) {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = S.facts().Guards[Index];
    if (G.What != Guard::Kind::Ready)
      return false;
    bool SameMember =
        G.Subject.What == Place::Kind::Field && G.Subject.Entity == Waited.Entity && G.Subject.Depth == Waited.Depth;
    return SameMember || (G.Subject.Text == Waited.Text && Waited.Text != Symbol::None);
  });
}

void BlockingCallInActor::observe(CallSite &Site) const {
  Semantics &S = Site.semantics();
  for (const model::Blocking *Model : Site.meaning().Blocks) {
    if (!waits(Site, *Model))
      continue;
    Observation Seen = Site.observation(name(), Wait);
    const Expr *Waited = Site.receiver();
    if (auto Arguments = Site.arguments(); !Waited && !Arguments.empty())
      Waited = Arguments.front();
    if (Waited)
      Seen.Subject = Site.place(*Waited);
    if (Model->UnlessReady && isReady(S, Seen.Subject, Seen.Guards))
      return;
    Seen.Detail = Model->UnlessReady;
    Seen.Text = S.intern(S.name(Site.callee()));
    Seen.KeyText = S.intern(Model->WaitsFor);
    Site.record(std::move(Seen));
    return;
  }
  // Taking a lock waits for whoever holds it.
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Site.callee());
  bool Takes = Site.meaning().Locks ||
               (Constructor && S.meaning(*Constructor->getParent()).Lock && !Constructor->isCopyOrMoveConstructor());
  if (auto Arguments = Site.arguments(); Takes && !Arguments.empty()) {
    Observation Seen = Site.observation(name(), Lock);
    Seen.Subject = Site.lockPlace(*Arguments.front());
    if (Seen.Subject.Entity == Symbol::None)
      return;
    Seen.Text = Seen.Subject.Name;
    Site.record(std::move(Seen));
  }
}

//===-- Judge -------------------------------------------------------------===//

/// Functions that wait themselves or by a direct call, each with what it waits for.
static std::map<uint32_t, const Observation *> waitingFunctions(const Program &P, StringRef Check) {
  std::map<uint32_t, const Observation *> Result;
  SmallVector<uint32_t, 32> Work;
  for (const Observation &O : P.observations())
    if (P.text(O.Check) == Check && P.text(O.Kind) == Wait)
      if (auto Function = P.function(O.Function); Function && Result.emplace(*Function, &O).second)
        Work.push_back(*Function);
  while (!Work.empty()) {
    uint32_t Function = Work.pop_back_val();
    for (uint32_t Index : P.in(Function)) {
      const Edge &E = P.edges()[Index];
      if ((E.How == model::Runs::Direct || E.How == model::Runs::Virtual) &&
          Result.emplace(E.From, Result[Function]).second)
        Work.push_back(E.From);
    }
  }
  return Result;
}

/// The locks that are held somewhere while something waits: mutex -> the wait.
static std::map<Symbol, const Observation *> locksHeldAcrossWaits(const Program &P, StringRef Check) {
  std::map<Symbol, const Observation *> Result;
  auto Held = [&](ArrayRef<uint32_t> Guards, const Observation *Waiting) {
    for (uint32_t Index : Guards)
      if (const Guard &G = P.guard(Index); G.What == Guard::Kind::Locked && G.Subject.Entity != Symbol::None)
        Result.emplace(G.Subject.Entity, Waiting);
  };
  for (const Observation &O : P.observations())
    if (P.text(O.Check) == Check && P.text(O.Kind) == Wait)
      Held(O.Guards, &O);
  auto Waiting = waitingFunctions(P, Check);
  for (const Edge &E : P.edges())
    if (E.How == model::Runs::Direct || E.How == model::Runs::Virtual)
      if (auto It = Waiting.find(E.To); It != Waiting.end())
        Held(P.calls()[E.CallIndex].Guards, It->second);
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

void BlockingCallInActor::judge(const Program &P, std::vector<Finding> &Findings) const {
  std::set<uint32_t> Trusted;
  for (uint32_t I = 0; I < P.functions().size(); ++I)
    if (is_contained(NonBlocking, P.text(P.functions()[I].Name)))
      Trusted.insert(I);
  Program::Reach OnActor =
      P.reach([](const EntryPoint &E) { return E.Context != model::Context::Thread; },
              [&](const Edge &E) { return E.How != model::Runs::Spawned && !Trusted.contains(E.To); });
  judgeSharedWorkers(P, name(), Wait, OnActor, Findings);
  auto HeldAcross = locksHeldAcrossWaits(P, name());
  std::set<std::pair<SourceRange, Symbol>> Reported;

  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != name())
      continue;
    auto Function = P.function(O.Function);
    if (!Function || !OnActor.contains(*Function) || Trusted.contains(*Function))
      continue;
    bool IsLock = P.text(O.Kind) == Lock;
    const Observation *Holder = nullptr;
    if (IsLock) {
      auto It = HeldAcross.find(O.Subject.Entity);
      // The holder itself is reported for its wait.
      if (It == HeldAcross.end() || It->second->Function == O.Function)
        continue;
      Holder = It->second;
    }
    bool Passed = O.Subject.What == Place::Kind::Parameter && O.Subject.OwnedBy == Place::Owner::None;
    // What a continuation is given is complete; what it captured need not be.
    bool Given = Passed && O.Subject.Index < P.functions()[*Function].Parameters.size();
    if (O.Detail && Given &&
        any_of(P.in(*Function), [&](uint32_t Index) { return P.calls()[P.edges()[Index].CallIndex].Completion; }))
      continue;
    if (!Reported.emplace(P.range(O.Where), P.functions()[*Function].Name).second)
      continue; // Another instantiation of the same template.

    Program::Witness Way = OnActor.witness(*Function);
    const EntryPoint &Entry = P.entryPoints()[P.roots()[Way.Root].Entry];
    const std::string Actor = waiter(P, Way);
    Finding F;
    F.Check = name().str();
    // Whether a future that was passed in is complete is up to callers that may not be seen.
    F.At = O.Detail && Passed ? Level::Audit : Level::Gate;
    F.Where = P.range(O.Where);
    F.Function = P.text(P.functions()[*Function].Name);
    F.Subject = (IsLock ? P.text(O.Text) : P.text(O.Text) + " in " + F.Function);
    F.Use = useIn(P, *Function, P.text(O.Subject.Text));
    F.EntryPoint = P.identify(Entry);
    if (IsLock) {
      F.Message =
          fmt::format("the lock `{}` makes {} wait. It is held elsewhere while `{}` waits for {}; {} reaches it.",
                      P.text(O.Text), Actor, P.text(Holder->Text), P.text(Holder->KeyText), P.describe(Entry));
      Step Elsewhere;
      Elsewhere.Where = P.range(Holder->Where);
      Elsewhere.Message = fmt::format("`{}` waits while the lock is held", P.text(Holder->Text));
      F.relate(std::move(Elsewhere));
      F.Remedy = "release the lock before waiting";
    } else {
      F.Message = fmt::format("`{}` makes {} wait for {}. {} reaches it, and nothing else runs there until it returns.",
                              P.text(O.Text), Actor, P.text(O.KeyText),
                              Entry.Kind == model::EntryKind::Timer ? "A timer" : "From outside, " + P.describe(Entry));
      F.Remedy = O.Detail ? "continue when the future completes, instead of waiting for it"
                          : "use the asynchronous form, or run it on a thread that may block";
    }
    F.Path = P.steps(Way, O.Where,
                     IsLock ? fmt::format("takes the lock `{}`", P.text(O.Text))
                            : fmt::format("`{}` waits for {}", P.text(O.Text), P.text(O.KeyText)));
    Findings.push_back(std::move(F));
  }
}

} // namespace floodgate
