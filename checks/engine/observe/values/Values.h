//===- Values.h - where values live and come from ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Within one function (and the functions around a lambda): which object an expression denotes, and what decides its
/// value. Flow-insensitive: a variable may hold whatever it was initialised with or assigned.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_VALUES_VALUES_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_VALUES_VALUES_H

#include "engine/observe/meaning/Semantics.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace floodgate {

class Values {
public:
  /// \p Outer: of the function around a lambda; null elsewhere.
  Values(Semantics &S, const clang::FunctionDecl &Function, const Values *Outer);

  const clang::FunctionDecl &function() const { return Function; }

  /// \p Variable may hold the value of \p Value.
  void assigned(const clang::VarDecl &Variable, const clang::Expr &Value);
  /// \p Variable runs over the elements of \p Range.
  void ranges(const clang::VarDecl &Variable, const clang::Expr &Range);
  /// \p Closure's captures become parameters that follow its own, as Call::Origins counts them.
  void captures(const clang::LambdaExpr &Closure);

  /// The object that \p E denotes, or points to.
  Place place(const clang::Expr &E) const;
  /// The lock that \p E, an argument of a lock's constructor, denotes: what is locked may be wrapped in calls.
  Place lockPlace(const clang::Expr &E) const;
  /// The same with Place::Text.
  Place namedPlace(const clang::Expr &E) const;
  /// Whether \p E names a parameter or a capture, itself or through the variables in it.
  bool namesParameter(const clang::Expr &E) const;
  /// USR of the class from whose object \p E is read: by a member, or by an accessor; none where it is read from
  /// nothing.
  Symbol recordReadBy(const clang::Expr &E) const;

  /// Where a value, or a part of it, comes from: as ValuePart.
  struct Part {
    AccessPath Sub = AccessPath::Empty, From = AccessPath::Empty;
    Derivation Like = Derivation::Exact;
    bool operator==(const Part &) const = default;
  };
  using Parts = llvm::SmallVector<Part, 4>;
  /// What \p E is made of, but for what is made here: that is another one each time.
  Parts parts(const clang::Expr &E) const;
  /// The same with that.
  Parts partsWithNew(const clang::Expr &E) const;
  /// The same of what a condition looks at: there, an enumerator and a bool tell something, too.
  Parts lookedAt(const clang::Expr &E) const;
  /// The same, as facts.
  void record(const clang::Expr &E, uint32_t Argument, std::vector<ValuePart> &Into) const;
  void record(const Parts &From, uint32_t Argument, std::vector<ValuePart> &Into) const;
  /// Goes on to a member, a field or an element of what \p In are parts of.
  Parts step(const Parts &In, const PathElement &Step) const;
  /// The same, to the member or the field \p Name.
  Parts stepToMember(const Parts &In, llvm::StringRef Name) const;
  Parts stepToElement(const Parts &In) const { return step(In, {PathElement::Kind::Element, {}, 0, 0}); }
  /// Whether the field \p Field of what \p In are parts of is there.
  Parts presenceOf(const Parts &In, llvm::StringRef Field) const;
  /// The step to the member or the field \p Name.
  PathElement member(llvm::StringRef Name) const;
  /// What the call \p Call returns.
  Parts returned(const clang::Expr &Call) const;
  /// The table that paths are interned in.
  PathTable &paths() const;

  /// What an assignment to an expression changes: (a part of) a local variable, or what an access path names.
  struct Destination {
    const clang::VarDecl *Local = nullptr;
    AccessPath Path = AccessPath::Empty; ///< With Local: the steps from there.
    explicit operator bool() const { return Local || Path != AccessPath::Empty; }
  };
  Destination destination(const clang::Expr &To, unsigned Budget = 12) const;
  /// An element of \p Of.
  Destination ofElement(Destination Of) const;
  /// The part \p Sub of \p Local is given \p With.
  void filled(const clang::VarDecl &Local, AccessPath Sub, const Parts &With);
  /// The root of the access path of a member or a global variable.
  AccessPath root(const clang::ValueDecl &Held) const;
  /// Whether the object that \p Base denotes is one that the function holds by itself: what is known of its members was
  /// seen here.
  static bool isOwnObject(const clang::Expr &Base, bool Arrow);
  /// Adds \p P, unless there are so many that more say nothing.
  static void add(Parts &Into, Part P);
  /// Whether a call of \p Callee is recorded as one: what a model describes speaks for itself.
  bool isRecorded(const clang::FunctionDecl &Callee) const;
  /// The expressions that gave \p E its value, without what converts them: itself, or those of its variable.
  llvm::SmallVector<const clang::Expr *, 2> givenTo(const clang::Expr &E) const;
  /// Names \p Call in access paths (Call::Id).
  uint32_t callId(const clang::Expr &Call) const;

