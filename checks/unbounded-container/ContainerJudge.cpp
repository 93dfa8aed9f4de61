//===- ContainerJudge.cpp - whether growth is bounded ---------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unbounded-container/ContainerJudge.h"
#include "engine/program/Peers.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace floodgate {

using model::EntryKind;

ContainerJudge::ContainerJudge(const Analyses &Shared)
    : P(Shared.program()), FromTimers(P.reach([](const EntryPoint &E) { return E.Kind == EntryKind::Timer; },
                                              [](const Edge &E) { return !E.PeerPaced; })),
      Everything(Shared.get<Reachability>().fromAnywhere()) {
  for (EntryKind Kind :
       {EntryKind::Message, EntryKind::Http, EntryKind::Stream, EntryKind::Disconnect, EntryKind::Callback})
    for (bool Paced : {false, true})
      FromPeers.emplace(std::pair(Kind, Paced), P.reach([&](const EntryPoint &E) { return E.Kind == Kind; },
                                                        [&](const Edge &E) { return Paced || !E.PeerPaced; }));
  for (const Root &R : P.roots())
    if (isPeers(P.entryPoints()[R.Entry]))
      PeerRoots.insert(R.Function);
  for (const Removal &R : P.events<Removal>()) {
    // A removal counts for the container whoever holds it; only what was passed in is looked up in the callers.
    bool Named = R.Container.What == Place::Kind::Field || R.Container.What == Place::Kind::Global ||
                 R.Container.What == Place::Kind::Shared;
    for (const Place &Where : Named ? std::vector<Place>{R.Container} : P.resolve(R.Container, R.In))
      Removals[Where.Entity].push_back({&R, Where.Depth});
  }
}

bool ContainerJudge::isPresent(const Growth &Grown, const Place &Where, bool IsGiven) const {
  const Known Here(P, Grown);
  if (Here.isAsserted() || Here.hasKey(Where, Grown.Container.Text, Grown.KeyText))
    return true;
  // Callers that looked the key up under a name of their own are trusted to have meant it.
  return IsGiven && unreachedWithout(Grown, [&](const Call &C) { return Known(P, C).hasAnyKey(Where); });
}

bool ContainerJudge::isKnownElsewhere(const Growth &Grown, const Place &Where) const {
  return Known(P, Grown).hasKeyElsewhere(Where, Grown.KeyText);
}

bool ContainerJudge::isTested(const Growth &Grown, const Place &Where) const {
  const Known Here(P, Grown);
  return Here.isSizeTested(Where) || Here.isEmpty(Where) ||
         unreachedWithout(Grown, [&](const Call &C) { return Known(P, C).isSizeTested(Where); });
}

bool ContainerJudge::unreachedWithout(const Growth &Grown, function_ref<bool(const Call &)> Passes) const {
  // From the growth to whoever calls it: there are few, and most often a peer is near.
  DenseSet<uint32_t> Seen{Grown.In};
  SmallVector<uint32_t, 16> Work{Grown.In};
  while (!Work.empty()) {
    uint32_t Next = Work.pop_back_val();
    if (PeerRoots.contains(Next))
      return false;
    for (uint32_t Index : P.in(Next))
      if (const Edge &E = P.edges()[Index]; !Seen.contains(E.From) && !Passes(P.calls()[E.CallIndex])) {
        Seen.insert(E.From);
        Work.push_back(E.From);
      }
  }
  return true;
}

bool ContainerJudge::leads(uint32_t From, uint32_t To, bool PeerPaced) const {
  auto [It, New] = Leads.try_emplace({From, To, PeerPaced});
  if (New)
    It->second = P.leads(From, To, [&](const Edge &E) { return PeerPaced || !E.PeerPaced; });
  return It->second;
}

bool ContainerJudge::isLater(uint32_t From, uint32_t To) const {
  return !P.leads(From, To,
                  [](const Edge &E) { return E.How == model::Runs::Direct || E.How == model::Runs::Virtual; });
}

/// Whether \p Grown adds an element whatever the key.
static bool isCounted(const Growth &Grown) { return Grown.By != model::GrowsBy::Key; }

