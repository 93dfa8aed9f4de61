//===- ContainerVerdict.cpp - whether growth is bounded -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "ContainerVerdict.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

using model::EntryKind;

ContainerJudge::ContainerJudge(const Program &P)
    : P(P), FromTimers(P.reach([](const EntryPoint &E) { return E.Kind == EntryKind::Timer; },
                               [](const Edge &E) { return !E.PeerPaced; })) {
  for (EntryKind Kind :
       {EntryKind::Message, EntryKind::Http, EntryKind::Stream, EntryKind::Disconnect, EntryKind::Callback})
    for (bool Paced : {false, true})
      FromPeers.emplace(std::pair(Kind, Paced), P.reach([&](const EntryPoint &E) { return E.Kind == Kind; },
                                                        [&](const Edge &E) { return Paced || !E.PeerPaced; }));
  for (const Root &R : P.roots())
    if (P.entryPoints()[R.Entry].Kind != EntryKind::Timer)
      PeerRoots.insert(R.Function);
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != container::Name || P.text(O.Kind) != container::Shrink)
      continue;
    auto Function = P.function(O.Function);
    if (!Function)
      continue;
    // A removal counts for the container whoever holds it; only what was passed in is looked up in the callers.
    bool Named = O.Subject.What == Place::Kind::Field || O.Subject.What == Place::Kind::Global ||
                 O.Subject.What == Place::Kind::Shared;
    std::vector<Place> Places = Named ? std::vector<Place>{O.Subject} : P.resolve(O.Subject, *Function);
    for (const Place &Where : Places)
      Removals[Where.Entity].push_back({&O, *Function, Where.Depth});
  }
  for (uint32_t I = 0; I < P.calls().size(); ++I)
    for (uint32_t Index : P.calls()[I].Guards)
      noteTest(P.guard(Index), I);
}

void ContainerJudge::noteTest(const Guard &G, uint32_t Call) {
  if (G.What == Guard::Kind::Present && G.Key != Symbol::None)
    LookedUp[G.Subject.Entity].insert(Call);
  if (G.What == Guard::Kind::Size)
    (G.Subject.Entity != Symbol::None ? Sized[G.Subject.Entity] : SizedByText[G.Subject.Text]).insert(Call);
  if (G.What == Guard::Kind::Tested)
    if (auto Asked = P.function(G.Subject.Entity))
      for (const Place &Tested : P.functions()[*Asked].SizeTests)
        Sized[Tested.Entity].insert(Call);
}

bool ContainerJudge::testsSize(ArrayRef<uint32_t> Guards, const Place &Where, bool OrEmpty) const {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    if (G.What == Guard::Kind::Size || (OrEmpty && G.What == Guard::Kind::Empty))
      return G.Subject.Entity == Where.Entity ||
             (G.Subject.Entity == Symbol::None && G.Subject.Text == Where.Text && Where.Text != Symbol::None);
    if (G.What == Guard::Kind::Tested)
      if (auto Asked = P.function(G.Subject.Entity))
        return any_of(P.functions()[*Asked].SizeTests,
                      [&](const Place &Tested) { return Tested.Entity == Where.Entity; });
    return false;
  });
}

bool ContainerJudge::isPresent(const Observation &Growth, const Place &Where) const {
  if (any_of(Growth.Guards, [&](uint32_t Index) { return P.guard(Index).What == Guard::Kind::Asserted; }))
    return true;
  // Callers that looked the key up under a name of their own are believed.
  if (Growth.Key.What == Origin::Kind::Parameters)
    if (auto It = LookedUp.find(Where.Entity);
        It != LookedUp.end() && unreachedWithout(Growth, [&](uint32_t Call) { return It->second.contains(Call); }))
      return true;
  return Growth.KeyText != Symbol::None && any_of(Growth.Guards, [&](uint32_t Index) {
           const Guard &G = P.guard(Index);
           return G.What == Guard::Kind::Present && !G.Stale && G.Key == Growth.KeyText &&
                  (G.Subject.Entity == Where.Entity || G.Subject.Text == Growth.Subject.Text);
         });
}

