//===- Known.cpp - what is known at a place -------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/Known.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace floodgate {

using Kind = Guard::Kind;

bool Known::isOf(const Guard &G, const Place &Container) const {
  return G.Subject.Entity == Container.Entity ||
         (G.Subject.Entity == Symbol::None && G.Subject.Text == Container.Text && Container.Text != Symbol::None);
}

bool Known::isSizeTested(const Place &Container) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    if (G.What == Kind::Size)
      return isOf(G, Container);
    auto Asked = G.What == Kind::Tested ? P.function(G.Subject.Entity) : std::nullopt;
    return Asked && any_of(P.functions()[*Asked].SizeTests,
                           [&](const Place &Tested) { return Tested.Entity == Container.Entity; });
  });
}

bool Known::isEmpty(const Place &Container) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    return G.What == Kind::Empty && isOf(G, Container);
  });
}

bool Known::isAnythingCompared() const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    return G.What == Kind::Size || G.What == Kind::Compared;
  });
}

bool Known::hasKey(const Place &Container, Symbol Text, Symbol Key) const {
  return Key != Symbol::None && any_of(Guards, [&](uint32_t Index) {
           const Guard &G = P.guard(Index);
           return G.What == Kind::Present && !G.Stale && G.Key == Key &&
                  (G.Subject.Entity == Container.Entity || G.Subject.Text == Text);
         });
}

bool Known::hasAnyKey(const Place &Container) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    return G.What == Kind::Present && G.Key != Symbol::None && G.Subject.Entity == Container.Entity;
  });
}

bool Known::hasKeyElsewhere(const Place &Container, Symbol Key) const {
  return Key != Symbol::None && any_of(Guards, [&](uint32_t Index) {
           const Guard &G = P.guard(Index);
           return G.What == Kind::Present && G.Key == Key && (G.Stale || G.Subject.Entity != Container.Entity) &&
                  (G.Subject.What == Place::Kind::Field || G.Subject.What == Place::Kind::Global);
         });
}

bool Known::isAsserted() const {
  return any_of(Guards, [&](uint32_t Index) { return P.guard(Index).What == Kind::Asserted; });
}

bool Known::isReady(const Place &Waited) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    if (G.What != Kind::Ready)
      return false;
    bool SameMember =
        G.Subject.What == Place::Kind::Field && G.Subject.Entity == Waited.Entity && G.Subject.Depth == Waited.Depth;
    return SameMember || (G.Subject.Text == Waited.Text && Waited.Text != Symbol::None);
  });
}

bool Known::isPresenceAsked(Symbol Text) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    bool Tells = G.What == Kind::Present || G.What == Kind::Absent || G.What == Kind::Compared;
    return Tells && !G.Stale && G.Subject.Text == Text;
  });
}

SmallVector<Symbol, 2> Known::locks() const {
  SmallVector<Symbol, 2> Result;
  for (uint32_t Index : Guards)
    if (const Guard &G = P.guard(Index); G.What == Kind::Locked && G.Subject.Entity != Symbol::None)
      Result.push_back(G.Subject.Entity);
  return Result;
}

bool Known::isAccepted() const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    return G.What == Kind::Found || G.What == Kind::Valid || G.What == Kind::Tested ||
           (G.What == Kind::Present && G.Key != Symbol::None);
  });
}

bool Known::needsMoreThan(const Known &Others, const Place &Container) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    return G.What == Kind::Present && G.Nested && G.Subject.Name != Symbol::None &&
           G.Subject.Entity != Container.Entity &&
           (G.Subject.What == Place::Kind::Field || G.Subject.What == Place::Kind::Result) &&
           none_of(Others.Guards, [&](uint32_t Other) { return P.guard(Other).Subject.Name == G.Subject.Name; });
  });
}

bool Known::isDepthCompared(const Function &F, uint32_t Nested) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    if (G.What != Kind::Compared)
      return false;
    bool Counted = false;
    for (const ValuePart &V : G.Values) {
      const PathElement &Root = P.paths().root(V.From);
      const bool IsParameter = Root.What == PathElement::Kind::Parameter;
      if (IsParameter && Root.Number == Nested)
        return false;
      const bool IsNumber = IsParameter && Root.Number < F.Parameters.size() && F.Parameters[Root.Number].IsNumber;
      Counted |= IsNumber || Root.What == PathElement::Kind::Held;
    }
    return Counted;
  });
}

bool Known::isCheckedBy(const Guard &G, const ValuePart &V, AccessPath Path, Check Needed, Examines Examined) const {
  PathTable &Paths = P.paths();
  if (Needed == Check::Membership)
    return G.What == Kind::Present && G.Key != Symbol::None && Paths.areRelated(V.From, Path);
  if (Needed == Check::Presence)
    return G.What == Kind::Present && (V.From == Path || V.From == Paths.presence(Path));
  if (Paths.endsWith(V.From, PathElement::Kind::Presence) || !Paths.areRelated(V.From, Path))
    return false;
  switch (G.What) {
  case Kind::Formed:
    return Needed == Check::Form;
  case Kind::Compared:
  case Kind::Size:
  case Kind::Empty:
    return true;
  case Kind::Present:
    return G.Key != Symbol::None;
  case Kind::Tested: {
    auto Asked = P.function(G.Subject.Entity);
    if (!Asked || V.Argument == ValuePart::Receiver)
      return true;
    AccessPath Rest = V.Sub;
    if (Paths.isPrefix(V.From, Path))
      Rest = Paths.append(Rest, Paths.below(V.From, Path));
    return Examined(*Asked, V.Argument, Rest);
  }
  default:
    return false;
  }
}

bool Known::isChecked(AccessPath Path, Check Needed, Examines Examined) const {
  return Needed != Check::Nothing && any_of(Guards, [&](uint32_t Index) {
           const Guard &G = P.guard(Index);
           return any_of(G.Values, [&](const ValuePart &V) { return isCheckedBy(G, V, Path, Needed, Examined); });
         });
}

} // namespace floodgate
