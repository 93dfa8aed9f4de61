//===- CallGraph.cpp - call edges -----------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of FunctionObserver that turns calls into edges, by what the models say of the callee.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/body/FunctionObserver.h"
#include "engine/observe/guards/Conditions.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

Call FunctionObserver::edge(const Expr &At) const {
  Call Edge;
  Edge.Caller = Usr;
  Edge.Order = Order;
  Edge.Where = S.location(clang::SourceRange(At.getExprLoc(), At.getEndLoc()));
  Edge.Guards = told();
  Edge.Conditional = Branches > 0;
  Edge.Leaves = Outside.has_value();
  Edge.Outside = toldOutside();
  Edge.Loop = LoopValues;
  return Edge;
}

void FunctionObserver::recordArguments(const Expr &Call, floodgate::Call &Edge) {
  for (const Expr *Argument : argumentsOf(Call)) {
    V.record(*Argument, Edge.Arguments.size(), Edge.Values);
    Edge.Arguments.push_back(V.place(*Argument));
  }
}

void FunctionObserver::recordScheduled(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  const model::Scheduler &Scheduler = *Meaning.Schedules;
  auto Arguments = argumentsOf(Call);

  auto IsPool = [&](const Expr *E) {
    const CXXRecordDecl *Class = E ? Semantics::classOf(E->getType()) : nullptr;
    return Class && S.models().isOneOf(S.name(*Class), Scheduler.SpawnedOn);
  };
  bool OnPool = IsPool(receiverOf(Call)) || any_of(Arguments, IsPool);

  for (size_t I = 0; I < Arguments.size(); ++I) {
    bool Any = Scheduler.Function.Which != model::ArgumentRef::Kind::Index;
    if (Any ? !S.isCallable(Arguments[I]->getType()) : Scheduler.Function.Index != I)
      continue;
    SmallVector<Target, 2> Targets;
    collectTargets(*Arguments[I], Targets);
    if (Targets.empty())
      continue;
    bool Paced = Scheduler.PeerPaced || dependsOn(Call, Arguments[I], [](const CallMeaning &M) { return M.PeerPaced; });
    const model::EntryPoint *Delivered = nullptr;
    dependsOn(Call, Arguments[I], [&](const CallMeaning &M) {
      if (M.Delivers)
        Delivered = M.Delivers;
      return M.Delivers != nullptr;
    });
    // A continuation of what a peer delivers waits for the peer.
    Paced |= Delivered != nullptr;
    for (const Target &T : Targets) {
      floodgate::Call Edge = edge(Call);
      Edge.How = Scheduler.How == model::Runs::Inline ? T.How.value_or(Scheduler.How) : Scheduler.How;
      if (OnPool)
        Edge.How = model::Runs::Spawned;
      Edge.SharedWorkers = Scheduler.SharedWorkers;
      Edge.Via = S.intern(S.name(Callee));
      Edge.PeerPaced = Paced || (T.Inner && T.Inner->PeerPaced);
      Edge.Completion = Scheduler.Completion;
      Edge.Id = V.callId(Call);
      if (const Expr *Receiver = receiverOf(Call); Receiver && Scheduler.Completion)
        V.record(*Receiver, 0, Edge.Values);
      Target Filled = T;
      if (!Filled.IsBound && I + 1 < Arguments.size() && !S.isCallable(Arguments[I + 1]->getType())) {
        Filled.IsBound = true;
        Filled.Bound.append(Arguments.begin() + I + 1, Arguments.end());
      }
      addEdge(std::move(Edge), Filled, *Arguments[I]);
      if (Delivered && Delivered->Where_ != model::Context::Thread)
        recordEntry(*Delivered, T, Call, Symbol::None, Symbol::None, false);
      if (Scheduler.Completion)
        if (const LambdaExpr *Lambda = findLambda(*Arguments[I], T.Function))
          if (const Expr *Receiver = receiverOf(Call))
            // `f.then([f] { f.get(); })`, `await(f, g).then([=] { g.get(); })`.
            collectFutures(S, V, *Receiver, ReadyInside[Lambda]);
    }
  }
}

void FunctionObserver::recordDirect(const Expr &Call, const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  // To copy or move a lambda is not to call it; before C++17, a variable that holds one is made so.
  if (Method && Method->getParent()->isLambda() && isa<CXXConstructorDecl, CXXDestructorDecl>(Method))
    return;
  bool Virtual = Method && Method->isVirtual();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    if (const auto *Name = dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens()); Name && Name->hasQualifier())
      Virtual = false;
  if (!Virtual && !S.isOwn(Callee))
    return;
  floodgate::Call Edge = edge(Call);
  Edge.Callee = S.usr(Callee);
  Edge.Id = V.callId(Call);
  Edge.How = Virtual ? model::Runs::Virtual : model::Runs::Direct;
  if (const Expr *Receiver = receiverOf(Call))
    Edge.Receiver = V.place(*Receiver);
  else if (isa<CXXConstructExpr>(Call))
    Edge.Receiver.What = Place::Kind::Fresh;
  recordArguments(Call, Edge);
  S.facts().Calls.push_back(std::move(Edge));
}

