//===- Callables.cpp - which functions an argument stands for -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of FunctionObserver that finds the callables in an expression, with what is bound to them, and where they
/// flow.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/body/FunctionObserver.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// How many statements and expressions are searched for what a call hangs on: that stands near it.
static constexpr unsigned MostSearched = 5000;

/// `lambda::_1`, `std::placeholders::_1`: an argument that the caller of the callable supplies.
static bool isPlaceholder(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(stripped(&E));
  if (!Reference || !Reference->getDecl()->getIdentifier())
    return false;
  StringRef Name = Reference->getDecl()->getName();
  unsigned Number;
  return Name.consume_front("_") && !Name.getAsInteger(10, Number);
}

void FunctionObserver::collectTargets(const Expr &E, SmallVectorImpl<Target> &Into, unsigned Budget) {
  if (Budget == 0)
    return;
  --Budget;
  const Expr *Bare = stripped(&E);
  auto Add = [&](const FunctionDecl &F) {
    Target T;
    T.To = S.usr(F);
    T.Function = &F;
    Into.push_back(T);
  };
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Bare))
    return Add(*Lambda->getCallOperator());
  if (const auto *Unary = dyn_cast<UnaryOperator>(Bare); Unary && Unary->getOpcode() == UO_AddrOf)
    return collectTargets(*Unary->getSubExpr(), Into, Budget);
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Bare)) {
    collectTargets(*Conditional->getTrueExpr(), Into, Budget);
    return collectTargets(*Conditional->getFalseExpr(), Into, Budget);
  }
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare)) {
    if (const auto *F = dyn_cast<FunctionDecl>(Reference->getDecl()))
      return Add(*F);
    // A local variable that holds a lambda is that lambda.
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      if (const CXXRecordDecl *Class = Variable->getType().getNonReferenceType()->getAsCXXRecordDecl();
          Class && Class->isLambda())
        if (const CXXMethodDecl *Operator = Class->getLambdaCallOperator())
          return Add(*Operator);
  }
  if (const auto *List = dyn_cast<InitListExpr>(Bare); List && List->getNumInits() == 1)
    return collectTargets(*List->getInit(0), Into, Budget);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Bare)) {
    if (Construct->getNumArgs() >= 1 && S.isCallable(Construct->getType()))
      collectTargets(*Construct->getArg(0), Into, Budget);
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(Bare); Call && Call->getDirectCallee()) {
    const FunctionDecl &Callee = *Call->getDirectCallee();
    const CallMeaning &Meaning = S.meaning(Callee);
    bool Own = S.isOwn(Callee) && !Meaning.Schedules && !Meaning.Binds;
    if (isa<CXXMemberCallExpr>(Call) && S.meaningOf(Call->getType()).Future)
      return; // A continuation chain, which is dealt with as a call.
    if (!Own && !isa<CXXOperatorCallExpr>(Call)) {
      size_t Before = Into.size();
      auto Arguments = argumentsOf(*Call);
      for (size_t I = 0; I < Arguments.size(); ++I) {
        bool Selected = !Meaning.Schedules || Meaning.Schedules->Function.Which != model::ArgumentRef::Kind::Index ||
                        Meaning.Schedules->Function.Index == I;
        if (!Selected || !S.isCallable(Arguments[I]->getType()))
          continue;
        size_t First = Into.size();
        collectTargets(*Arguments[I], Into, Budget);
        for (size_t T = First; T < Into.size(); ++T) {
          if (Meaning.Schedules) {
            Into[T].How = Meaning.Schedules->How;
            Into[T].Inner = Meaning.Schedules;
          }
          if (!Into[T].IsBound && (Meaning.Schedules || Meaning.Binds)) {
            Into[T].IsBound = I + 1 < Arguments.size();
            Into[T].Bound.append(Arguments.begin() + I + 1, Arguments.end());
          }
        }
        if (Into.size() > First)
          break; // What follows is bound to it.
      }
      if (Into.size() > Before)
        Handled.insert(Call);
      if (Into.size() > Before || Meaning.Schedules || Meaning.Binds)
        return;
    }
  }
  if (Symbol Slot = V.slot(*Bare); Slot != Symbol::None && S.isCallable(Bare->getType())) {
    Target T;
    T.To = Slot;
    T.Slot = true;
    Into.push_back(T);
  }
}

void FunctionObserver::assignCallable(const Expr &Value, Symbol Slot) {
  SmallVector<Target, 2> Targets;
  collectTargets(Value, Targets);
  for (const Target &T : Targets) {
    if (T.To == Slot)
      continue;
    CallableAssignment Flow;
    Flow.From = T.To;
    Flow.To = Slot;
    Flow.By = Usr;
    Flow.Where = S.location(Value.getExprLoc());
    S.facts().Assignments.push_back(Flow);
  }
}

