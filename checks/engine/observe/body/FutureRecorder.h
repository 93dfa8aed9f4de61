//===- FutureRecorder.h - when futures complete ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What one function does with futures, as FutureSteps: which it gets from whom, chains, gathers, gives up and returns.
/// FutureGraph joins the steps of all functions.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_FUTURERECORDER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_FUTURERECORDER_H

#include "engine/observe/values/Values.h"

namespace floodgate {

/// Whether the predicate of \p Ends on the arguments of \p Call holds, where it has one.
bool endsWait(Semantics &S, const model::Timeout &Ends, const clang::Expr &Call);
/// Whether the argument of \p Call that \p Awaits names as its deadline is given, and is no null pointer.
bool hasDeadline(Semantics &S, const model::Awaited &Awaits, const clang::Expr &Call);

class FutureRecorder {
public:
  FutureRecorder(Semantics &S, const Values &V) : S(S), V(V) {}

  void call(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  /// A call of which only the place is known where its function is.
  void indirect(const clang::Expr &Call);
  void initialized(const clang::ValueDecl &Variable, const clang::Expr &Value);
  void assigned(const clang::Expr &To, const clang::Expr &Value);
  void returned(const clang::Expr &Value);

private:
  using Nodes = llvm::SmallVector<Symbol, 4>;

  /// The futures that \p E denotes.
  Nodes nodes(const clang::Expr &E) const;
  void collect(const clang::Stmt *E, Nodes &Into, unsigned Budget) const;
  /// Where what is put into \p E stays.
  Nodes holders(const clang::Expr &E) const;
  Symbol site(const clang::Expr &Call) const;
  Symbol variable(const clang::ValueDecl &Variable) const;
  bool hasTimer(const clang::Stmt *E, unsigned Budget) const;
  /// Whether \p E is one of several: an element, or what the function was given.
  bool isOneOfSeveral(const clang::Expr &E) const;
  void flows(const Nodes &From, Symbol To, FutureStep::Kind How = FutureStep::Kind::Flows);
  void combined(const clang::Expr &Call, const model::Combinator &How);
  void continued(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  void given(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallMeaning &Meaning);
  /// What is bound to a callable among the arguments of \p Call is passed at \p At.
  void passedBound(const clang::Expr &Call, const clang::Expr &At, unsigned Budget);
  FutureStep step(FutureStep::Kind What, const clang::Expr &At) const;
  void add(FutureStep Step) { S.facts().Futures.push_back(Step); }

  Semantics &S;
  const Values &V;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_FUTURERECORDER_H
