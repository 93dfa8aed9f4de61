//===- Conditions.cpp - what a condition tells ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/guards/Conditions.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// 0, and 0 only: `size() > 0` asks whether there is anything, not whether there is too much.
static bool isZero(Semantics &S, const Expr &E) {
  std::optional<llvm::APSInt> Value = S.constant(E);
  return Value && *Value == 0;
}

/// The container whose number of elements \p E tells; null where it tells none. Looks through arithmetic.
static const Expr *sizedSubject(Semantics &S, const Values &V, const Expr &E, MessageAccess &Access,
                                unsigned Budget = 4) {
  if (Budget == 0)
    return nullptr;
  const Expr *Bare = stripped(&E);
  // `const size_t count = queue.size();`
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        Variable && !isa<ParmVarDecl>(Variable) && V.valuesOf(*Variable).size() == 1)
      return sizedSubject(S, V, *V.valuesOf(*Variable).front(), Access, Budget - 1);
  if (const auto *Call = dyn_cast<CallExpr>(Bare)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Expr *Receiver = receiverOf(*Call);
    if (!Callee || !Receiver)
      return nullptr;
    if (S.containerOperation(*Callee, argumentsOf(*Call).size()).Size)
      return Receiver;
    Access = S.messageAccess(*Callee);
    return Access.What == MessageAccess::Kind::Size ? Call : nullptr;
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(Bare); Binary && Binary->isAdditiveOp())
    for (const Expr *Side : {Binary->getLHS(), Binary->getRHS()})
      if (const Expr *Subject = sizedSubject(S, V, *Side, Access, Budget - 1))
        return Subject;
  return nullptr;
}

/// `task->statuses_size()` speaks of the field `statuses` of `*task`.
static Place sizedPlace(Semantics &S, const Values &V, const Expr &Subject, const MessageAccess &Access) {
  if (Access.What != MessageAccess::Kind::Size)
    return V.namedPlace(Subject);
  const auto &Call = cast<CXXMemberCallExpr>(Subject);
  const CXXRecordDecl *Class = Call.getMethodDecl()->getParent();
  Place Result;
  Result.What = Place::Kind::Field;
  Result.Record = S.usr(*Class);
  Result.Entity = S.intern(S.facts().Symbols.text(Result.Record) + "@FI@" + Access.Field);
  Result.Name = S.intern(S.name(*Class) + "::" + Access.Field);
  Result.OwnedBy = Place::Owner::Other;
  Result.Text = S.text(Subject);
  return Result;
}

void addGuard(Semantics &S, Guard::Kind Kind, bool Nested, Place Subject, const Expr &Condition,
              std::vector<Guard> &Into) {
  Guard G;
  G.What = Kind;
  G.Nested = Nested;
  G.Subject = Subject;
  G.Text = S.text(Condition);
  Into.push_back(G);
}

/// A function was asked: of the project, what it looks at can be known; of others, that it looked is believed.
/// \p Otherwise is what is known then.
static void addTested(Semantics &S, const Values &V, const Expr &Call, bool Nested, Guard::Kind Otherwise,
                      std::vector<Guard> &Into) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee)
    return;
  auto Arguments = argumentsOf(Call);
  const CallMeaning &Meaning = S.meaning(*Callee);
  bool Own = (S.isOwn(*Callee) && !Meaning.speaksForItself()) || Meaning.Validates;
  Place Subject;
  Subject.What = Place::Kind::Result;
  Subject.Entity = Own ? S.usr(*Callee) : Symbol::None;
  addGuard(S, Own ? Guard::Kind::Tested : Otherwise, Nested, Subject, Call, Into);
  for (size_t I = 0; I < Arguments.size(); ++I)
    V.record(*Arguments[I], I, Into.back().Values);
  if (const Expr *Receiver = receiverOf(Call))
    V.record(*Receiver, ValuePart::Receiver, Into.back().Values);
}

