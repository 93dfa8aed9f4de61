//===- ValuePart.h - where values come from ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_VALUEPART_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_VALUEPART_H

#include "engine/facts/AccessPath.h"
#include "engine/facts/Location.h"
#include <compare>
#include <vector>

namespace floodgate {

/// How closely a value follows the one that it comes from.
enum class Derivation : uint8_t {
  Exact,
  Derived,     ///< It is computed from the value.
  Approximate, ///< It is a part of something that is computed from something around the value.
};
template <> struct LastEnumerator<Derivation> {
  static constexpr Derivation Value = Derivation::Approximate;
};

/// Where (a part of) a value comes from.
struct ValuePart {
  uint32_t Argument = 0;              ///< Of a call or a test: which argument it is (the receiver is `Receiver`).
  AccessPath Sub = AccessPath::Empty; ///< The part of the value that it is, as steps; empty: all of it.
  AccessPath From = AccessPath::Empty;
  Derivation Like = Derivation::Exact;

  static constexpr uint32_t Receiver = ~0u;

  auto operator<=>(const ValuePart &) const = default;
  template <class V> void fields(V &&Visit) { Visit(Argument), Visit(Sub), Visit(From), Visit(Like); }
};

/// A value is put where it outlives the statement: into a member, a global variable, what a parameter refers to.
struct Store {
  Symbol Function = Symbol::None;
  AccessPath To = AccessPath::Empty; ///< With a root that is held, or a parameter.
  ValuePart Value;
  Location Where;
  std::vector<uint32_t> Guards; ///< Indexes into UnitFacts::Guards.

  template <class V> void fields(V &&Visit) { Visit(Function), Visit(To), Visit(Value), Visit(Where), Visit(Guards); }
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_VALUEPART_H
