//===- Origins.cpp - what decides a value ---------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "engine/observe/values/Values.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// How deep an expression and the values of its variables are followed.
static constexpr unsigned OriginBudget = 60;

Origin Values::join(const Origin &A, const Origin &B) {
  // The more a peer could decide, the more is kept: parameters, then new things, then state, then constants.
  auto Rank = [](const Origin &O) {
    switch (O.What) {
    case Origin::Kind::Constant:
      return 0;
    case Origin::Kind::State:
      return 1;
    case Origin::Kind::Fresh:
      return 2;
    case Origin::Kind::Parameters:
      return 3;
    }
    return 0;
  };
  Origin Result = Rank(A) >= Rank(B) ? A : B;
  Result.Mask = A.Mask | B.Mask;
  if (Result.Record == Symbol::None)
    Result.Record = A.Record != Symbol::None ? A.Record : B.Record;
  return Result;
}

Origin Values::origin(const Expr &E) const {
  Origin Constant;
  Constant.What = Origin::Kind::Constant;
  QualType Type = E.getType();
  if (!Type.isNull()) {
    Type = Type.getNonReferenceType();
    if (Type->isEnumeralType() || Type->isBooleanType() || Type->isNullPtrType())
      return Constant;
  }
  SmallPtrSet<const VarDecl *, 8> Seen;
  Question Asked(*this);
  return originImpl(&E, Seen, OriginBudget);
}

Origin Values::originImpl(const Stmt *Statement, SmallPtrSetImpl<const VarDecl *> &Seen, unsigned Budget) const {
  Origin Result;
  Result.What = Origin::Kind::Constant;
  if (!Statement || Budget == 0 || !mayLook()) {
    Result.What = Origin::Kind::State;
    return Result;
  }
  --Budget;
  const auto *E = dyn_cast<Expr>(Statement);
  if (E)
    E = stripped(E);
  if (!E || !evaluated(E))
    return Result;
  // A handful of values, whatever is made of them.
  if (QualType Type = E->getType(); !Type.isNull() && (Type->isEnumeralType() || Type->isBooleanType()))
    return Result;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (const auto *Binding = dyn_cast<BindingDecl>(Reference->getDecl()))
      Variable = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
    if (!Variable)
      return Result;
    if (auto Index = parameterIndex(*Variable)) {
      Result.What = Origin::Kind::Parameters;
      Result.Mask = 1u << std::min(*Index, 31u);
      return Result;
    }
    if (Variable->hasGlobalStorage()) {
      Result.What = Variable->getType().isConstQualified() ? Origin::Kind::Constant : Origin::Kind::State;
      return Result;
    }
    if (!Seen.insert(Variable).second)
      return Result;
    const Values *Owner = owner(*Variable);
    if (Owner && Owner != this) { // By reference, uncounted among the captures: an object of the function around.
      Result.What = Origin::Kind::State;
      return Result;
    }
    bool Given = false;
    if (auto It = Ranges.find(Variable->getCanonicalDecl()); It != Ranges.end()) {
      Given = true;
      Result = join(Result, originImpl(It->second, Seen, Budget));
    }
    for (const Expr *Value : valuesOf(*Variable)) {
      const auto *Construct = dyn_cast<CXXConstructExpr>(stripped(Value));
      if (Construct && Construct->getNumArgs() == 0)
        continue;
      Given = true;
      Result = join(Result, originImpl(Value, Seen, Budget));
    }
    // Filled by someone who was given its address: it could be anything.
    if (!Given)
      Result.What = Origin::Kind::Fresh;
    return Result;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    Result = originImpl(Member->getBase(), Seen, Budget);
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()); Field && !Field->isInStdNamespace()) {
      if (Result.What == Origin::Kind::Constant)
        Result.What = Origin::Kind::State;
      Result.Record = S.usr(*Field->getParent());
    }
    return Result;
  }
  if (isa<CXXThisExpr>(E)) {
    Result.What = Origin::Kind::State;
    return Result;
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(E)) {
    // A new one each time; and what it is made of decides what it says.
    Origin Made = New->getInitializer() ? originImpl(New->getInitializer(), Seen, Budget) : Origin{};
    Result.What = Origin::Kind::Fresh;
    return join(Result, Made);
  }
  if (const auto *Step = dyn_cast<UnaryOperator>(E); Step && Step->isIncrementDecrementOp()) {
    Result.What = Origin::Kind::Fresh; // A counter.
    return Result;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Expr *Receiver = receiverOf(*Call);
    if (Receiver)
      Result = originImpl(Receiver, Seen, Budget);
    for (const Expr *Argument : argumentsOf(*Call))
      if (!isa<CXXDefaultArgExpr>(Argument))
        Result = join(Result, originImpl(Argument, Seen, Budget));
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    bool Reads = Method && !Method->isStatic() && (Method->isConst() || argumentsOf(*Call).empty());
    bool Makes = Callee && S.meaning(*Callee).Makes;
    // `UUID::random()`: a new one each time, for all that is known.
    bool FromNothing = Result.What == Origin::Kind::Constant && argumentsOf(*Call).empty() && !Receiver;
    // `newOfferId()`: changes the object to give a new one.
    bool Changes = Method && !Reads && Receiver && isa<CXXThisExpr>(stripped(Receiver));
    if (FromNothing || ((Makes || Changes) && Result.What != Origin::Kind::Parameters))
      Result.What = Origin::Kind::Fresh;
    else if (Result.What == Origin::Kind::Constant)
      Result.What = Origin::Kind::State;
    if (Method && !Method->isStatic() && Reads && Receiver && !isa<CXXOperatorCallExpr>(Call)) {
      const ClassMeaning &Class = S.meaning(*Method->getParent());
      if (!Class.Wrapper && Class.Containers.empty() && !Class.Future)
        Result.Record = S.usr(*Method->getParent());
    }
    return Result;
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    for (const Expr *Capture : Lambda->capture_inits())
      Result = join(Result, originImpl(Capture, Seen, Budget));
    return Result;
  }
  for (const Stmt *Child : E->children())
    Result = join(Result, originImpl(Child, Seen, Budget));
  return Result;
}

} // namespace floodgate
