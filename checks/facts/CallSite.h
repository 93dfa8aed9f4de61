//===- CallSite.h - a call, as a check sees it ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What Check::observe is given: one call or construction in the project's own code, with the models' and the values'
/// answers at hand.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FACTS_CALLSITE_H
#define FLOODGATE_CHECKS_FACTS_CALLSITE_H

#include "Capacity.h"
#include "Values.h"

namespace floodgate {

/// What stands around a place in a body.
struct SiteState {
  bool Conditional = false; ///< It stands in a branch.
  bool Repeated = false;    ///< In a loop.
  bool Caught = false;      ///< In a `try` block.
};

/// A place in a body that a check is shown.
class Site {
public:
  /// \p Guards: what holds here, as indexes into UnitFacts::Guards.
  Site(Semantics &S, const Values &V, const clang::Expr &At, uint32_t Order, SiteState State,
       llvm::ArrayRef<uint32_t> Guards)
      : S(S), V(V), At(At), Order(Order), State(State), Guards(Guards) {}

  Semantics &semantics() const { return S; }
  const clang::Expr &expression() const { return At; }
  llvm::ArrayRef<uint32_t> guards() const { return Guards; }
  /// Whether it stands in a `try` block: what is thrown here is caught.
  bool isCaught() const { return State.Caught; }

  Place place(const clang::Expr &E) const { return V.namedPlace(E); }
  Place lockPlace(const clang::Expr &E) const { return V.lockPlace(E); }
  Origin origin(const clang::Expr &E) const { return V.origin(E); }
  /// Whether \p Container is bounded by its type, or by how it was made.
  bool isBounded(const clang::Expr &Container) const { return floodgate::isBounded(S, V, Container); }
  /// Whether \p E is what a call gave, at once or by a variable that holds nothing else.
  bool isAnswer(const clang::Expr &E) const;
  /// What \p E is made of, for Observation::Values.
  std::vector<ValuePart> parts(const clang::Expr &E) const;

  /// Starts an observation of \p Check here: place, function, order and guards are filled in.
  /// \p Underlined: what the finding underlines; the expression's own position where it is invalid.
  Observation observation(llvm::StringRef Check, llvm::StringRef Kind, clang::SourceRange Underlined = {}) const;
  void record(Observation Seen) const { S.facts().Observations.push_back(std::move(Seen)); }

private:
  Semantics &S;
  const Values &V;
  const clang::Expr &At;
  uint32_t Order;
  SiteState State;
  llvm::ArrayRef<uint32_t> Guards;
};

/// A call or a construction.
class CallSite : public Site {
public:
  CallSite(Semantics &S, const Values &V, const clang::Expr &Call, const clang::FunctionDecl &Callee, uint32_t Order,
           SiteState State, llvm::ArrayRef<uint32_t> Guards)
      : Site(S, V, Call, Order, State, Guards), Callee(Callee) {}

  const clang::FunctionDecl &callee() const { return Callee; }
  const CallMeaning &meaning() const { return semantics().meaning(Callee); }
  /// The object whose member function is called; null for other calls.
  const clang::Expr *receiver() const { return receiverOf(expression()); }
  llvm::SmallVector<const clang::Expr *, 8> arguments() const { return argumentsOf(expression()); }
  /// The argument that \p Which selects, where it was written and not defaulted; null otherwise.
  const clang::Expr *argument(const model::ArgumentRef &Which) const;
  /// How many arguments were written.
  unsigned writtenArguments() const;

private:
  const clang::FunctionDecl &Callee;
};

/// A use of a value that the language itself has: it divides, it is an index, it bounds a loop.
class UseSite : public Site {
public:
  UseSite(Semantics &S, const Values &V, model::Use How, const clang::Expr &Value, const clang::Expr &At,
          uint32_t Order, SiteState State, llvm::ArrayRef<uint32_t> Guards)
      : Site(S, V, At, Order, State, Guards), How(How), Value(Value) {}

  model::Use how() const { return How; }
  const clang::Expr &value() const { return Value; }

private:
  model::Use How;
  const clang::Expr &Value;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FACTS_CALLSITE_H
