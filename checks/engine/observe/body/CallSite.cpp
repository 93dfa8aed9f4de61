//===- CallSite.cpp - a call, as it is observed ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/CallSite.h"
#include "engine/observe/body/FunctionObserver.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

const Expr *CallSite::argument(const model::ArgumentRef &Which) const {
  if (Which.Which != model::ArgumentRef::Kind::Index)
    return nullptr;
  auto Arguments = arguments();
  if (Which.Index >= Arguments.size() || isa<CXXDefaultArgExpr>(Arguments[Which.Index]))
    return nullptr;
  return Arguments[Which.Index];
}

unsigned CallSite::writtenArguments() const {
  auto Arguments = arguments();
  return count_if(Arguments, [](const Expr *E) { return !isa<CXXDefaultArgExpr>(E); });
}

std::vector<ValuePart> Site::parts(const Expr &E) const {
  std::vector<ValuePart> Result;
  V.record(E, 0, Result);
  return Result;
}

std::vector<ValuePart> Site::partsWithNew(const Expr &E) const {
  std::vector<ValuePart> Result;
  V.record(V.partsWithNew(E), 0, Result);
  return Result;
}

bool Site::isAnswer(const Expr &E) const {
  const auto *Reference = dyn_cast<DeclRefExpr>(stripped(&E));
  const auto *Variable = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (Variable && V.parameterIndex(*Variable))
    return false;
  auto Given = V.givenTo(E);
  // An option that is made of a value holds it.
  return Given.size() == 1 && isa<CallExpr>(Given.front()) && S.meaningOf(Given.front()->getType()).Wrapper;
}

void Site::describe(Event &Into, clang::SourceRange Underlined) const {
  Into.Function = S.usr(V.function());
  Into.Where = S.location(Underlined.isValid() ? Underlined : clang::SourceRange(At.getExprLoc(), At.getEndLoc()));
  Into.Order = Here.Order;
  Into.Conditional = Here.Conditional;
  Into.Repeated = Here.Repeated;
  Into.Caught = Here.Caught;
  Into.Guards.assign(Here.Guards.begin(), Here.Guards.end());
}

/// The function in which \p Closure, the class of a lambda, stands; null where it is none.
static const FunctionDecl *functionAround(const CXXRecordDecl &Closure) {
  const Decl *Around = Decl::castFromDeclContext(Closure.getParent());
  while (Around && !isa<FunctionDecl, TranslationUnitDecl>(Around))
    Around = Decl::castFromDeclContext(Around->getDeclContext());
  return dyn_cast_or_null<FunctionDecl>(Around);
}

floodgate::Function describeFunction(Semantics &S, const FunctionDecl &Function) {
  floodgate::Function Result;
  Result.Usr = S.usr(Function);
  Result.Where = S.location(clang::SourceRange(Function.getLocation()));
  Result.IsMain = Function.isMain();
  Result.IsStreamInsertion = Function.getOverloadedOperator() == OO_LessLess;
  Result.IsConstructor = isa<CXXConstructorDecl, CXXDestructorDecl>(Function);
  std::string Name = S.name(Function);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function)) {
    const CXXRecordDecl *Class = Method->getParent();
    if (Class->isLambda()) {
      // A lambda belongs to the method that it stands in, for what outlives a request and on which actor it runs.
      Name = "lambda";
      if (const FunctionDecl *Enclosing = functionAround(*Class)) {
        Result.Enclosing = S.usr(*Enclosing);
        const FunctionDecl *Outermost = Enclosing;
        for (const auto *Inner = dyn_cast<CXXMethodDecl>(Enclosing); Inner && Inner->getParent()->isLambda();
             Inner = dyn_cast_or_null<CXXMethodDecl>(Outermost))
          Outermost = functionAround(*Inner->getParent());
        if (Outermost)
          Name = "lambda in " + S.name(*Outermost);
        if (const auto *Holder = dyn_cast_or_null<CXXMethodDecl>(Outermost))
          Result.Record = S.usr(*Holder->getParent());
      }
    } else {
      Result.Record = S.usr(*Class);
      if (const model::Actor *Actor = S.meaning(*Class).Actor)
        Result.IsStartup = is_contained(Actor->Startup, Function.getNameAsString());
      for (const CXXMethodDecl *Overridden : Method->overridden_methods())
        Result.Overrides.push_back(S.usr(*Overridden));
    }
  }
  Result.IsStartup |= S.models().isStartup(S.name(Function));
  Result.Name = S.intern(Name);
  for (const ParmVarDecl *P : Function.parameters()) {
    Parameter Described;
    Described.Name = S.intern(P->getName());
    Described.Type = S.intern(P->getType().getAsString(S.policy()));
    if (const CXXRecordDecl *Class = Semantics::classOf(P->getType()))
      Described.Record = S.usr(*Class);
    QualType Type = P->getType();
    Described.Indirect =
        (Type->isReferenceType() || Type->isPointerType()) && !Type->getPointeeType().isConstQualified();
    Described.IsMessage = S.meaningOf(P->getType()).Message != nullptr;
    Described.IsNumber = Type.getNonReferenceType()->isArithmeticType();
    Result.Parameters.push_back(Described);
  }
  return Result;
}

} // namespace floodgate
