//===- AccessPath.h - where a value is found --------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An access path names where (a part of) a value is found: a root, and steps from there. Paths are interned: two paths
/// of one table are the same if their numbers are.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_ACCESSPATH_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_ACCESSPATH_H

#include "engine/facts/Symbols.h"
#include "llvm/ADT/DenseMap.h"
#include <compare>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace floodgate {

/// An interned access path. 0 is the empty one: no root, no step.
enum class AccessPath : uint32_t { Empty = 0 };

/// A root of a path, or its last step.
struct PathElement {
  enum class Kind : uint8_t {
    None,
    // Roots.
    Parameter, ///< A parameter of the function, `Number`; what a lambda captures follows its parameters.
    Held,      ///< The data member or the variable with static storage `Name`, a USR, whoever holds it.
    Result,    ///< What the call with Call::Id `Number` returns.
    Output,    ///< What that call leaves in its argument `Argument`.
    Peer,      ///< What a peer has sent.
    New,       ///< What is made here, another each time: an object, a count, a random identifier.
    // Steps.
    Member,   ///< The member or the message's field `Name`.
    Element,  ///< An element.
    Size,     ///< The number of elements.
    Presence, ///< Whether it is there.
  };
  Kind What = Kind::None;
  Symbol Name = Symbol::None;
  uint32_t Number = 0;
  uint32_t Argument = 0;

  bool isRoot() const { return What >= Kind::Parameter && What <= Kind::New; }
  auto operator<=>(const PathElement &) const = default;
  template <class V> void fields(V &&Visit) { Visit(What), Visit(Name), Visit(Number), Visit(Argument); }
};
template <> struct LastEnumerator<PathElement::Kind> {
  static constexpr PathElement::Kind Value = PathElement::Kind::Presence;
};

/// A path as its parent and its last element: how paths are written into facts. A parent is written before its
/// children.
struct PathRow {
  uint32_t Parent = 0;
  PathElement Last;

  template <class V> void fields(V &&Visit) { Visit(Parent), Visit(Last); }
};

/// Owns interned paths.
class PathTable {
public:
  PathTable() : Nodes(1) {}
  PathTable(const PathTable &) = delete;
  PathTable &operator=(const PathTable &) = delete;
  PathTable(PathTable &&) noexcept = default;
  PathTable &operator=(PathTable &&) noexcept = default;

  AccessPath parameter(uint32_t Number) {
    return child(AccessPath::Empty, {PathElement::Kind::Parameter, {}, Number, 0});
  }
  AccessPath held(Symbol Usr) { return child(AccessPath::Empty, {PathElement::Kind::Held, Usr, 0, 0}); }
  AccessPath result(uint32_t Call) { return child(AccessPath::Empty, {PathElement::Kind::Result, {}, Call, 0}); }
  AccessPath output(uint32_t Call, uint32_t Argument) {
    return child(AccessPath::Empty, {PathElement::Kind::Output, {}, Call, Argument});
  }
  AccessPath peer() { return child(AccessPath::Empty, {PathElement::Kind::Peer, {}, 0, 0}); }
  AccessPath made() { return child(AccessPath::Empty, {PathElement::Kind::New, {}, 0, 0}); }
  /// \p Base, and \p Last from there. A root is a child of the empty path.
  AccessPath child(AccessPath Base, const PathElement &Last);
  AccessPath member(AccessPath Base, Symbol Name) { return child(Base, {PathElement::Kind::Member, Name, 0, 0}); }
  AccessPath element(AccessPath Base) { return child(Base, {PathElement::Kind::Element, {}, 0, 0}); }
  AccessPath size(AccessPath Base) { return child(Base, {PathElement::Kind::Size, {}, 0, 0}); }
  AccessPath presence(AccessPath Base) { return child(Base, {PathElement::Kind::Presence, {}, 0, 0}); }
  /// \p Base, and all steps of \p Steps, which has no root, from there.
  AccessPath append(AccessPath Base, AccessPath Steps);

  /// The root of \p Path; of the kind None where it has none.
  const PathElement &root(AccessPath Path) const;
  const PathElement &last(AccessPath Path) const { return node(Path).Last; }
  AccessPath parent(AccessPath Path) const { return node(Path).Parent; }
  /// The steps of \p Path without its root.
  AccessPath steps(AccessPath Path) const { return node(Path).Steps; }
  /// How many elements \p Path has, with its root.
  uint32_t length(AccessPath Path) const { return node(Path).Length; }
  bool endsWith(AccessPath Path, PathElement::Kind What) const { return last(Path).What == What; }
  /// Whether \p Part lies at or below \p Whole.
  bool isPrefix(AccessPath Whole, AccessPath Part) const;
  /// Whether one of the two lies at or below the other.
  bool areRelated(AccessPath A, AccessPath B) const { return isPrefix(A, B) || isPrefix(B, A); }
  /// The steps from \p Whole to \p Part, which lies at or below it.
  AccessPath below(AccessPath Whole, AccessPath Part);

  size_t count() const { return Nodes.size(); }
  PathRow row(AccessPath Path) const { return {static_cast<uint32_t>(node(Path).Parent), node(Path).Last}; }
  /// The steps of \p Path for people: `.name[].size()`.
  std::string text(AccessPath Path, const SymbolTable &Symbols) const;

private:
  struct Node {
    PathElement Last;
    AccessPath Parent = AccessPath::Empty, Steps = AccessPath::Empty, Root = AccessPath::Empty;
    uint32_t Length = 0;
  };
  using Key = std::tuple<uint32_t, uint32_t, uint32_t, uint32_t>;
  static Key keyOf(AccessPath Base, const PathElement &Last);
  const Node &node(AccessPath Path) const { return Nodes[static_cast<uint32_t>(Path)]; }

  std::vector<Node> Nodes;
  llvm::DenseMap<Key, AccessPath> Index;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_ACCESSPATH_H
