//===- Stores.cpp - where values go ---------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of FunctionObserver that records what is put where, what is returned, and what conditions look at.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/Observer.h"
#include "engine/observe/body/CallSite.h"
#include "engine/observe/body/FunctionObserver.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// More tests and results than these of one function say nothing that is worth their size.
static constexpr size_t MostTests = 200, MostResults = 16;

Values::Parts FunctionObserver::withoutKnown(const Values::Parts &Value) const {
  Values::Parts Result;
  for (const Values::Part &P : Value) {
    bool Known = any_of(told(), [&](uint32_t Index) {
      const Guard &G = S.facts().Guards[Index];
      return G.What == Guard::Kind::Present && G.Key != Symbol::None &&
             any_of(G.Values, [&](const ValuePart &Asked) { return Asked.From == P.From; });
    });
    if (!Known)
      Result.push_back(P);
  }
  return Result;
}

void FunctionObserver::store(const Values::Destination &To, const Values::Parts &Value, SourceLocation Where) {
  if (!To || Value.empty())
    return;
  if (To.Local)
    return V.filled(*To.Local, To.Path, withoutKnown(Value));
  std::vector<ValuePart> Parts;
  V.record(Value, 0, Parts);
  for (const ValuePart &P : Parts) {
    Store Recorded;
    Recorded.Function = Usr;
    Recorded.To = To.Path;
    if (Recorded.To == P.From)
      continue;
    Recorded.Value = P;
    Recorded.Where = S.location(Where);
    Recorded.Guards = told();
    S.facts().Stores.push_back(std::move(Recorded));
  }
}

void FunctionObserver::assign(const Expr &To, const Expr &Value, bool Changes) {
  const Expr *Bare = stripped(&To);
  // A local variable's values are known by their expressions.
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare); Reference && !Changes)
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        Variable && !Variable->hasGlobalStorage() && !Variable->getType()->isReferenceType())
      return;
  Values::Destination Into = V.destination(To);
  if (!Into)
    return;
  Values::Parts Parts = V.parts(Value);
  for (Values::Part &P : Parts)
    P.Like = std::max(P.Like, Changes ? Derivation::Derived : Derivation::Exact);
  store(Into, Parts, To.getExprLoc());
}

