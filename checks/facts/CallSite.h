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

class CallSite {
public:
  /// \p Conditional: it stands in a branch. \p Repeated: in a loop. \p Guards: what holds here, as indexes into
  /// UnitFacts::Guards.
  CallSite(Semantics &S, const Values &V, const clang::Expr &Call, const clang::FunctionDecl &Callee, uint32_t Order,
           bool Conditional, bool Repeated, llvm::ArrayRef<uint32_t> Guards)
      : S(S), V(V), Call(Call), Callee(Callee), Order(Order), Conditional(Conditional), Repeated(Repeated),
        Guards(Guards) {}

  Semantics &semantics() const { return S; }
  const clang::Expr &expression() const { return Call; }
  const clang::FunctionDecl &callee() const { return Callee; }
  const CallMeaning &meaning() const { return S.meaning(Callee); }
  /// The object whose member function is called; null for other calls.
  const clang::Expr *receiver() const { return receiverOf(Call); }
  llvm::SmallVector<const clang::Expr *, 8> arguments() const { return argumentsOf(Call); }
  /// The argument that \p Which selects, where it was written and not defaulted; null otherwise.
  const clang::Expr *argument(const model::ArgumentRef &Which) const;
  /// How many arguments were written.
  unsigned writtenArguments() const;

  Place place(const clang::Expr &E) const { return V.namedPlace(E); }
  /// Whether \p Container is bounded by its type, or by how it was made.
  bool isBounded(const clang::Expr &Container) const { return floodgate::isBounded(S, V, Container); }
  Place lockPlace(const clang::Expr &E) const { return V.lockPlace(E); }
  Origin origin(const clang::Expr &E) const { return V.origin(E); }

  /// Starts an observation of \p Check here: place, function, order and guards are filled in.
  /// \p At: what the finding underlines; the call's own position where it is invalid.
  Observation observation(llvm::StringRef Check, llvm::StringRef Kind, clang::SourceRange At = {}) const;
  void record(Observation Seen) const { S.facts().Observations.push_back(std::move(Seen)); }

private:
  Semantics &S;
  const Values &V;
  const clang::Expr &Call;
  const clang::FunctionDecl &Callee;
  uint32_t Order;
  bool Conditional;
  bool Repeated;
  llvm::ArrayRef<uint32_t> Guards;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FACTS_CALLSITE_H
