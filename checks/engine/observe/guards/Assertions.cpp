//===- Assertions.cpp - what is asserted, and what leaves ----------------===//
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

uint8_t Exits::find(const Stmt *Statement) {
  constexpr uint8_t All = Aborts | LeavesLoop | Leaves;
  if (!Statement)
    return 0;
  if (isa<ReturnStmt, BreakStmt, CXXThrowExpr, CoreturnStmt>(Statement))
    return LeavesLoop | Leaves;
  if (isa<ContinueStmt, GotoStmt>(Statement))
    return Leaves;
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Statement))
    return find(Cleanups->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(Statement)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Callee && (Callee->isNoReturn() || S.meaning(*Callee).Aborts) ? All : 0;
  }
  if (!isa<CompoundStmt, IfStmt>(Statement))
    return 0;
  if (auto It = Known.find(Statement); It != Known.end())
    return It->second;
  uint8_t Result = 0;
  // In a block, one statement suffices: what follows it is not reached.
  if (const auto *Block = dyn_cast<CompoundStmt>(Statement))
    for (const Stmt *Child : Block->body())
      Result |= find(Child);
  if (const auto *If = dyn_cast<IfStmt>(Statement); If && If->getElse())
    Result = find(If->getThen()) & find(If->getElse());
  return Known[Statement] = Result;
}

/// The first condition in an expansion: that of an `if`, a loop or a `?:`.
static const Expr *firstCondition(const Stmt *Statement, bool &HoldsAfter) {
  if (!Statement)
    return nullptr;
  if (const auto *If = dyn_cast<IfStmt>(Statement))
    return HoldsAfter = false, If->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(Statement))
    return HoldsAfter = false, While->getCond();
  if (const auto *For = dyn_cast<ForStmt>(Statement))
    return HoldsAfter = false, For->getCond();
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Statement))
    return HoldsAfter = true, Conditional->getCond(); // `ok ? (void)0 : fatal()`
  for (const Stmt *Child : Statement->children())
    if (const Expr *Found = firstCondition(evaluated(Child), HoldsAfter))
      return Found;
  return nullptr;
}

void collectFutures(Semantics &S, const Values &V, const Stmt &Statement, std::vector<Guard> &Into) {
  if (isa<LambdaExpr>(Statement))
    return;
  if (isa<DeclRefExpr, MemberExpr>(Statement)) {
    const auto &E = cast<Expr>(Statement);
    if (S.isFuture(E.getType()))
      addGuard(S, Guard::Kind::Ready, false, V.namedPlace(E), E, Into);
  }
  for (const Stmt *Child : Statement.children())
    if (const Stmt *Part = evaluated(Child))
      collectFutures(S, V, *Part, Into);
}

void collectAssertedElements(Semantics &S, const Values &V, const Stmt &Expansion, std::vector<Guard> &Into) {
  if (isa<DeclRefExpr, MemberExpr>(Expansion)) {
    const auto &E = cast<Expr>(Expansion);
    const ClassMeaning &Class = S.meaningOf(E.getType());
    if (Class.Wrapper && Class.Wrapper->What == model::Wrapper::Kind::Option) {
      addGuard(S, Guard::Kind::Present, /*Nested=*/false, V.namedPlace(E), E, Into);
      V.record(E, 0, Into.back().Values);
    }
  }
  if (const auto *Call = dyn_cast<CallExpr>(&Expansion); Call && Call->getDirectCallee() && receiverOf(*Call)) {
    auto Arguments = argumentsOf(*Call);
    if (Arguments.size() == 1 && S.containerOperation(*Call->getDirectCallee(), 1).Element) {
      addGuard(S, Guard::Kind::Present, /*Nested=*/false, V.namedPlace(*receiverOf(*Call)), *Call, Into);
      Into.back().Key = S.text(*Arguments.front());
    }
  }
  for (const Stmt *Child : Expansion.children())
    if (const Stmt *Part = evaluated(Child))
      collectAssertedElements(S, V, *Part, Into);
}

void collectAsserted(Semantics &S, const Values &V, const Stmt &Expansion, StringRef Macro, std::vector<Guard> &Into) {
  if (S.models().call(Macro).Ready)
    collectFutures(S, V, Expansion, Into);
  bool Holds = false;
  if (const Expr *Condition = firstCondition(&Expansion, Holds))
    collectGuards(S, V, *Condition, Holds, /*Nested=*/false, Into);
}

} // namespace floodgate
