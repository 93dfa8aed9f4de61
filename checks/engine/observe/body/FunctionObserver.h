//===- FunctionObserver.h - facts of one function body ----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Walks one body once, in the order of the text, knowing what holds at each point: records call edges, entry points
/// and where callables flow, and shows every call to the observers. Lambdas are walked as functions of their own.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_FUNCTIONOBSERVER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_FUNCTIONOBSERVER_H

#include "engine/observe/body/CallSite.h"
#include "engine/observe/body/FutureRecorder.h"
#include "engine/observe/body/Logging.h"
#include "engine/observe/guards/Conditions.h"
#include "engine/observe/guards/ControlFlow.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include <set>

namespace floodgate {

class Observer;

class FunctionObserver {
public:
  /// \p Outer: of the function around a lambda; null elsewhere. \p HasErrors: clang has seen errors in the body.
  FunctionObserver(Semantics &S, llvm::ArrayRef<const Observer *> Observers, const clang::FunctionDecl &Function,
                   const FunctionObserver *Outer, bool HasErrors);

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
  /// As Call::Loop, for a loop that goes on while \p Condition holds.
  void recordTurns(const clang::Expr *Condition);
  void visitUnder(const clang::Stmt *Statement, const clang::Expr *Condition, bool Holds);
  /// The same where what \p Statement is under has been assumed already; before that, \p Before guards held.
  void visitBranch(const clang::Stmt *Statement, size_t Before);
  void visitBinary(const clang::BinaryOperator &Binary);
  void visitDeclaration(const clang::VarDecl &Variable);
  void visitAssignment(const clang::Expr &To, const clang::Expr &Value);
  void visitReturn(const clang::Expr &Value);
  void visitLambda(const clang::LambdaExpr &Lambda);
  void visitInitList(const clang::InitListExpr &List);
  void visitCall(const clang::Expr &Call);

  // Stores.cpp
  void store(const Values::Destination &To, const Values::Parts &Value, clang::SourceLocation Where);
  /// What of \p Value is not known here to be a key of a container.
  Values::Parts withoutKnown(const Values::Parts &Value) const;
  /// \p Changes: what was there before counts, too (`+=`).
  void assign(const clang::Expr &To, const clang::Expr &Value, bool Changes);
  void recordStores(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  void recordResult(const clang::Expr &Value);
  /// \p Condition is looked at: what it reads is tested.
  void test(const clang::Expr &Condition);
  void use(model::Use How, const clang::Expr &Value, const clang::Expr &At);
  void visitUses(const clang::Expr &E);
  /// Shows the numbers that decide how often a loop with \p Condition runs.
  void visitBound(const clang::Expr &Condition);

  // CallGraph.cpp
  void recordCall(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  void recordDirect(const clang::Expr &Call, const clang::FunctionDecl &Callee);
  void recordArguments(const clang::Expr &Call, floodgate::Call &Edge);
  void recordScheduled(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  void recordRegistration(const clang::Expr &Call, const clang::FunctionDecl &Callee, const model::EntryPoint &Entry);
  void recordEntry(const model::EntryPoint &Entry, const Target &To, const clang::Expr &At, Symbol Name, Symbol Realm,
                   bool HasRealm);
  /// The positions of \p To's parameters that were bound to arguments.
  llvm::SmallVector<uint32_t, 4> boundParameters(const Target &To) const;
  /// Whether the first thing that was bound to \p To, a member function, is the object.
  bool bindsObject(const Target &To) const;
  void recordIndirect(const clang::CallExpr &Call);
  void recordDestruction(clang::QualType Type, clang::SourceLocation Where);
  void recordOverride();
  void recordPassed(const clang::Expr &Call, const clang::FunctionDecl &Callee);
  /// The lambda in \p In whose call operator is \p Operator; null where there is none.
  static const clang::LambdaExpr *findLambda(const clang::Stmt &In, const clang::FunctionDecl *Operator);
  void addEdge(Call Edge, const Target &To, const clang::Expr &At);
  void assignCallable(const clang::Expr &Value, Symbol Slot);
  void collectTargets(const clang::Expr &E, llvm::SmallVectorImpl<Target> &Into, unsigned Budget = 12);
  /// Whether what \p Call hangs on (its receiver's chain, its other callables) calls something for which \p Test holds.
  bool dependsOn(const clang::Expr &Call, const clang::Expr *Except,
                 llvm::function_ref<bool(const CallMeaning &)> Test) const;
  bool contains(const clang::Stmt *Statement, llvm::function_ref<bool(const CallMeaning &)> Test,
                unsigned Budget) const;
  Symbol actorName() const;

  SiteContext context(uint32_t At, bool IsStatement) const;
  Call edge(const clang::Expr &At) const;
  uint32_t addGuard(const Guard &G);
  void assume(const std::vector<Guard> &Guards);
  /// What is known after \p Branch, a test that may leave, or a loop, by its failing.
  void collectAfter(const clang::Stmt &Branch, std::vector<Guard> &Into);
  /// The lock that \p Lock takes is held from here on.
  void hold(const clang::VarDecl &Lock);

  Semantics &S;
  llvm::ArrayRef<const Observer *> Observers;
  const clang::FunctionDecl &Function;
  const FunctionObserver *Outer;
  Values V;
  ControlFlow Control;
  FutureRecorder Futures;
  Symbol Usr;
  std::vector<uint32_t> Active; ///< Guards that hold here, as indexes into UnitFacts::Guards.
  /// Of these, the ones that are told: the latest.
  llvm::ArrayRef<uint32_t> told() const { return llvm::ArrayRef(Active).take_back(MostGuards); }
  /// How many of them hold outside of the branch that leaves.
  uint32_t toldOutside() const {
    const size_t Untold = Active.size() - told().size();
    return Outside && *Outside > Untold ? *Outside - Untold : 0;
  }
  /// Each place in a function has the guards that hold there. In a long function without end of them, the last so many
  /// are enough; a reader cannot follow more either.
  static constexpr size_t MostGuards = 1000;
  uint32_t Order = 0;
  unsigned Loops = 0;                 ///< Loops around this point.
  unsigned Tries = 0;                 ///< `try` blocks around this point.
  unsigned Branches = 0;              ///< Conditional statements around this point.
  std::optional<uint32_t> Outside;    ///< In a branch that leaves: guards that hold outside of it.
  std::vector<ValuePart> LoopValues;  ///< As Call::Loop.
  bool Ends = false;                  ///< In a branch or a function that ends the program.
  bool IsTail = false;                ///< With Outside: that branch leaves only as the function ends there.
  bool AtEnd = false;                 ///< After this statement the function ends.
  clang::SourceLocation BeginInBlock; ///< Of the statement of a block that was entered last.
  LogReader Logs;
  llvm::DenseSet<const clang::Expr *> Handled; ///< Calls whose callables an outer call has dealt with.
  /// Futures that are complete inside a lambda because it continues them.
  llvm::DenseMap<const clang::LambdaExpr *, std::vector<Guard>> ReadyInside;
  void noteSizeTest(const Guard &G);

  bool HasErrors;
  Exits Leaving;
  llvm::DenseMap<uint32_t, uint32_t> StaleOf; ///< Guards as they are known after a deferral.
  std::set<Place> KnownSizeTests;
  std::vector<Place> Returns, SizeTests;
  std::vector<ValuePart> Results;
  llvm::SmallSetVector<AccessPath, 16> Tests;
};

/// The facts that the declaration of \p Function gives: names, parameters, overridden functions.
floodgate::Function describeFunction(Semantics &S, const clang::FunctionDecl &Function);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_FUNCTIONOBSERVER_H
