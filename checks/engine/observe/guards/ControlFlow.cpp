//===- ControlFlow.cpp - what control flow tells of a test ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/guards/ControlFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// The logical operators in \p Condition: clang's CFG branches at each of them.
static void collectBranches(const Stmt &Condition, SmallPtrSetImpl<const Stmt *> &Into) {
  SmallVector<const Stmt *, 16> Work{&Condition};
  while (!Work.empty()) {
    const Stmt *Next = Work.pop_back_val();
    if (!Next)
      continue;
    if (const auto *Binary = dyn_cast<BinaryOperator>(Next); Binary && Binary->isLogicalOp())
      Into.insert(Binary);
    Work.append(Next->child_begin(), Next->child_end());
  }
}

/// Whether some of \p S is what clang made of code with errors, of which its CFG is not meant to be built.
static bool hasErrors(const Stmt &S) {
  SmallVector<const Stmt *, 16> Work{&S};
  while (!Work.empty()) {
    const Stmt *Next = Work.pop_back_val();
    if (!Next)
      continue;
    if (const auto *E = dyn_cast<Expr>(Next); E && E->containsErrors())
      return true;
    if (const auto *Declarations = dyn_cast<DeclStmt>(Next);
        Declarations && any_of(Declarations->decls(), [](const Decl *D) { return D->isInvalidDecl(); }))
      return true;
    Work.append(Next->child_begin(), Next->child_end());
  }
  return false;
}

std::optional<bool> ControlFlow::failsAfter(const Stmt &Branch, const Expr &Condition) {
  if (!Tried && Function.getBody()) {
    Tried = true;
    ASTContext &Context = Function.getASTContext();
    if (Context.getDiagnostics().hasErrorOccurred() && (Function.isInvalidDecl() || hasErrors(*Function.getBody())))
      return std::nullopt;
    CFG::BuildOptions Options;
    // The end of a temporary may be the end of the program: a fatal log line.
    Options.AddImplicitDtors = true;
    Options.AddTemporaryDtors = true;
    Graph = CFG::buildCFG(&Function, Function.getBody(), &Context, Options);
    if (Graph)
      for (const CFGBlock *Block : *Graph)
        if (const Stmt *Terminator = Block->getTerminatorStmt())
          Testing[Terminator].push_back(Block);
  }
  if (!Graph)
    return std::nullopt;
  auto Own = Testing.find(&Branch);
  // Both ways leave a test in the order true, false.
  const CFGBlock *Last = Own == Testing.end() ? nullptr : Own->second.back();
  if (!Last || Last->succ_size() != 2)
    return std::nullopt;
  const CFGBlock *After = *std::next(Last->succ_begin());
  if (!After)
    return true;
  SmallPtrSet<const Stmt *, 4> Branches{&Branch};
  collectBranches(Condition, Branches);
  return all_of(After->preds(), [&](const CFGBlock::AdjacentBlock &From) {
    if (!From.isReachable())
      return true;
    const Stmt *Terminator = From->getTerminatorStmt();
    return Terminator && Branches.contains(Terminator);
  });
}

} // namespace floodgate
