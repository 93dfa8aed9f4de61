//===- Known.h - what is known at a place -----------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What guards tell. A new kind of guard, or a new thing that one may tell, is thought through here and nowhere else.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_KNOWN_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_KNOWN_H

#include "engine/program/Program.h"

namespace floodgate {

/// What is known where some guards hold.
class Known {
public:
  Known(const Program &P, llvm::ArrayRef<uint32_t> Guards) : P(P), Guards(Guards) {}
  /// At an event, a call, a store.
  template <class Fact> Known(const Program &P, const Fact &At) : P(P), Guards(At.Guards) {}

  /// Whether the number of elements of \p Container was compared with a bound: here, or by a function that was asked.
  bool isSizeTested(const Place &Container) const;
  /// Whether \p Container has no elements.
  bool isEmpty(const Place &Container) const;
  /// Whether some size or value was compared with something, whatever it is.
  bool isAnythingCompared() const;
  /// Whether \p Key, as written, is a key of \p Container, which is written \p Text, at this very moment.
  bool hasKey(const Place &Container, Symbol Text, Symbol Key) const;
  /// Whether some key of \p Container is known, whatever it is called here, at this moment or before a deferral.
  bool hasAnyKey(const Place &Container) const;
  /// Whether \p Key, as written, is or was a key of a member or a global that need not be \p Container.
  bool hasKeyElsewhere(const Place &Container, Symbol Key) const;
  /// Whether an assertion ends the program where what is asked for is not there.
  bool isAsserted() const;
  /// Whether the future \p Waited is complete.
  bool isReady(const Place &Waited) const;
  /// Whether it was asked if what is written \p Text holds something, whatever the answer was.
  bool isPresenceAsked(Symbol Text) const;
  /// The locks that are held.
  llvm::SmallVector<Symbol, 2> locks() const;
  /// Whether something that the peer named was found, or what it wants was found right.
  bool isAccepted() const;
  /// Whether the branch that is taken asks for something of \p Container's surroundings that \p Others do not ask for.
  bool needsMoreThan(const Known &Others, const Place &Container) const;
  /// Whether a count is compared with something: a number among the parameters of \p F, or a member. What is asked of
  /// the parameter \p Nested itself, such as what it holds, tells nothing of how deep it is.
  bool isDepthCompared(const Function &F, uint32_t Nested) const;

  /// What a use needs to be known of a value.
  enum class Check : uint8_t {
    Content,    ///< A comparison, a lookup, or a function that examines it.
    Form,       ///< Content, or that a function could make something of it.
    Presence,   ///< A test whether it is there.
    Membership, ///< A lookup that found it: it is one of those that the program has.
    Nothing,    ///< Nothing stops it.
  };
  /// Answers whether the function \p Asked examines what \p Rest selects of its argument \p Argument.
  using Examines = llvm::function_ref<bool(uint32_t Asked, uint32_t Argument, AccessPath Rest)>;
  /// Whether the value with the access path \p Path is checked as \p Needed says.
  bool isChecked(AccessPath Path, Check Needed, Examines Examined) const;

private:
  bool isOf(const Guard &G, const Place &Container) const;
  bool isCheckedBy(const Guard &G, const ValuePart &V, AccessPath Path, Check Needed, Examines Examined) const;

  const Program &P;
  llvm::ArrayRef<uint32_t> Guards;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_KNOWN_H
