//===- Expressions.cpp - declarations, calls and lambdas in a body -------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/Observer.h"
#include "engine/observe/body/CallSite.h"
#include "engine/observe/body/FunctionObserver.h"
#include "engine/observe/guards/Conditions.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

void FunctionObserver::visitDeclaration(const VarDecl &Variable) {
  if (!Variable.getInit())
    return;
  if (!Variable.hasGlobalStorage()) {
    V.assigned(Variable, *Variable.getInit());
  } else {
    Field Recorded;
    Recorded.Usr = S.usr(Variable);
    Recorded.Name = S.intern(S.name(Variable));
    Recorded.Where = S.location(clang::SourceRange(Variable.getLocation()));
    Recorded.IsInternal = !S.isInHeader(Variable.getLocation());
    S.mentions(Variable.getType(), Recorded.Mentions);
    S.facts().Globals.push_back(std::move(Recorded));
  }
  visit(Variable.getInit());
  Futures.initialized(Variable, *Variable.getInit());
  // A variable whose type is the lambda itself is that lambda; a wrapper holds it.
  const CXXRecordDecl *Closure = Variable.getType()->getAsCXXRecordDecl();
  if (S.isCallable(Variable.getType()) && !(Closure && Closure->isLambda()))
    assignCallable(*Variable.getInit(), Variable.hasGlobalStorage()
                                            ? S.usr(Variable)
                                            : S.intern(S.facts().Symbols.text(Usr) + "@" + Variable.getName().str()));
  if (Variable.getType()->isRecordType())
    recordDestruction(Variable.getType(), Variable.getLocation());
}

void FunctionObserver::visitAssignment(const Expr &To, const Expr &Value) {
  const Expr *Bare = stripped(&To);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()); Variable && !Variable->hasGlobalStorage())
      V.assigned(*Variable, Value);
  Futures.assigned(To, Value);
  if (!S.isCallable(To.getType()))
    return;
  if (Symbol Slot = V.slot(To); Slot != Symbol::None)
    assignCallable(Value, Slot);
  if (const auto *Member = dyn_cast<MemberExpr>(Bare))
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
      if (const model::EntryPoint *Entry = S.models().assignment(S.name(*Field))) {
        SmallVector<Target, 2> Targets;
        collectTargets(Value, Targets);
        for (const Target &T : Targets)
          recordEntry(*Entry, T, To, S.intern(Field->getName()), Symbol::None, false);
      }
}

void FunctionObserver::visitReturn(const Expr &Value) {
  recordResult(Value);
  if (S.isCallable(Function.getReturnType()))
    assignCallable(Value, Values::returnSlot(S, Usr));
  Futures.returned(Value);
  QualType Type = Function.getReturnType();
  // `return queue.size() >= limit;`: whoever asks has tested the size.
  if (Type->isBooleanType()) {
    std::vector<Guard> Told;
    collectGuards(S, V, Value, true, /*Nested=*/false, Told);
    for (const Guard &G : Told)
      noteSizeTest(G);
  }
  const ClassMeaning &Meaning = S.meaningOf(Type);
  if (!Type->isReferenceType() && !Type->isPointerType() &&
      !(Meaning.Wrapper && Meaning.Wrapper->What != model::Wrapper::Kind::Option))
    return;
  Place Where = V.place(Value);
  if ((Where.What == Place::Kind::Field || Where.What == Place::Kind::Global) && !is_contained(Returns, Where))
    Returns.push_back(Where);
}

