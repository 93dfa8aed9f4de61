//===- Guard.h - what is known at a place -----------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_GUARD_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_GUARD_H

#include "engine/facts/Place.h"
#include "engine/facts/ValuePart.h"
#include <compare>
#include <vector>

namespace floodgate {

/// Something that is known to hold where it is attached.
struct Guard {
  enum class Kind : uint8_t {
    Size,     ///< The number of elements of `Subject` was compared with a bound.
    Empty,    ///< `Subject` has no elements.
    Present,  ///< `Subject` is there: an option holds something, a key is contained, a message has a field.
    Absent,   ///< It is not.
    Ready,    ///< The future `Subject` is complete.
    Locked,   ///< The lock `Subject` is held.
    Asserted, ///< The site stands in an assertion that what it gives is there: the program ends where it is not.
    Tested,   ///< A function was asked; `Subject.Entity` is its USR.
    Compared, ///< A value was compared with another.
    Formed,   ///< A function of which nothing is known could make something of its arguments: they were parsed.
    Found,    ///< What a lookup gave, a pointer or an option, is there; `Subject.Entity` is the USR of who was asked.
    Valid,    ///< A validator or an authorizer of the models, or a function of the project, had nothing to object.
  };
  Kind What = Kind::Present;
  /// The site lies in a branch of the test (and not merely after a test that leaves when it fails).
  bool Nested = false;
  /// It was known before a deferral: the key was there then, and may have gone since.
  bool Stale = false;
  Place Subject;
  Symbol Key = Symbol::None;  ///< With Present or Absent of a key: the key as written; `Subject` is the container.
  Symbol Text = Symbol::None; ///< The condition as written.
  /// What the condition looks at; with Tested, the arguments that the function was given.
  std::vector<ValuePart> Values;

  auto operator<=>(const Guard &) const = default;
  template <class V> void fields(V &&Visit) {
    Visit(What), Visit(Nested), Visit(Stale), Visit(Subject), Visit(Key), Visit(Text), Visit(Values);
  }
};
template <> struct LastEnumerator<Guard::Kind> {
  static constexpr Guard::Kind Value = Guard::Kind::Valid;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_GUARD_H