Bound ContainerJudge::weigh(const Growth &Grown, const Place &Where, const Removal &R) const {
  if (Grown.Duplicates && R.What == model::Removes::One)
    return Bound::OneOfMany;
  // A queue that answers or timers drain: how long it gets is a race.
  if (isCounted(Grown) && R.What == model::Removes::One && !R.Repeated && R.In != Grown.In && isLater(Grown.In, R.In))
    return Bound::OneByOne;
  if (R.What == model::Removes::Matching && R.KeyRecord != Symbol::None && Grown.KeyRecord != R.KeyRecord &&
      P.record(R.KeyRecord) && P.isLongLived(R.KeyRecord))
    return Bound::ForeignKey;
  // It asks for the presence of something of which the growth does not ask: what lacks it is never removed.
  return Known(P, R).needsMoreThan(Known(P, Grown), Where) ? Bound::Conditional : Bound::Sure;
}

Insufficient ContainerJudge::weighOther(const Growth &Grown, const Removal &R) const {
  Insufficient Result{&R, Bound::PeerChooses, {}};
  // Before the growth, for the sake of the growth: it replaces an element.
  if (R.In == Grown.In && R.What == model::Removes::One) {
    Result.Why = Bound::Replaces;
    return Result;
  }
  // What makes it run: an entry point of its own before one that only set it up.
  for (bool Late : {false, true})
    for (const auto &[Key, Reach] : FromPeers)
      if (Key.second == Late && Reach.contains(R.In) && (!Late || Result.By.empty()))
        Result.By.insert(Key.first);
  if (Result.By.empty() && !leads(Grown.In, R.In, /*PeerPaced=*/true))
    // A timer leads to it, and then waits for the peer; or nothing does.
    Result.Why = Everything.contains(R.In) ? Bound::PeerReads : Bound::Unreached;
  return Result;
}

bool ContainerJudge::isPeerDrained(const Growth &Grown, const Place &Where, const Candidate &R) const {
  return isCounted(Grown) && R.Depth == Where.Depth && R.Seen->In != Grown.In && R.Seen->What == model::Removes::One &&
         !leads(Grown.In, R.Seen->In, /*PeerPaced=*/false) && leads(Grown.In, R.Seen->In, /*PeerPaced=*/true);
}

Verdict ContainerJudge::judge(const Growth &Grown, const Place &Where) const {
  Verdict Result;
  if (Grown.Outlet)
    Result.What = Bound::PeerReads;
  auto It = Removals.find(Where.Entity);
  if (It == Removals.end())
    return Result;
  auto Add = [&](Insufficient R) {
    Result.What = std::min(Result.What, R.Why);
    Result.Removals.push_back(std::move(R));
  };
  auto IsTrim = [&](const Candidate &R) { return R.Depth <= Where.Depth && Known(P, *R.Seen).isSizeTested(Where); };
  if (any_of(It->second, IsTrim)) {
    Result.What = Bound::Sure;
    return Result;
  }
  // A queue that sending drains, one element a time: whatever else empties it, it is as long as the peer is slow.
  for (const Candidate &R : It->second)
    if (isPeerDrained(Grown, Where, R))
      Add({R.Seen, Bound::PeerReads, {}});
  if (!Result.Removals.empty())
    return Result;
  for (const Candidate &C : It->second) {
    if (C.Depth > Where.Depth)
      continue; // Takes from an element of it.
    const Removal &R = *C.Seen;
    // In the growing function itself: afterwards, or emptied each time before.
    bool Later = R.In == Grown.In ? R.Order > Grown.Order || (R.What == model::Removes::All && !R.Conditional)
                                  : leads(Grown.In, R.In, /*PeerPaced=*/false);
    bool OnTimer = FromTimers.contains(R.In) && R.In != Grown.In;
    if (!Later && !OnTimer) {
      Add(weighOther(Grown, R));
      continue;
    }
    Bound Why = weigh(Grown, Where, R);
    if (Why == Bound::Sure) {
      Result.What = Bound::Sure;
      return Result;
    }
    Add({&R, Why, {}});
  }
  llvm::stable_sort(Result.Removals, [](const Insufficient &A, const Insufficient &B) { return A.Why < B.Why; });
  return Result;
}

} // namespace floodgate