/// The calls that gave \p E, an option or a result that is asked whether it holds something, its value.
static void addAsked(Semantics &S, const Values &V, const Expr &E, bool Nested, Guard::Kind Otherwise,
                     std::vector<Guard> &Into) {
  // That a lookup found something says nothing of what it found.
  auto Looks = [&](const Expr &Call) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(calleeOf(Call));
    if (!Method)
      return isa<CallExpr>(Call) && calleeOf(Call);
    const ClassMeaning &Class = S.meaning(*Method->getParent());
    return Class.Containers.empty() && !Class.Wrapper && !Class.Message && !Class.Future;
  };
  for (const Expr *Given : V.givenTo(E))
    if (isa<CallExpr>(Given) && Looks(*Given))
      addTested(S, V, *Given, Nested, Otherwise, Into);
}

/// `map.find(key)`, where \p E is or holds that.
static const CXXMemberCallExpr *lookup(Semantics &S, const Values &V, const Expr &E) {
  const Expr *Bare = stripped(&E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()); Variable && V.valuesOf(*Variable).size() == 1)
      Bare = stripped(V.valuesOf(*Variable).front());
  const auto *Call = dyn_cast<CXXMemberCallExpr>(Bare);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && S.containerOperation(*Callee, Call->getNumArgs()).Element ? Call : nullptr;
}

/// `map.find(key) != map.end()`, which is how presence was asked before there was `contains`.
static void collectFromComparison(Semantics &S, const Values &V, const Expr &A, const Expr &B, bool Equal, bool Nested,
                                  const Expr &Condition, std::vector<Guard> &Into) {
  const CXXMemberCallExpr *Found = lookup(S, V, A), *End = lookup(S, V, B);
  if (Found && Found->getNumArgs() == 0)
    std::swap(Found, End);
  if (!Found || !End || Found->getNumArgs() == 0 || End->getNumArgs() != 0)
    return;
  addGuard(S, Equal ? Guard::Kind::Absent : Guard::Kind::Present, Nested,
           V.namedPlace(*Found->getImplicitObjectArgument()), Condition, Into);
  Into.back().Key = S.text(*Found->getArg(0));
  V.record(*Found->getArg(0), 0, Into.back().Values);
}

/// What it tells that \p E, a pointer or an option, holds something, or (\p Present is false) does not: a lookup has
/// found what it was asked for, a validator had nothing to object.
static void collectAnswer(Semantics &S, const Values &V, const Expr &E, bool Present, bool Nested,
                          const Expr &Condition, std::vector<Guard> &Into) {
  auto Given = V.givenTo(E);
  const auto *Asked = Given.size() == 1 ? dyn_cast<CallExpr>(Given.front()) : nullptr;
  const FunctionDecl *Callee = Asked ? Asked->getDirectCallee() : nullptr;
  if (!Callee)
    return;
  const CallMeaning &Meaning = S.meaning(*Callee);
  const bool Objects = Meaning.Validates && Meaning.Validates->Result == "error-option";
  const bool LooksUp = receiverOf(*Asked) && S.containerOperation(*Callee, argumentsOf(*Asked).size()).Element;
  Place Who;
  Who.What = Place::Kind::Result;
  Who.Entity = S.usr(*Callee);
  if (Present && !Objects && (LooksUp || S.isOwn(*Callee)))
    addGuard(S, Guard::Kind::Found, Nested, Who, Condition, Into);
  if (!Present && (Objects || (S.isOwn(*Callee) && !LooksUp)))
    addGuard(S, Guard::Kind::Valid, Nested, Who, Condition, Into);
}

