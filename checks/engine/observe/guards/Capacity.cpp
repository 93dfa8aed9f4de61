//===- Capacity.cpp - containers made with a maximum ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/guards/Capacity.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

static constexpr unsigned MakerBudget = 6;

/// Whether \p Maker, a construction or a call, is given the argument that sets a maximum.
static bool givesCapacity(const Expr &Maker, unsigned Index) {
  auto Arguments = argumentsOf(Maker);
  return Index < Arguments.size() && !isa<CXXDefaultArgExpr>(Arguments[Index]);
}

static bool isMadeBounded(const Values &V, const Expr &E, unsigned Index, unsigned Budget) {
  if (Budget == 0)
    return false;
  const Expr *Bare = stripped(&E);
  if (isa<CXXConstructExpr, CallExpr>(Bare)) {
    if (givesCapacity(*Bare, Index))
      return true;
    // A copy of one that was made elsewhere.
    auto Arguments = argumentsOf(*Bare);
    return isa<CXXConstructExpr>(Bare) && Arguments.size() == 1 &&
           isMadeBounded(V, *Arguments.front(), Index, Budget - 1);
  }
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      return any_of(V.valuesOf(*Variable),
                    [&](const Expr *Value) { return isMadeBounded(V, *Value, Index, Budget - 1); });
  if (const auto *Member = dyn_cast<MemberExpr>(Bare))
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl())) {
      if (const Expr *Init = Field->getInClassInitializer())
        return isMadeBounded(V, *Init, Index, Budget - 1);
      if (const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent()))
        for (const CXXConstructorDecl *Constructor : Class->ctors())
          for (const CXXCtorInitializer *Initializer : Constructor->inits())
            if (Initializer->getAnyMember() == Field && isMadeBounded(V, *Initializer->getInit(), Index, Budget - 1))
              return true;
    }
  return false;
}

bool isBounded(Semantics &S, const Values &V, const Expr &Container) {
  const ClassMeaning &Class = S.meaningOf(Container.getType());
  if (Class.isBounded())
    return true;
  return any_of(Class.Containers, [&](const model::Container *C) {
    return C->Capacity.Which == model::ArgumentRef::Kind::Index &&
           isMadeBounded(V, Container, C->Capacity.Index, MakerBudget);
  });
}

} // namespace floodgate