void FunctionObserver::visitLambda(const LambdaExpr &Lambda) {
  for (const Expr *Init : Lambda.capture_inits())
    visit(Init);
  for (const LambdaCapture &Capture : Lambda.captures())
    if (Capture.capturesVariable() && Lambda.isInitCapture(&Capture))
      if (const auto *Variable = dyn_cast<VarDecl>(Capture.getCapturedVar()); Variable && Variable->getInit())
        Futures.initialized(*Variable, *Variable->getInit());
  const CXXMethodDecl *Operator = Lambda.getCallOperator();
  // The body of a generic lambda says something only where it was instantiated.
  if (const FunctionTemplateDecl *Template = Operator->getDescribedFunctionTemplate()) {
    Operator = nullptr;
    for (const FunctionDecl *Instance : Template->specializations())
      if (Instance->doesThisDeclarationHaveABody() && !Instance->isDependentContext()) {
        Operator = cast<CXXMethodDecl>(Instance);
        break;
      }
  }
  if (!Operator || Operator->isDependentContext())
    return;
  FunctionObserver Inner(S, Observers, *Operator, this, HasErrors);
  Inner.V.captures(Lambda);
  if (auto It = ReadyInside.find(&Lambda); It != ReadyInside.end())
    Inner.assume(It->second);
  // A future that is complete stays so. That a key was known is still worth something; everything else may have changed
  // when the lambda runs.
  for (uint32_t Index : told()) {
    const Guard &Known = S.facts().Guards[Index];
    if (Known.What == Guard::Kind::Ready)
      Inner.Active.push_back(Index);
    if (Known.What != Guard::Kind::Present || Known.Key == Symbol::None)
      continue;
    auto [Stale, New] = StaleOf.try_emplace(Index, Index);
    if (New && !Known.Stale) {
      Guard G = Known;
      G.Stale = true;
      Stale->second = addGuard(G);
    }
    Inner.Active.push_back(Stale->second);
  }
  Inner.run();
}

void FunctionObserver::visitInitList(const InitListExpr &List) {
  visitChildren(List);
  const CXXRecordDecl *Class = List.getType().isNull() ? nullptr : List.getType()->getAsCXXRecordDecl();
  if (!Class || Class->isLambda() || !Class->hasDefinition())
    return;
  unsigned Index = 0;
  for (const FieldDecl *Field : Class->fields()) {
    if (Index >= List.getNumInits())
      return;
    const Expr *Init = List.getInit(Index++);
    if (Init && S.isCallable(Field->getType()) && !isa<ImplicitValueInitExpr>(Init))
      assignCallable(*Init, S.usr(*Field));
  }
}

SiteContext FunctionObserver::context(uint32_t At, bool IsStatement) const {
  SiteContext Here;
  Here.Order = At;
  Here.Conditional = Branches > 0;
  Here.Repeated = Loops > 0;
  if (Outside)
    Here.Outside = toldOutside();
  Here.Loop = LoopValues;
  Here.IsStatement = IsStatement;
  Here.Ends = Ends;
  Here.Caught = Tries > 0;
  Here.IsTail = IsTail;
  Here.Guards = told();
  return Here;
}

void FunctionObserver::visitCall(const Expr &Call) {
  ++Order;
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee) {
    if (const auto *Indirect = dyn_cast<CallExpr>(&Call))
      recordIndirect(*Indirect);
    Futures.indirect(Call);
    return visitChildren(Call);
  }
  if (isa<CXXOperatorCallExpr>(Call) && cast<CXXOperatorCallExpr>(Call).getOperator() == OO_Equal)
    visitAssignment(*cast<CXXOperatorCallExpr>(Call).getArg(0), *cast<CXXOperatorCallExpr>(Call).getArg(1));
  const CallMeaning &Meaning = S.meaning(*Callee);
  uint32_t Here = Order;
  recordCall(Call, *Callee, Meaning);
  Futures.call(Call, *Callee, Meaning);
  const std::optional<LogStatement> Log = Logs.read(Call, *Callee, Meaning);
  const bool IsStatement = BeginInBlock.isValid() && BeginInBlock == Call.getBeginLoc();
  visitChildren(Call);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call); Operator && Operator->isAssignmentOp())
    assign(*Operator->getArg(0), *Operator->getArg(1), Operator->getOperator() != OO_Equal);
  else
    recordStores(Call, *Callee, Meaning);
  CallSite Site(S, V, Call, *Callee, context(Here, IsStatement), Log ? &*Log : nullptr);
  for (const Observer *Each : Observers)
    Each->call(Site);
}

} // namespace floodgate