static void collectFromCall(Semantics &S, const Values &V, const CallExpr &Call, bool Holds, bool Nested,
                            std::vector<Guard> &Into) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return;
  const Expr *Receiver = receiverOf(Call);
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (Method && Receiver && !Method->isStatic()) {
    const ClassMeaning &Class = S.meaning(*Method->getParent());
    std::string Name = Callee->getNameAsString();
    auto Arguments = argumentsOf(Call);
    ContainerOperation Asked = S.containerOperation(*Callee, Arguments.size());
    // Known to be empty: what is added next is the first.
    if (Asked.Size && Callee->getReturnType()->isBooleanType()) {
      if (Holds)
        addGuard(S, Guard::Kind::Empty, Nested, V.namedPlace(*Receiver), Call, Into);
      addGuard(S, Guard::Kind::Compared, Nested, {}, Call, Into);
      V.record(*Receiver, 0, Into.back().Values);
      return;
    }
    if (Asked.Membership && !Arguments.empty()) {
      addGuard(S, Holds ? Guard::Kind::Present : Guard::Kind::Absent, Nested, V.namedPlace(*Receiver), Call, Into);
      Into.back().Key = S.text(*Arguments.front());
      V.record(*Arguments.front(), 0, Into.back().Values);
      return;
    }
    if (Class.Future && ((Holds && is_contained(Class.Future->ReadyTests, Name)) ||
                         (!Holds && is_contained(Class.Future->PendingTests, Name))))
      return addGuard(S, Guard::Kind::Ready, Nested, V.namedPlace(*Receiver), Call, Into);
    if (Class.Wrapper) {
      bool Present = is_contained(Class.Wrapper->PresentTests, Name);
      bool Absent = is_contained(Class.Wrapper->AbsentTests, Name);
      // `framework->pid().isSome()`: the subject is what was asked for, a member or an accessor of one.
      if (Present || Absent) {
        Place Subject = V.namedPlace(*Receiver);
        if (const auto *Accessor = dyn_cast<CallExpr>(stripped(Receiver)))
          if (const FunctionDecl *Asked = Accessor->getDirectCallee(); Asked && Subject.What == Place::Kind::Result)
            Subject.Name = S.intern(S.name(*Asked));
        collectAnswer(S, V, *Receiver, Present == Holds, Nested, Call, Into);
        addGuard(S, Present == Holds ? Guard::Kind::Present : Guard::Kind::Absent, Nested, Subject, Call, Into);
        V.record(*Receiver, 0, Into.back().Values);
        return addAsked(S, V, *Receiver, Nested, Guard::Kind::Formed, Into);
      }
    }
    MessageAccess Access = S.messageAccess(*Callee);
    if (Access.What == MessageAccess::Kind::Has) {
      Place Subject = V.namedPlace(*Receiver);
      Subject.Name = S.intern(S.name(*Method->getParent()) + "::" + Access.Field);
      addGuard(S, Holds ? Guard::Kind::Present : Guard::Kind::Absent, Nested, Subject, Call, Into);
      return V.record(V.presenceOf(V.parts(*Receiver), Access.Field), 0, Into.back().Values);
    }
  }
  Place Subject;
  Subject.What = Place::Kind::Result;
  Subject.Entity = S.usr(*Callee);
  if (const CallMeaning &Meaning = S.meaning(*Callee);
      Holds && ((Meaning.Validates && Meaning.Validates->Result == "bool") || Meaning.Authorizes))
    addGuard(S, Guard::Kind::Valid, Nested, Subject, Call, Into);
  addTested(S, V, Call, Nested, Guard::Kind::Compared, Into);
}

/// `a && b && c`: its terms, all of which hold where it does, or (of an `||`) of which one does.
static void collectFromChain(Semantics &S, const Values &V, const BinaryOperator &Chain, bool Holds, bool Nested,
                             std::vector<Guard> &Into) {
  SmallVector<const Expr *, 8> Terms;
  const Expr *First = &Chain;
  for (const auto *Link = &Chain; Link && Link->getOpcode() == Chain.getOpcode();
       Link = dyn_cast<BinaryOperator>(First)) {
    Terms.push_back(Link->getRHS());
    First = stripped(Link->getLHS());
  }
  Terms.push_back(First);
  std::vector<Guard> Found;
  bool OneOfKeys = true;
  for (const Expr *Term : reverse(Terms)) {
    const size_t Before = Found.size();
    collectGuards(S, V, *Term, Holds, Nested, Found);
    OneOfKeys &= Found.size() != Before && all_of(ArrayRef(Found).drop_front(Before), [](const Guard &G) {
                   return G.What == Guard::Kind::Present && G.Key != Symbol::None;
                 });
  }
  // `a && b` tells both when it holds. When it does not, one of them failed; a bound among them is still worth knowing
  // (`if (size() >= max && !forced) return`), and so is a constant beside it (glog's `false || x`). With
  // `if (!a.contains(key) && !b.contains(key)) return`, it is known to one of them.
  const bool Both = (Chain.getOpcode() == BO_LAnd) == Holds;
  for (Guard &G : Found) {
    if (!Both && !OneOfKeys && G.What != Guard::Kind::Size && G.What != Guard::Kind::Compared) {
      if (G.What != Guard::Kind::Present && G.What != Guard::Kind::Absent)
        continue;
      // It was asked, though the answer is not known.
      G.What = Guard::Kind::Compared;
      G.Key = Symbol::None;
    }
    Into.push_back(std::move(G));
  }
}

