//===- Place.h - where values live ------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_PLACE_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_PLACE_H

#include "engine/facts/Symbols.h"
#include <compare>

namespace floodgate {

/// Where a value lives: enough to tell whether two operations in different functions concern the same object, and
/// whether that object outlives the function.
struct Place {
  enum class Kind : uint8_t {
    Unknown,
    Field,     ///< A data member: `Entity` is the field's USR.
    Global,    ///< A variable with static storage: `Entity` is its USR.
    Parameter, ///< A parameter of reference or pointer type: `Entity` is the function's USR, `Index` its position.
    Shared,    ///< What a local shared pointer, captured by a lambda that runs later, points to: `Entity` names it.
    Local,     ///< A local object.
    Fresh,     ///< An object made in this expression.
    Result,    ///< What a call returned.
  };
  /// What the object that holds the field is reached through.
  enum class Owner : uint8_t { None, This, Parameter, Local, Fresh, Global, Other };

  Kind What = Kind::Unknown;
  Owner OwnedBy = Owner::None;
  uint32_t Depth = 0; ///< How many element accesses (`x[a][b]` has 2) lie between `Entity` and the value.
  uint32_t Index = 0; ///< With Kind::Parameter or Owner::Parameter: which one.
  Symbol Entity = Symbol::None;
  Symbol Record = Symbol::None; ///< USR of the class that declares the field.
  Symbol Name = Symbol::None;   ///< For people: `Master::Slaves::unreachable`.
  Symbol Text = Symbol::None;   ///< The expression, normalised: equal texts in one function mean the same object.

  auto operator<=>(const Place &) const = default;
  template <class V> void fields(V &&Visit) {
    Visit(What), Visit(OwnedBy), Visit(Depth), Visit(Index), Visit(Entity), Visit(Record), Visit(Name), Visit(Text);
  }
};
template <> struct LastEnumerator<Place::Kind> {
  static constexpr Place::Kind Value = Place::Kind::Result;
};
template <> struct LastEnumerator<Place::Owner> {
  static constexpr Place::Owner Value = Place::Owner::Other;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_PLACE_H
