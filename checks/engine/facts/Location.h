//===- Location.h - a place in the source -----------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_LOCATION_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_LOCATION_H

#include "engine/facts/Symbols.h"
#include <compare>
#include <tuple>

namespace floodgate {

/// A place in the source: the expansion location, 1-based, in bytes.
struct Location {
  Symbol File = Symbol::None; ///< Relative to the root, with `/`; absolute when outside of it.
  uint32_t Line = 0;
  uint32_t Column = 0;
  uint32_t EndColumn = 0; ///< One past the last byte of the token range on the same line; 0 where it is not known.
  /// In what a macro expands to: where the token is written, as `FILE:LINE:COLUMN`. The others say where it is
  /// expanded. Not a part of what makes two places equal.
  Symbol Spelled = Symbol::None;

  auto key() const { return std::tuple(File, Line, Column, EndColumn); }
  auto operator<=>(const Location &Other) const { return key() <=> Other.key(); }
  bool operator==(const Location &Other) const { return key() == Other.key(); }
  template <class V> void fields(V &&Visit) {
    Visit(File), Visit(Line), Visit(Column), Visit(EndColumn), Visit(Spelled);
  }
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_LOCATION_H
