//===- AccessPath.cpp - where a value is found ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/facts/AccessPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;

namespace floodgate {

PathTable::Key PathTable::keyOf(AccessPath Base, const PathElement &Last) {
  // A call's number and an argument's are small; a name and a number never stand together.
  return {static_cast<uint32_t>(Base), static_cast<uint32_t>(Last.What),
          Last.Name != Symbol::None ? raw(Last.Name) : Last.Number, Last.Argument};
}

AccessPath PathTable::child(AccessPath Base, const PathElement &Last) {
  auto [It, New] = Index.try_emplace(keyOf(Base, Last), static_cast<AccessPath>(Nodes.size()));
  if (!New)
    return It->second;
  const AccessPath Result = It->second;
  Node &Added = Nodes.emplace_back();
  Added.Last = Last;
  Added.Parent = Base;
  Added.Length = node(Base).Length + 1;
  if (Last.isRoot()) {
    Added.Root = Result;
    return Result;
  }
  Added.Root = node(Base).Root;
  // Steps that have no root are their own.
  const AccessPath Steps = Added.Root == AccessPath::Empty ? Result : child(node(Base).Steps, Last);
  Nodes[static_cast<uint32_t>(Result)].Steps = Steps;
  return Result;
}

AccessPath PathTable::append(AccessPath Base, AccessPath Steps) {
  SmallVector<PathElement, 8> Elements;
  for (; Steps != AccessPath::Empty; Steps = parent(Steps))
    Elements.push_back(last(Steps));
  for (const PathElement &Each : reverse(Elements))
    Base = child(Base, Each);
  return Base;
}

const PathElement &PathTable::root(AccessPath Path) const { return node(node(Path).Root).Last; }

bool PathTable::isPrefix(AccessPath Whole, AccessPath Part) const {
  while (length(Part) > length(Whole))
    Part = parent(Part);
  return Part == Whole;
}

AccessPath PathTable::below(AccessPath Whole, AccessPath Part) {
  SmallVector<PathElement, 8> Elements;
  for (; Part != Whole && Part != AccessPath::Empty; Part = parent(Part))
    Elements.push_back(last(Part));
  AccessPath Result = AccessPath::Empty;
  for (const PathElement &Each : reverse(Elements))
    Result = child(Result, Each);
  return Result;
}

std::string PathTable::text(AccessPath Path, const SymbolTable &Symbols) const {
  std::string Result;
  for (Path = steps(Path); Path != AccessPath::Empty; Path = parent(Path))
    switch (last(Path).What) {
    case PathElement::Kind::Member:
      Result.insert(0, "." + Symbols.text(last(Path).Name));
      break;
    case PathElement::Kind::Element:
      Result.insert(0, "[]");
      break;
    case PathElement::Kind::Size:
      Result.insert(0, ".size()");
      break;
    case PathElement::Kind::Presence:
      Result.insert(0, ".has()");
      break;
    default:
      break;
    }
  return Result;
}

} // namespace floodgate
