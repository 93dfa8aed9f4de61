//===- FunctionObserver.h - facts of one function body ----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Walks one body once, in the order of the text, knowing what holds at each point: records call edges, entry points
/// and where callables flow, and shows every call to the checks. Lambdas are walked as functions of their own.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FACTS_FUNCTIONOBSERVER_H
#define FLOODGATE_CHECKS_FACTS_FUNCTIONOBSERVER_H

#include "FutureFlow.h"
#include "Values.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseSet.h"

namespace floodgate {

class Check;

class FunctionObserver {
public:
  FunctionObserver(Semantics &S, llvm::ArrayRef<const Check *> Checks, const clang::FunctionDecl &Function,
                   const FunctionObserver *Outer);

  /// Walks the body and the member initialisers.
  void run();

private:
  /// A callable that an argument denotes.
  struct Target {
    Symbol To = Symbol::None; ///< A function's USR or a slot.
    bool Slot = false;
    const clang::FunctionDecl *Function = nullptr; ///< Null for a slot.
    std::optional<model::Runs> How;                ///< What a scheduler inside the argument says (`defer`).
    const model::Scheduler *Inner = nullptr;
    bool IsBound = false; ///< Arguments were bound: `Bound` says which.
    llvm::SmallVector<const clang::Expr *, 4> Bound;
  };

  void visit(const clang::Stmt *Statement);
  void visitChildren(const clang::Stmt &Statement);
  void visitBlock(const clang::CompoundStmt &Block);
  void visitIf(const clang::IfStmt &If);
  void visitLoop(const clang::Stmt *Init, const clang::Stmt *ConditionVariable, const clang::Expr *Condition,
                 const clang::Stmt *Increment, const clang::Stmt *Body, bool ConditionFirst);
  void visitRangeFor(const clang::CXXForRangeStmt &Loop);
  void visitUnder(const clang::Stmt *Statement, const clang::Expr *Condition, bool Holds);
  void visitDeclaration(const clang::VarDecl &Variable);
  void visitAssignment(const clang::Expr &To, const clang::Expr &Value);
  void visitReturn(const clang::Expr &Value);
  void visitLambda(const clang::LambdaExpr &Lambda);
  void visitInitList(const clang::InitListExpr &List);
  void visitCall(const clang::Expr &Call);

  // CallGraph.cpp
  void recordCall(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  void recordDirect(const clang::Expr &Call, const clang::FunctionDecl &Callee);
  void recordScheduled(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  void recordRegistration(const clang::Expr &Call, const clang::FunctionDecl &Callee, const model::EntryPoint &Entry);
  void recordEntry(const model::EntryPoint &Entry, const Target &To, const clang::Expr &At, Symbol Name, Symbol Realm,
                   bool HasRealm);
  void recordIndirect(const clang::CallExpr &Call);
  void recordDestruction(clang::QualType Type, clang::SourceLocation Where);
  void recordOverride();
  void recordPassed(const clang::Expr &Call, const clang::FunctionDecl &Callee);
  /// The lambda in \p In whose call operator is \p Operator; null where there is none.
  static const clang::LambdaExpr *findLambda(const clang::Stmt &In, const clang::FunctionDecl *Operator);
  void addEdge(Call Edge, const Target &To, const clang::Expr &At, const Origin &Given);
  void flow(const clang::Expr &Value, Symbol Slot);
  void collectTargets(const clang::Expr &E, llvm::SmallVectorImpl<Target> &Into, unsigned Budget = 12);
  /// Whether what \p Call hangs on (its receiver's chain, its other callables) calls something for which \p Test holds.
  bool dependsOn(const clang::Expr &Call, const clang::Expr *Except,
                 llvm::function_ref<bool(const CallMeaning &)> Test) const;
  bool contains(const clang::Stmt *Statement, llvm::function_ref<bool(const CallMeaning &)> Test,
                unsigned Budget) const;
  Symbol actorName() const;

  Call edge(const clang::Expr &At) const;
  uint32_t addGuard(const Guard &G);
  void assume(const std::vector<Guard> &Guards);

  Semantics &S;
  llvm::ArrayRef<const Check *> Checks;
  const clang::FunctionDecl &Function;
  const FunctionObserver *Outer;
  Values V;
  FutureFlow Futures;
  Symbol Usr;
  std::vector<uint32_t> Active; ///< Guards that hold here, as indexes into UnitFacts::Guards.
  uint32_t Order = 0;
  unsigned Loops = 0;                          ///< Loops around this point.
  unsigned Branches = 0;                       ///< Conditional statements around this point.
  llvm::DenseSet<const clang::Expr *> Handled; ///< Calls whose callables an outer call has dealt with.
  /// Futures that are complete inside a lambda because it continues them.
  llvm::DenseMap<const clang::LambdaExpr *, std::vector<Guard>> ReadyInside;
  std::vector<Place> Returns, SizeTests;
};

/// The facts that the declaration of \p Function gives: names, parameters, overridden functions.
floodgate::Function describeFunction(Semantics &S, const clang::FunctionDecl &Function);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FACTS_FUNCTIONOBSERVER_H
