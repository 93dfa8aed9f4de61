//===- Destinations.cpp - what an assignment changes ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/values/Values.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

bool Values::isOwnObject(const Expr &Base, bool Arrow) {
  if (Arrow || Base.getType()->isPointerType())
    return false;
  const auto *Reference = dyn_cast<DeclRefExpr>(stripped(&Base));
  const auto *Variable = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable)
    return !Base.isLValue();
  return !Variable->hasGlobalStorage() && !Variable->getType()->isReferenceType();
}

Values::Destination Values::destination(const Expr &To, unsigned Budget) const {
  Destination Result;
  const Expr *E = stripped(&To);
  Question Asked(*this);
  if (Budget == 0 || !mayLook())
    return Result;
  --Budget;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable)
      return Result;
    if (Variable->hasGlobalStorage()) {
      Result.Path = root(*Variable);
      return Result;
    }
    QualType Type = Variable->getType();
    const ClassMeaning &Meaning = S.meaningOf(Type);
    bool Handle = Meaning.Wrapper && Meaning.Wrapper->What != model::Wrapper::Kind::Option;
    bool Indirect = Type->isLValueReferenceType() || Type->isPointerType() || Handle;
    if (auto Index = parameterIndex(*Variable); Index && Indirect) {
      Result.Path = paths().parameter(*Index);
      return Result;
    }
    // What a local reference or pointer refers to.
    if (Indirect && !isa<ParmVarDecl>(Variable)) {
      if (auto It = Ranges.find(Variable->getCanonicalDecl()); It != Ranges.end()) {
        Result = destination(*It->second, Budget);
        return ofElement(Result);
      }
      for (const Expr *Value : valuesOf(*Variable))
        if (Destination Found = destination(*Value, Budget))
          return Found;
    }
    if (owner(*Variable) == this)
      Result.Local = Variable->getCanonicalDecl();
    return Result;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return Result;
    if (Field->isInStdNamespace())
      return destination(*Member->getBase(), Budget);
    if (isOwnObject(*Member->getBase(), Member->isArrow()))
      Result = destination(*Member->getBase(), Budget);
    if (Result)
      Result.Path = paths().child(Result.Path, member(Field->getName()));
    else
      Result.Path = root(*Field);
    return Result;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return destination(*Unary->getSubExpr(), Budget);
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
    return ofElement(destination(*Subscript->getBase(), Budget));
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Expr *Receiver = Call ? receiverOf(*Call) : nullptr;
  if (!Callee || !Receiver)
    return Result;
  MessageAccess Access = S.messageAccess(*Callee);
  if (Access.What == MessageAccess::Kind::Mutable || Access.What == MessageAccess::Kind::Add) {
    Result = destination(*Receiver, Budget);
    if (!Result)
      return Result;
    Result.Path = paths().child(Result.Path, member(Access.Field));
    return Access.What == MessageAccess::Kind::Add ? ofElement(Result) : Result;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (!Method)
    return Result;
  if (S.meaning(*Method->getParent()).Wrapper)
    return destination(*Receiver, Budget);
  ContainerOperation Operation = S.containerOperation(*Callee, argumentsOf(*Call).size());
  if (Operation.Element || (Operation.Type && Callee->getOverloadedOperator() == OO_Subscript)) {
    return ofElement(destination(*Receiver, Budget));
  }
  return Result;
}

Values::Destination Values::ofElement(Destination Of) const {
  if (Of)
    Of.Path = paths().element(Of.Path);
  return Of;
}

void Values::filled(const VarDecl &Local, AccessPath Sub, const Parts &With) {
  Parts &Known = Filled[Local.getCanonicalDecl()];
  for (Part P : With) {
    P.Sub = paths().append(Sub, P.Sub);
    add(Known, P);
  }
}

} // namespace floodgate
