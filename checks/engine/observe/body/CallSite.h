//===- CallSite.h - a call, as it is observed --------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What an Observer is shown: one call or construction in the project's own code, with the models' and the values'
/// answers at hand.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CALLSITE_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CALLSITE_H

#include "engine/observe/body/Logging.h"
#include "engine/observe/guards/Capacity.h"
#include "engine/observe/values/Values.h"

namespace floodgate {

/// Where in its function a call stands; as the members of Call of the same names say.
struct SiteContext {
  uint32_t Order = 0;
  bool Conditional = false;
  bool Repeated = false;           ///< In a loop.
  std::optional<uint32_t> Outside; ///< In a branch that leaves: how many of the guards hold outside of it, too.
  llvm::ArrayRef<ValuePart> Loop;
  bool IsStatement = false;        ///< What begins here is a statement of a block by itself.
  bool Ends = false;               ///< In a branch or a function that ends the program.
  bool Caught = false;             ///< In a `try` block.
  bool IsTail = false;             ///< With Outside: that branch leaves only as the function ends there.
  llvm::ArrayRef<uint32_t> Guards; ///< What holds here, as indexes into UnitFacts::Guards.
};

/// A place in a body that is shown.
class Site {
public:
  Site(Semantics &S, const Values &V, const clang::Expr &At, const SiteContext &Here)
      : S(S), V(V), At(At), Here(Here) {}

  Semantics &semantics() const { return S; }
  const clang::Expr &expression() const { return At; }
  llvm::ArrayRef<uint32_t> guards() const { return Here.Guards; }
  /// Whether it stands in a `try` block: what is thrown here is caught.
  bool isCaught() const { return Here.Caught; }

  Place place(const clang::Expr &E) const { return V.namedPlace(E); }
  Place lockPlace(const clang::Expr &E) const { return V.lockPlace(E); }
  /// Whether \p Container is bounded by its type, or by how it was made.
  bool isBounded(const clang::Expr &Container) const { return floodgate::isBounded(S, V, Container); }
  /// Whether \p E is what a call gave, at once or by a variable that holds nothing else.
  bool isAnswer(const clang::Expr &E) const;
  /// What \p E is made of, as facts.
  std::vector<ValuePart> parts(const clang::Expr &E) const;
  /// The same, with what is made here.
  std::vector<ValuePart> partsWithNew(const clang::Expr &E) const;
  const Values &values() const { return V; }
  const SiteContext &context() const { return Here; }

  /// Starts an event of the kind \p Kind here: place, function, order and guards are filled in.
  /// \p Underlined: what a finding underlines; the expression's own position where it is invalid.
  template <class Kind> Kind event(clang::SourceRange Underlined = {}) const {
    Kind Result;
    describe(Result, Underlined);
    return Result;
  }
  template <class Kind> void record(Kind Seen) const { S.facts().Seen.of<Kind>().push_back(std::move(Seen)); }

private:
  void describe(Event &Into, clang::SourceRange Underlined) const;

  Semantics &S;
  const Values &V;
  const clang::Expr &At;
  SiteContext Here;
};

/// A call or a construction.
class CallSite : public Site {
public:
  /// \p Log: the statement that the call makes, where it writes to a log or a stream.
  CallSite(Semantics &S, const Values &V, const clang::Expr &Call, const clang::FunctionDecl &Callee,
           const SiteContext &Here, const LogStatement *Log)
      : Site(S, V, Call, Here), Callee(Callee), Log(Log) {}

  const clang::FunctionDecl &callee() const { return Callee; }
  const CallMeaning &meaning() const { return semantics().meaning(Callee); }
  /// The object whose member function is called; null for other calls.
  const clang::Expr *receiver() const { return receiverOf(expression()); }
  llvm::SmallVector<const clang::Expr *, 8> arguments() const { return argumentsOf(expression()); }
  /// The argument that \p Which selects, where it was written and not defaulted; null otherwise.
  const clang::Expr *argument(const model::ArgumentRef &Which) const;
  /// How many arguments were written.
  unsigned writtenArguments() const;
  /// What the call prints; null where it prints nothing, or is a part of what prints.
  const LogStatement *log() const { return Log; }

private:
  const clang::FunctionDecl &Callee;
  const LogStatement *Log;
};

/// A use of a value that the language itself has: it divides, it is an index, it bounds a loop.
class UseSite : public Site {
public:
  UseSite(Semantics &S, const Values &V, model::Use How, const clang::Expr &Value, const clang::Expr &At,
          const SiteContext &Here)
      : Site(S, V, At, Here), How(How), Value(Value) {}

  model::Use how() const { return How; }
  const clang::Expr &value() const { return Value; }

private:
  model::Use How;
  const clang::Expr &Value;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CALLSITE_H