  /// The expressions that \p Variable was given, here or in a function around.
  llvm::ArrayRef<const clang::Expr *> valuesOf(const clang::VarDecl &Variable) const;
  /// The parameter's position, or that of a capture; none for other variables.
  std::optional<unsigned> parameterIndex(const clang::VarDecl &Variable) const;

  /// Where callables that are put there can be called from: a member, a parameter, a variable.
  Symbol slot(const clang::Expr &E) const;
  static Symbol parameterSlot(Semantics &S, Symbol FunctionUsr, unsigned Index);
  static Symbol returnSlot(Semantics &S, Symbol FunctionUsr);

private:
  /// A question that is being answered. It looks at so many expressions: in code that computes one value from many
  /// others, again and again, there are more ways back than can be followed, and what is found first is all that is
  /// told. The same for the same code.
  class Question {
  public:
    explicit Question(const Values &V) : All(*V.Outermost) {
      if (All.Asked++ == 0)
        All.Left = MostExpressions;
    }
    ~Question() { --All.Asked; }
    Question(const Question &) = delete;
    Question &operator=(const Question &) = delete;

  private:
    const Values &All;
  };
  static constexpr unsigned MostExpressions = 1000;
  /// Whether the question may look at one more expression.
  bool mayLook() const {
    if (Outermost->Left == 0)
      return false;
    --Outermost->Left;
    return true;
  }

  Place placeImpl(const clang::Expr *E, unsigned Budget) const;
  Place variablePlace(const clang::VarDecl &Variable, unsigned Budget) const;
  Place callPlace(const clang::CallExpr &Call, unsigned Budget) const;
  Place memberPlace(const clang::Expr &Base, bool Arrow, Symbol Entity, Symbol Record, llvm::StringRef Name,
                    unsigned Budget) const;
  Place initialPlace(const clang::VarDecl &Variable, unsigned Budget) const;
  using Seen = llvm::SmallPtrSet<const clang::VarDecl *, 8>;
  /// The expressions that \p Variable runs over or was given, of those that are not being looked at.
  llvm::SmallVector<const clang::Expr *, 2> sourcesOf(const clang::VarDecl &Variable, Seen &Known) const;
  bool namesParameter(const clang::Stmt *E, Seen &Known, unsigned Budget) const;
  Symbol recordReadBy(const clang::Stmt *E, Seen &Known, unsigned Budget) const;
  Parts partsImpl(const clang::Expr *E, Seen &Known, unsigned Budget) const;
  /// What is made here: a new one each time.
  /// Adds what derives from \p More.
  void appendDerived(Parts &Into, const Parts &More) const;
  Part made() const { return {AccessPath::Empty, paths().made(), Derivation::Exact}; }
  Parts withoutNew(Parts Of) const;
  Parts memberParts(const clang::MemberExpr &Member, Seen &Known, unsigned Budget) const;
  Parts variableParts(const clang::VarDecl &Variable, Seen &Known, unsigned Budget) const;
  Parts callParts(const clang::CallExpr &Call, Seen &Known, unsigned Budget) const;
  /// The values of the function that declares \p Variable; null where it is not one around this.
  const Values *owner(const clang::VarDecl &Variable) const;

  Semantics &S;
  const clang::FunctionDecl &Function;
  const Values *Outer;
  const Values *Outermost; ///< Of the function that is around all others; keeps what their questions may cost.
  mutable unsigned Asked = 0, Left = 0;
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<const clang::Expr *, 2>> Assigned;
  llvm::DenseMap<const clang::VarDecl *, const clang::Expr *> Ranges;
  llvm::DenseMap<const clang::VarDecl *, unsigned> Captured;
  llvm::DenseMap<const clang::VarDecl *, Parts> Filled;
  mutable llvm::DenseMap<const clang::Expr *, uint32_t> CallIds;
};

/// The object whose member function \p Call calls; the first operand of an operator; null for others.
const clang::Expr *receiverOf(const clang::Expr &Call);
/// The arguments of \p Call without the receiver of an operator.
llvm::SmallVector<const clang::Expr *, 8> argumentsOf(const clang::Expr &Call);
/// What \p Call, a call or a construction, calls; null where it is not known.
const clang::FunctionDecl *calleeOf(const clang::Expr &Call);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_VALUES_VALUES_H
