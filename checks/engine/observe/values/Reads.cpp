//===- Reads.cpp - from what a value is read ------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Values that asks what an expression names, whatever is made of it.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/values/Values.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// How deep an expression and the values of its variables are followed.
static constexpr unsigned ReadBudget = 60;

/// The variable that \p E names; null for all else.
static const VarDecl *variableOf(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  if (!Reference)
    return nullptr;
  if (const auto *Binding = dyn_cast<BindingDecl>(Reference->getDecl()))
    return dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
  return dyn_cast<VarDecl>(Reference->getDecl());
}

/// A handful of values, whatever they are made of.
static bool isSmall(const Expr &E) {
  return E.getType().isNull() || E.getType()->isEnumeralType() || E.getType()->isBooleanType();
}

SmallVector<const Expr *, 2> Values::sourcesOf(const VarDecl &Variable, Seen &Known) const {
  SmallVector<const Expr *, 2> Result;
  const Values *Owner = owner(Variable);
  if (Variable.hasGlobalStorage() || (Owner && Owner != this) || !Known.insert(&Variable).second)
    return Result;
  if (auto It = Ranges.find(Variable.getCanonicalDecl()); It != Ranges.end())
    Result.push_back(It->second);
  Result.append(valuesOf(Variable).begin(), valuesOf(Variable).end());
  return Result;
}

bool Values::namesParameter(const Expr &E) const {
  Seen Known;
  Question Asked(*this);
  return namesParameter(&E, Known, ReadBudget);
}

bool Values::namesParameter(const Stmt *Statement, Seen &Known, unsigned Budget) const {
  const auto *E = dyn_cast_or_null<Expr>(Statement);
  if (!E || Budget == 0 || !mayLook())
    return false;
  --Budget;
  E = stripped(E);
  if (!evaluated(E) || isSmall(*E))
    return false;
  auto Names = [&](const Stmt *Part) { return namesParameter(Part, Known, Budget); };
  if (const VarDecl *Variable = variableOf(*E))
    return parameterIndex(*Variable) || any_of(sourcesOf(*Variable, Known), Names);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return any_of(Lambda->capture_inits(), Names);
  return any_of(E->children(), Names);
}

Symbol Values::recordReadBy(const Expr &E) const {
  Seen Known;
  Question Asked(*this);
  return recordReadBy(&E, Known, ReadBudget);
}

/// The class of an accessor that reads from an object: constant, or without arguments; null for all else.
static const CXXRecordDecl *accessedBy(Semantics &S, const CallExpr &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  if (!Method || Method->isStatic() || !receiverOf(Call) || isa<CXXOperatorCallExpr>(Call) ||
      !(Method->isConst() || argumentsOf(Call).empty()))
    return nullptr;
  const ClassMeaning &Class = S.meaning(*Method->getParent());
  return Class.Wrapper || !Class.Containers.empty() || Class.Future ? nullptr : Method->getParent();
}

Symbol Values::recordReadBy(const Stmt *Statement, Seen &Known, unsigned Budget) const {
  const auto *E = dyn_cast_or_null<Expr>(Statement);
  if (!E || Budget == 0 || !mayLook())
    return Symbol::None;
  --Budget;
  E = stripped(E);
  if (!evaluated(E) || isSmall(*E))
    return Symbol::None;
  auto First = [&](auto &&Parts) {
    for (const Stmt *Part : Parts)
      if (Symbol Found = recordReadBy(Part, Known, Budget); Found != Symbol::None)
        return Found;
    return Symbol::None;
  };
  if (const VarDecl *Variable = variableOf(*E))
    return parameterIndex(*Variable) ? Symbol::None : First(sourcesOf(*Variable, Known));
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()); Field && !Field->isInStdNamespace())
      return S.usr(*Field->getParent());
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (const CXXRecordDecl *Class = accessedBy(S, *Call))
      return S.usr(*Class);
    SmallVector<const Stmt *, 8> Parts{receiverOf(*Call)};
    for (const Expr *Argument : argumentsOf(*Call))
      if (!isa<CXXDefaultArgExpr>(Argument))
        Parts.push_back(Argument);
    return First(Parts);
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return First(Lambda->capture_inits());
  return First(E->children());
}

} // namespace floodgate
