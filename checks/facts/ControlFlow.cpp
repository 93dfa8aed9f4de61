//===- ControlFlow.cpp - what control flow tells of a test ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "ControlFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// The logical operators in \p Condition: clang's CFG branches at each of them.
static void collectBranches(const Stmt &Condition, SmallPtrSetImpl<const Stmt *> &Into) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(&Condition); Binary && Binary->isLogicalOp())
    Into.insert(Binary);
  for (const Stmt *Child : Condition.children())
    if (Child)
      collectBranches(*Child, Into);
}

/// Whether some of \p S is what clang made of code with errors, of which its CFG is not meant to be built.
static bool hasErrors(const Stmt &S) {
  if (const auto *E = dyn_cast<Expr>(&S); E && E->containsErrors())
    return true;
  if (const auto *Declarations = dyn_cast<DeclStmt>(&S);
      Declarations && any_of(Declarations->decls(), [](const Decl *D) { return D->isInvalidDecl(); }))
    return true;
  return any_of(S.children(), [](const Stmt *Child) { return Child && hasErrors(*Child); });
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
  }
  if (!Graph)
    return std::nullopt;
  SmallPtrSet<const Stmt *, 4> Branches{&Branch};
  collectBranches(Condition, Branches);
  SmallPtrSet<const CFGBlock *, 4> Testing;
  const CFGBlock *Last = nullptr;
  for (const CFGBlock *Block : *Graph)
    if (const Stmt *Terminator = Block->getTerminatorStmt(); Terminator && Branches.contains(Terminator)) {
      Testing.insert(Block);
      if (Terminator == &Branch)
        Last = Block;
    }
  // Both ways leave a test in the order true, false.
  if (!Last || Last->succ_size() != 2)
    return std::nullopt;
  const CFGBlock *After = *std::next(Last->succ_begin());
  return !After || all_of(After->preds(), [&](const CFGBlock::AdjacentBlock &From) {
    return !From.isReachable() || Testing.contains(From);
  });
}

} // namespace floodgate