const LambdaExpr *FunctionObserver::findLambda(const Stmt &In, const FunctionDecl *Operator) {
  SmallVector<const Stmt *, 16> Work{&In};
  while (Operator && !Work.empty()) {
    const Stmt *Next = Work.pop_back_val();
    if (!Next)
      continue;
    const auto *Lambda = dyn_cast<LambdaExpr>(Next);
    if (Lambda && Lambda->getCallOperator() == Operator)
      return Lambda;
    if (!Lambda)
      Work.append(Next->child_begin(), Next->child_end());
  }
  return nullptr;
}

bool FunctionObserver::bindsObject(const Target &To) const {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(To.Function);
  if (!Method || Method->isStatic() || Method->getParent()->isLambda() || To.Bound.empty())
    return false;
  const CXXRecordDecl *Class = Semantics::classOf(To.Bound.front()->getType());
  if (!Class)
    return false;
  // `bind(&Session::read, this, _1)`: the object comes first.
  if (S.meaning(*Class).Wrapper)
    return To.Bound.size() > Method->getNumParams();
  return Class->getCanonicalDecl() == Method->getParent()->getCanonicalDecl() ||
         (Class->hasDefinition() && Class->isDerivedFrom(Method->getParent()));
}

SmallVector<uint32_t, 4> FunctionObserver::boundParameters(const Target &To) const {
  SmallVector<uint32_t, 4> Result;
  ArrayRef<const Expr *> Bound = ArrayRef(To.Bound).drop_front(bindsObject(To) ? 1 : 0);
  for (uint32_t I = 0; I < Bound.size(); ++I)
    if (!isPlaceholder(*Bound[I]))
      Result.push_back(I);
  return Result;
}

/// Fills the arguments of an edge to \p To, which may have bound some. \p Given: what decides those that the scheduler
/// supplies.
void FunctionObserver::addEdge(Call Edge, const Target &To, const Expr &At) {
  Edge.Callee = To.To;
  Edge.ThroughSlot = To.Slot;
  ArrayRef<const Expr *> Bound = To.Bound;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(To.Function);
  bool IsLambda = Method && Method->getParent()->isLambda();
  if (bindsObject(To)) {
    Edge.Receiver = V.place(*Bound.front());
    Bound = Bound.drop_front();
  }
  // What the scheduler supplies comes after what was bound.
  std::vector<ValuePart> Supplied = std::move(Edge.Values);
  Edge.Values.clear();
  unsigned Parameters = To.Function ? To.Function->getNumParams() : Bound.size();
  for (unsigned I = 0; I < Parameters; ++I) {
    bool Known = I < Bound.size() && !isPlaceholder(*Bound[I]);
    Edge.Arguments.push_back(Known ? V.place(*Bound[I]) : Place{});
    if (Known)
      V.record(*Bound[I], I, Edge.Values);
    else
      for (ValuePart P : Supplied) {
        P.Argument = I;
        Edge.Values.push_back(P);
      }
    if (Known && !To.Slot && S.isCallable(Bound[I]->getType()))
      assignCallable(*Bound[I], Values::parameterSlot(S, To.To, I));
  }
  if (IsLambda)
    if (const LambdaExpr *Lambda = findLambda(At, To.Function))
      for (const Expr *Capture : Lambda->capture_inits()) {
        if (Capture)
          V.record(*Capture, Edge.Arguments.size(), Edge.Values);
        Edge.Arguments.push_back(Capture ? V.place(*Capture) : Place{});
      }
  S.facts().Calls.push_back(std::move(Edge));
}

bool FunctionObserver::contains(const Stmt *Statement, function_ref<bool(const CallMeaning &)> Test,
                                unsigned Budget) const {
  // With how many variables and lambdas one may still go through to what they stand for.
  SmallVector<std::pair<const Stmt *, unsigned>, 16> Work{{Statement, Budget}};
  for (unsigned Looked = 0; !Work.empty() && Looked < MostSearched; ++Looked) {
    auto [Given, Left] = Work.pop_back_val();
    const Stmt *Next = evaluated(Given);
    if (!Next || Left == 0)
      continue;
    if (const auto *E = dyn_cast<Expr>(Next)) {
      if (const FunctionDecl *Callee = calleeOf(*E); Callee && Test(S.meaning(*Callee)))
        return true;
      if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
        if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()); Variable && !isa<ParmVarDecl>(Variable)) {
          for (const Expr *Value : reverse(V.valuesOf(*Variable)))
            Work.emplace_back(Value, Left - 1);
          continue;
        }
      if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
        Work.emplace_back(Lambda->getBody(), Left - 1);
        continue;
      }
    }
    // In the order of the text: the first that is found is told.
    SmallVector<const Stmt *, 8> Children(Next->children());
    for (const Stmt *Child : reverse(Children))
      Work.emplace_back(Child, Left);
  }
  return false;
}

bool FunctionObserver::dependsOn(const Expr &Call, const Expr *Except,
                                 function_ref<bool(const CallMeaning &)> Test) const {
  if (const Expr *Receiver = receiverOf(Call); Receiver && contains(Receiver, Test, 3))
    return true;
  return any_of(argumentsOf(Call), [&](const Expr *Argument) {
    return Argument != Except && isa<LambdaExpr>(stripped(Argument)) && contains(Argument, Test, 3);
  });
}

} // namespace floodgate
