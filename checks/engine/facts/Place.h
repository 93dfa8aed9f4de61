//===- Place.h - where values live ------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
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

/// What decides a value, as far as one function can tell.
struct Origin {
  enum class Kind : uint8_t {
    Constant,   ///< Literals, enumerators, constants; or of a type with a handful of values.
    Parameters, ///< Derived from this function's parameters (`Mask`, bit 31 stands for all from 31 on).
    State,      ///< Read from a member, or returned by a call that was given nothing.
    Fresh,      ///< Made here: a new object's address, a counter, a random id.
  };
  Kind What = Kind::State;
  uint32_t Mask = 0;            ///< Parameters it derives from.
  Symbol Record = Symbol::None; ///< USR of the class of the object from whose member it was read, if one.

  auto operator<=>(const Origin &) const = default;
  template <class V> void fields(V &&Visit) { Visit(What), Visit(Mask), Visit(Record); }
};
template <> struct LastEnumerator<Origin::Kind> {
  static constexpr Origin::Kind Value = Origin::Kind::Fresh;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_PLACE_H