void collectGuards(Semantics &S, const Values &V, const Expr &Condition, bool Holds, bool Nested,
                   std::vector<Guard> &Into) {
  const Expr *E = stripped(&Condition);
  if (E->getType()->isPointerType())
    collectAnswer(S, V, *E, Holds, Nested, *E, Into);
  // glog: `while (string *failed = CheckLTImpl(a, b))`.
  if (isa<DeclRefExpr>(E) && E->getType()->isPointerType())
    addAsked(S, V, *E, Nested, Guard::Kind::Compared, Into);
  if (const auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot)
    return collectGuards(S, V, *Not->getSubExpr(), !Holds, Nested, Into);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->isLogicalOp())
      return collectFromChain(S, V, *Binary, Holds, Nested, Into);
    if (Binary->isComparisonOp()) {
      const Expr *Sides[] = {Binary->getLHS(), Binary->getRHS()};
      addGuard(S, Guard::Kind::Compared, Nested, {}, *E, Into);
      for (const Expr *Side : Sides)
        V.record(*Side, 0, Into.back().Values);
      if (Into.back().Values.empty())
        Into.pop_back();
      for (int I : {0, 1}) {
        // `agent == nullptr`.
        if (stripped(Sides[I])->getType()->isPointerType() &&
            Sides[1 - I]->isNullPointerConstant(S.context(), Expr::NPC_ValueDependentIsNotNull))
          collectAnswer(S, V, *Sides[I], (Binary->getOpcode() == BO_EQ) != Holds, Nested, *E, Into);
        // `count(key) > 0`.
        if (const auto *Counted = dyn_cast<CallExpr>(stripped(Sides[I])); Counted && isZero(S, *Sides[1 - I])) {
          bool Equal = Binary->getOpcode() == BO_EQ;
          collectFromCall(S, V, *Counted, Holds != Equal, Nested, Into);
        }
        MessageAccess Access;
        const Expr *Subject = sizedSubject(S, V, *Sides[I], Access);
        bool Empty = Binary->getOpcode() == BO_EQ && Holds;
        if (Subject && (Empty || !isZero(S, *Sides[1 - I])))
          addGuard(S, isZero(S, *Sides[1 - I]) ? Guard::Kind::Empty : Guard::Kind::Size, Nested,
                   sizedPlace(S, V, *Subject, Access), *E, Into);
      }
    }
    return;
  }
  // `const bool ready = future.isReady();`
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E); Reference && E->getType()->isBooleanType()) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (Variable && !isa<ParmVarDecl>(Variable) && V.valuesOf(*Variable).size() == 1 &&
        !isa<DeclRefExpr>(stripped(V.valuesOf(*Variable).front())))
      collectGuards(S, V, *V.valuesOf(*Variable).front(), Holds, Nested, Into);
    return;
  }
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
    return collectFromComparison(S, V, *Rewritten->getLHS(), *Rewritten->getRHS(),
                                 (Rewritten->getOpcode() == BO_EQ) == Holds, Nested, *E, Into);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
      Operator && (Operator->getOperator() == OO_EqualEqual || Operator->getOperator() == OO_ExclaimEqual)) {
    addGuard(S, Guard::Kind::Compared, Nested, {}, *E, Into);
    for (unsigned I : {0, 1})
      V.record(*Operator->getArg(I), 0, Into.back().Values);
    if (Into.back().Values.empty())
      Into.pop_back();
    return collectFromComparison(S, V, *Operator->getArg(0), *Operator->getArg(1),
                                 (Operator->getOperator() == OO_EqualEqual) == Holds, Nested, *E, Into);
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (Call->getBuiltinCallee() && Call->getNumArgs() >= 1) // __builtin_expect
      return collectGuards(S, V, *Call->getArg(0), Holds, Nested, Into);
    collectFromCall(S, V, *Call, Holds, Nested, Into);
  }
}

} // namespace floodgate