void FunctionObserver::recordStores(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  auto Arguments = argumentsOf(Call);
  if (Meaning.Gives && Meaning.Gives->Fills.Which == model::ArgumentRef::Kind::Index &&
      Meaning.Gives->Fills.Index < Arguments.size()) {
    // `asio::buffer(data_)`: what is filled is what the view looks at.
    const Expr *Buffer = stripped(Arguments[Meaning.Gives->Fills.Index]);
    Values::Destination Into = V.destination(*Buffer);
    if (const auto *View = dyn_cast<CallExpr>(Buffer); !Into && View && View->getNumArgs() > 0)
      Into = V.destination(*View->getArg(0));
    return store(Into, {{V.paths().element(AccessPath::Empty), V.paths().peer()}}, Call.getExprLoc());
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  const Expr *Receiver = receiverOf(Call);
  if (Receiver && Method && !Method->isStatic() && !Method->isConst()) {
    const ClassMeaning &Class = S.meaning(*Method->getParent());
    ContainerOperation Operation = S.containerOperation(Callee, Arguments.size());
    MessageAccess Access = S.messageAccess(Callee);
    if (Operation.Grow && !Arguments.empty()) {
      Values::Destination Into = V.destination(*Receiver);
      bool Whole = Operation.Grow->By == model::GrowsBy::Size;
      if (!Whole)
        Into = V.ofElement(Into);
      for (const Expr *Argument : Arguments)
        store(Into, V.parts(*Argument), Call.getExprLoc());
    } else if (Access.What == MessageAccess::Kind::Set || Access.What == MessageAccess::Kind::Add) {
      Values::Destination Into = V.destination(*Receiver);
      if (!Into || Arguments.empty())
        return;
      Into.Path = V.paths().child(Into.Path, V.member(Access.Field));
      if (Access.What == MessageAccess::Kind::Add)
        Into = V.ofElement(Into);
      store(Into, V.parts(*Arguments.back()), Call.getExprLoc());
    } else if (Class.Message && !Arguments.empty() && Access.What == MessageAccess::Kind::None) {
      // `CopyFrom(other)` and its like take over what a message of the same class has; others derive from what they are
      // given.
      bool Same = Semantics::classOf(Arguments[0]->getType()) == Semantics::classOf(Receiver->getType());
      Values::Parts Parts = V.parts(*Arguments[0]);
      for (Values::Part &P : Parts)
        P.Like = std::max(P.Like, Same ? Derivation::Exact : Derivation::Derived);
      store(V.destination(*Receiver), Parts, Call.getExprLoc());
    }
  }
  if (!S.isOwn(Callee))
    return;
  // What the callee leaves in an object that it was given.
  for (size_t I = 0; I < Arguments.size() && I < Callee.getNumParams(); ++I) {
    QualType Type = Callee.getParamDecl(I)->getType();
    if (!(Type->isLValueReferenceType() || Type->isPointerType()) || Type->getPointeeType().isConstQualified() ||
        Type->isFunctionPointerType())
      continue;
    if (Values::Destination Into = V.destination(*Arguments[I]); Into.Local)
      store(Into, {{AccessPath::Empty, V.paths().output(V.callId(Call), I)}}, Call.getExprLoc());
  }
}

void FunctionObserver::test(const Expr &Condition) {
  // What makes nothing of a value is made of parts that may; in the order of the text.
  SmallVector<const Stmt *, 16> Work{&Condition};
  while (!Work.empty() && Tests.size() <= MostTests) {
    const auto *Part = dyn_cast_or_null<Expr>(evaluated(Work.pop_back_val()));
    const Expr *E = Part ? stripped(Part) : nullptr;
    if (!E || isa<LambdaExpr>(E))
      continue;
    // `message.has_name()`, which says that it is there and not what it is.
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E); Call && Call->getMethodDecl()) {
      if (MessageAccess Access = S.messageAccess(*Call->getMethodDecl()); Access.What == MessageAccess::Kind::Has) {
        for (const Values::Part &P : V.presenceOf(V.parts(*Call->getImplicitObjectArgument()), Access.Field))
          if (P.Sub == AccessPath::Empty)
            Tests.insert(P.From);
        continue;
      }
    }
    Values::Parts Parts = V.lookedAt(*E);
    for (const Values::Part &P : Parts)
      Tests.insert(P.From);
    if (!Parts.empty())
      continue;
    SmallVector<const Stmt *, 8> Children(E->children());
    Work.append(Children.rbegin(), Children.rend());
  }
}

void FunctionObserver::recordResult(const Expr &Value) {
  if (Results.size() < MostResults)
    V.record(V.partsWithNew(Value), 0, Results);
  if (Value.getType()->isBooleanType())
    test(Value);
}

void FunctionObserver::use(model::Use How, const Expr &Value, const Expr &At) {
  UseSite Site(S, V, How, Value, At, context(Order, /*IsStatement=*/false));
  for (const Observer *Each : Observers)
    Each->use(Site);
}

void FunctionObserver::visitUses(const Expr &E) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(&E)) {
    bool Divides = Binary->getOpcode() == BO_Div || Binary->getOpcode() == BO_Rem ||
                   Binary->getOpcode() == BO_DivAssign || Binary->getOpcode() == BO_RemAssign;
    if (Divides && Binary->getRHS()->getType()->isIntegerType())
      use(model::Use::Division, *Binary->getRHS(), E);
  } else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(&E)) {
    use(model::Use::Index, *Subscript->getIdx(), E);
  } else if (const auto *New = dyn_cast<CXXNewExpr>(&E)) {
    if (auto Size = New->getArraySize(); Size && *Size)
      use(model::Use::Allocation, **Size, E);
  } else if (const auto *Cast = dyn_cast<CastExpr>(&E)) {
    if (Cast->getCastKind() == CK_FloatingToIntegral)
      use(model::Use::Conversion, *Cast->getSubExpr(), E);
  }
}

void FunctionObserver::visitBound(const Expr &Condition) {
  SmallVector<const Expr *, 8> Work{&Condition};
  while (!Work.empty()) {
    const Expr *E = stripped(Work.pop_back_val());
    const auto *Binary = dyn_cast<BinaryOperator>(E);
    if (!Binary)
      continue;
    if (Binary->isLogicalOp())
      Work.append({Binary->getRHS(), Binary->getLHS()});
    else if (Binary->isRelationalOp() || Binary->getOpcode() == BO_NE)
      for (const Expr *Side : {Binary->getLHS(), Binary->getRHS()})
        if (Side->getType()->isIntegerType())
          use(model::Use::LoopBound, *Side, *E);
  }
}

} // namespace floodgate