bool ContainerJudge::isKnownElsewhere(const Observation &Growth, const Place &Where) const {
  return Growth.KeyText != Symbol::None && any_of(Growth.Guards, [&](uint32_t Index) {
           const Guard &G = P.guard(Index);
           return G.What == Guard::Kind::Present && G.Key == Growth.KeyText &&
                  (G.Stale || G.Subject.Entity != Where.Entity) &&
                  (G.Subject.What == Place::Kind::Field || G.Subject.What == Place::Kind::Global);
         });
}

bool ContainerJudge::isTested(const Observation &Growth, const Place &Where) const {
  if (testsSize(Growth.Guards, Where, /*OrEmpty=*/true))
    return true;
  auto Named = Sized.find(Where.Entity),
       Written = Where.Text == Symbol::None ? SizedByText.end() : SizedByText.find(Where.Text);
  if (Named == Sized.end() && Written == SizedByText.end())
    return false;
  return unreachedWithout(Growth, [&](uint32_t Call) {
    return (Named != Sized.end() && Named->second.contains(Call)) ||
           (Written != SizedByText.end() && Written->second.contains(Call));
  });
}

bool ContainerJudge::unreachedWithout(const Observation &Growth, function_ref<bool(uint32_t)> Passes) const {
  auto Function = P.function(Growth.Function);
  if (!Function)
    return false;
  // From the growth to whoever calls it: there are few, and most often a peer is near.
  DenseSet<uint32_t> Seen{*Function};
  SmallVector<uint32_t, 16> Work{*Function};
  while (!Work.empty()) {
    uint32_t Next = Work.pop_back_val();
    if (PeerRoots.contains(Next))
      return false;
    for (uint32_t Index : P.in(Next))
      if (const Edge &E = P.edges()[Index]; !Passes(E.CallIndex) && Seen.insert(E.From).second)
        Work.push_back(E.From);
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

Verdict ContainerJudge::judge(const Observation &Growth, const Place &Where) const {
  Verdict Result;
  if (Growth.Detail & container::Outlet)
    Result.What = Bound::PeerReads;
  auto It = Removals.find(Where.Entity);
  if (It == Removals.end())
    return Result;
  uint32_t Grows = *P.function(Growth.Function);
  auto IsTrim = [&](const Removal &R) { return R.Depth <= Where.Depth && testsSize(R.Seen->Guards, Where); };
  if (any_of(It->second, IsTrim)) {
    Result.What = Bound::Sure;
    return Result;
  }
  // A queue that sending drains, one element a time: whatever else empties it, it is as long as the peer is slow.
  bool Counted = static_cast<model::GrowsBy>(Growth.Detail & 3) != model::GrowsBy::Key;
  for (const Removal &R : It->second)
    if (Counted && R.Depth == Where.Depth && R.Function != Grows &&
        static_cast<model::Removes>(R.Seen->Detail) == model::Removes::One &&
        !leads(Grows, R.Function, /*PeerPaced=*/false) && leads(Grows, R.Function, /*PeerPaced=*/true))
      Result.Removals.push_back(R.Seen);
  if (!Result.Removals.empty()) {
    Result.What = Bound::PeerReads;
    return Result;
  }
  auto Worst = [&](Bound B) {
    // Of several reasons the mildest is told: it is the nearest to a bound.
    if (B < Result.What)
      Result.What = B;
  };
  for (const Removal &R : It->second) {
    if (R.Depth > Where.Depth)
      continue; // Takes from an element of it.
    const Observation &O = *R.Seen;
    auto What = static_cast<model::Removes>(O.Detail);
    // In the growing function itself: afterwards, or emptied each time before.
    bool Later = R.Function == Grows ? O.Order > Growth.Order || (What == model::Removes::All && !O.Conditional)
                                     : leads(Grows, R.Function, /*PeerPaced=*/false);
    bool OnTimer = FromTimers.contains(R.Function) && R.Function != Grows;
    if (Later || OnTimer) {
      if ((Growth.Detail & container::Duplicates) && What == model::Removes::One) {
        Worst(Bound::OneOfMany);
        Result.Removals.push_back(&O);
        continue;
      }
      // A queue that answers or timers drain: how long it gets is a race.
      if (Counted && What == model::Removes::One && !O.Repeated && R.Function != Grows && isLater(Grows, R.Function)) {
        Worst(Bound::OneByOne);
        Result.Removals.push_back(&O);
        continue;
      }
      bool Foreign = What == model::Removes::Matching && O.Key.Record != Symbol::None &&
                     Growth.Key.Record != O.Key.Record && P.record(O.Key.Record) && P.isLongLived(O.Key.Record);
      if (Foreign) {
        Worst(Bound::ForeignKey);
        Result.Removals.push_back(&O);
        continue;
      }
      // It asks for the presence of something of which the growth does not ask: what lacks it is never removed.
      bool Conditional = any_of(O.Guards, [&](uint32_t Index) {
        const Guard &G = P.guard(Index);
        return G.What == Guard::Kind::Present && G.Nested && G.Subject.Name != Symbol::None &&
               G.Subject.Entity != Where.Entity &&
               (G.Subject.What == Place::Kind::Field || G.Subject.What == Place::Kind::Result) &&
               none_of(Growth.Guards, [&](uint32_t Mine) { return P.guard(Mine).Subject.Name == G.Subject.Name; });
      });
      if (Conditional) {
        Worst(Bound::Conditional);
        Result.Removals.push_back(&O);
        continue;
      }
      Result.What = Bound::Sure;
      return Result;
    }
    // Before the growth, for the sake of the growth: it replaces an element.
    if (R.Function == Grows && What == model::Removes::One)
      continue;
    bool Paced = leads(Grows, R.Function, /*PeerPaced=*/true);
    // What makes it run: an entry point of its own before one that only set it up.
    std::set<EntryKind> Kinds;
    for (bool Late : {false, true})
      for (const auto &[Key, Reach] : FromPeers)
        if (Key.second == Late && Reach.contains(R.Function) && (!Late || Kinds.empty()))
          Kinds.insert(Key.first);
    Result.By.insert(Kinds.begin(), Kinds.end());
    bool Reached = !Kinds.empty();
    if (Paced || Reached)
      Worst(Bound::PeerChooses);
    if (Paced || Reached)
      Result.Removals.push_back(&O);
  }
  return Result;
}

//===-- In words ----------------------------------------------------------===//

std::string container::control(const Program &P, const Observation &Growth) {
  const std::string &Key = P.text(Growth.KeyText);
  switch (static_cast<model::GrowsBy>(Growth.Detail & 3)) {
  case model::GrowsBy::Key:
    return Key.empty() ? "the keys" : fmt::format("the key `{}`", Key);
  case model::GrowsBy::Size:
    return Key.empty() ? "the size" : fmt::format("the size of `{}`", Key);
  case model::GrowsBy::Count:
    break;
  }
  return "the number of elements";
}

std::string container::missing(const Program &P, const Verdict &V) {
  switch (V.What) {
  case Bound::Conditional:
    return "an element is removed only under a condition that the growth does not ask for";
  case Bound::OneByOne:
    return "one element is removed as an answer or a timer comes, and a peer may be faster";
  case Bound::ForeignKey:
    return fmt::format("it is removed only for an object of `{}`, which need not exist for every element",
                       P.text(P.record(V.Removals.front()->Key.Record)->Name));
  case Bound::OneOfMany:
    return "each repetition adds an element, and a removal takes one of them only";
  case Bound::PeerReads:
    return "it is drained only as fast as the peer reads";
  case Bound::PeerChooses:
    if (V.By == std::set{model::EntryKind::Disconnect})
      return "an element is removed only when the peer disconnects";
    return "an element is removed only when a peer asks for it";
  default:
    return "nothing in the program removes an element or tests the size";
  }
}

std::string container::remedy(const Verdict &V) {
  switch (V.What) {
  case Bound::PeerReads:
    return "stop producing, or close the connection, when more than a maximum is waiting";
  case Bound::OneOfMany:
    return "remove all equal elements, or add only what is not there yet";
  case Bound::OneByOne:
    return "refuse when more than a maximum is waiting";
  case Bound::Conditional:
  case Bound::ForeignKey:
    return "remove the element on every path that ends the life of what it stands for, or refuse beyond a maximum";
  default:
    return "refuse or evict beyond a maximum before it grows, use a bounded type, or remove what has become old";
  }
}

} // namespace floodgate