void FunctionObserver::recordPassed(const Expr &Call, const FunctionDecl &Callee) {
  // Wrapping a callable does not run it: whoever gets the wrapper is asked.
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Callee);
      Constructor && (S.meaning(*Constructor->getParent()).Callable || Constructor->getParent()->isLambda()))
    return;
  auto Arguments = argumentsOf(Call);
  for (size_t I = 0; I < Arguments.size(); ++I) {
    if (!S.isCallable(Arguments[I]->getType()))
      continue;
    if (S.isOwn(Callee)) {
      if (I < Callee.getNumParams())
        assignCallable(*Arguments[I], Values::parameterSlot(S, S.usr(Callee), I));
      continue;
    }
    // A callable that is put into a container stays there to be called.
    if (const Expr *Receiver = receiverOf(Call); Receiver && S.containerOperation(Callee, Arguments.size()).Grow) {
      if (Symbol Slot = V.slot(*Receiver); Slot != Symbol::None)
        assignCallable(*Arguments[I], Slot);
      continue;
    }
    SmallVector<Target, 2> Targets;
    collectTargets(*Arguments[I], Targets);
    for (const Target &T : Targets) {
      floodgate::Call Edge = edge(Call);
      Edge.How = T.How.value_or(model::Runs::Inline);
      Edge.Unknown = !T.How;
      Edge.Via = S.intern(S.name(Callee));
      addEdge(std::move(Edge), T, *Arguments[I]);
    }
  }
}

void FunctionObserver::recordIndirect(const CallExpr &Call) {
  const Expr *Callee = stripped(Call.getCallee());
  if (const auto *Pointer = dyn_cast<BinaryOperator>(Callee); Pointer && Pointer->isPtrMemOp())
    Callee = Pointer->getRHS();
  if (Symbol Slot = V.slot(*Callee); Slot != Symbol::None) {
    floodgate::Call Edge = edge(Call);
    Edge.Callee = Slot;
    Edge.ThroughSlot = true;
    Edge.Id = V.callId(Call);
    recordArguments(Call, Edge);
    S.facts().Calls.push_back(std::move(Edge));
  }
}

void FunctionObserver::recordDestruction(QualType Type, clang::SourceLocation Where) {
  const CXXRecordDecl *Class = Semantics::classOf(Type);
  if (!Class || !Class->hasDefinition() || Class->hasTrivialDestructor())
    return;
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (!Destructor || !Destructor->isUserProvided() || !S.isOwn(*Destructor))
    return;
  floodgate::Call Edge;
  Edge.Caller = Usr;
  Edge.Callee = S.usr(*Destructor);
  Edge.How = Destructor->isVirtual() ? model::Runs::Virtual : model::Runs::Direct;
  Edge.Order = Order;
  Edge.Where = S.location(Where);
  Edge.Receiver.What = Place::Kind::Local;
  Edge.Guards = told();
  S.facts().Calls.push_back(std::move(Edge));
}

void FunctionObserver::recordCall(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  if (Handled.contains(&Call))
    return;
  if (Meaning.Receives)
    S.facts().Sightings.push_back(
        {Sighting::Kind::Receives, S.intern(S.name(Callee)), S.location(clang::SourceRange(Call.getExprLoc()))});
  // `co_await read(…, use_awaitable)`: without a handler, the coroutine goes on when the data is there.
  bool Awaits = Meaning.Delivers && isa_and_nonnull<CoroutineBodyStmt>(Function.getBody()) &&
                none_of(argumentsOf(Call), [&](const Expr *E) { return S.isCallable(E->getType()); });
  if (Awaits) {
    Target Here;
    Here.To = Usr;
    return recordEntry(*Meaning.Delivers, Here, Call, Symbol::None, Symbol::None, false);
  }
  if (!Meaning.Registers.empty()) {
    for (const model::EntryPoint *Entry : Meaning.Registers)
      recordRegistration(Call, Callee, *Entry);
    return;
  }
  if (Meaning.Schedules)
    return recordScheduled(Call, Callee, Meaning);
  // A call that itself waits for a peer's data makes its function the place where that data arrives.
  if (Meaning.Delivers && Meaning.Delivers->Where_ == model::Context::Thread) {
    Target Here;
    Here.To = Usr;
    recordEntry(*Meaning.Delivers, Here, Call, Symbol::None, Symbol::None, false);
  }
  // Calling what is held in a variable, a member, a parameter: `callback(x)`.
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
      Operator && Operator->getOperator() == OO_Call && Method && !Method->getParent()->isLambda()) {
    if (S.meaning(*Method->getParent()).Callable) {
      if (Symbol Slot = V.slot(*Operator->getArg(0)); Slot != Symbol::None) {
        floodgate::Call Edge = edge(Call);
        Edge.Callee = Slot;
        Edge.ThroughSlot = true;
        Edge.Id = V.callId(Call);
        recordArguments(Call, Edge);
        S.facts().Calls.push_back(std::move(Edge));
      }
      return;
    }
  }
  // What a model describes as a container, an option or a future speaks for itself.
  if (Method) {
    if (S.meaning(*Method->getParent()).isDescribed()) {
      recordPassed(Call, Callee);
      return;
    }
  }
  recordDirect(Call, Callee);
  recordPassed(Call, Callee);
}

} // namespace floodgate
