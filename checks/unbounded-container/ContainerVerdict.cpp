//===- ContainerVerdict.cpp - whether growth is bounded -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "unbounded-container/ContainerVerdict.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

using model::EntryKind;

ContainerJudge::ContainerJudge(const Program &P)
    : P(P), FromTimers(P.reach([](const EntryPoint &E) { return E.Kind == EntryKind::Timer; },
                               [](const Edge &E) { return !E.PeerPaced; })),
      Everything(P.reach([](const EntryPoint &) { return true; }, [](const Edge &) { return true; })) {
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

/// Whether \p Growth adds an element whatever the key.
static bool isCounted(const Observation &Growth) {
  return static_cast<model::GrowsBy>(Growth.Detail & 3) != model::GrowsBy::Key;
}

static model::Removes removes(const Observation &Removal) { return static_cast<model::Removes>(Removal.Detail); }

Bound ContainerJudge::weigh(const Observation &Growth, uint32_t Grows, const Place &Where, const Removal &R) const {
  const Observation &O = *R.Seen;
  if ((Growth.Detail & container::Duplicates) && removes(O) == model::Removes::One)
    return Bound::OneOfMany;
  // A queue that answers or timers drain: how long it gets is a race.
  if (isCounted(Growth) && removes(O) == model::Removes::One && !O.Repeated && R.Function != Grows &&
      isLater(Grows, R.Function))
    return Bound::OneByOne;
  if (removes(O) == model::Removes::Matching && O.Key.Record != Symbol::None && Growth.Key.Record != O.Key.Record &&
      P.record(O.Key.Record) && P.isLongLived(O.Key.Record))
    return Bound::ForeignKey;
  // It asks for the presence of something of which the growth does not ask: what lacks it is never removed.
  bool Conditional = any_of(O.Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    return G.What == Guard::Kind::Present && G.Nested && G.Subject.Name != Symbol::None &&
           G.Subject.Entity != Where.Entity &&
           (G.Subject.What == Place::Kind::Field || G.Subject.What == Place::Kind::Result) &&
           none_of(Growth.Guards, [&](uint32_t Mine) { return P.guard(Mine).Subject.Name == G.Subject.Name; });
  });
  return Conditional ? Bound::Conditional : Bound::Sure;
}

Insufficient ContainerJudge::weighOther(uint32_t Grows, const Removal &R) const {
  Insufficient Result{R.Seen, Bound::PeerChooses, {}};
  // Before the growth, for the sake of the growth: it replaces an element.
  if (R.Function == Grows && removes(*R.Seen) == model::Removes::One) {
    Result.Why = Bound::Replaces;
    return Result;
  }
  // What makes it run: an entry point of its own before one that only set it up.
  for (bool Late : {false, true})
    for (const auto &[Key, Reach] : FromPeers)
      if (Key.second == Late && Reach.contains(R.Function) && (!Late || Result.By.empty()))
        Result.By.insert(Key.first);
  if (Result.By.empty() && !leads(Grows, R.Function, /*PeerPaced=*/true))
    // A timer leads to it, and then waits for the peer; or nothing does.
    Result.Why = Everything.contains(R.Function) ? Bound::PeerReads : Bound::Unreached;
  return Result;
}

Verdict ContainerJudge::judge(const Observation &Growth, uint32_t Grows, const Place &Where) const {
  Verdict Result;
  if (Growth.Detail & container::Outlet)
    Result.What = Bound::PeerReads;
  auto It = Removals.find(Where.Entity);
  if (It == Removals.end())
    return Result;
  auto Add = [&](Insufficient R) {
    Result.What = std::min(Result.What, R.Why);
    Result.Removals.push_back(std::move(R));
  };
  auto IsTrim = [&](const Removal &R) { return R.Depth <= Where.Depth && testsSize(R.Seen->Guards, Where); };
  if (any_of(It->second, IsTrim)) {
    Result.What = Bound::Sure;
    return Result;
  }
  // A queue that sending drains, one element a time: whatever else empties it, it is as long as the peer is slow.
  for (const Removal &R : It->second)
    if (isCounted(Growth) && R.Depth == Where.Depth && R.Function != Grows && removes(*R.Seen) == model::Removes::One &&
        !leads(Grows, R.Function, /*PeerPaced=*/false) && leads(Grows, R.Function, /*PeerPaced=*/true))
      Add({R.Seen, Bound::PeerReads, {}});
  if (!Result.Removals.empty())
    return Result;
  for (const Removal &R : It->second) {
    if (R.Depth > Where.Depth)
      continue; // Takes from an element of it.
    const Observation &O = *R.Seen;
    // In the growing function itself: afterwards, or emptied each time before.
    bool Later = R.Function == Grows ? O.Order > Growth.Order || (removes(O) == model::Removes::All && !O.Conditional)
                                     : leads(Grows, R.Function, /*PeerPaced=*/false);
    bool OnTimer = FromTimers.contains(R.Function) && R.Function != Grows;
    if (!Later && !OnTimer) {
      Add(weighOther(Grows, R));
      continue;
    }
    Bound Why = weigh(Growth, Grows, Where, R);
    if (Why == Bound::Sure) {
      Result.What = Bound::Sure;
      return Result;
    }
    Add({&O, Why, {}});
  }
  llvm::stable_sort(Result.Removals, [](const Insufficient &A, const Insufficient &B) { return A.Why < B.Why; });
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
                       P.text(P.record(V.decisive().front().Removal->Key.Record)->Name));
  case Bound::OneOfMany:
    return "each repetition adds an element, and a removal takes one of them only";
  case Bound::PeerReads:
    return "it is drained only as fast as the peer reads";
  case Bound::PeerChooses:
    if (all_of(V.decisive(), [](const Insufficient &R) { return R.By == std::set{EntryKind::Disconnect}; }))
      return "an element is removed only when the peer disconnects";
    return "an element is removed only when a peer asks for it";
  case Bound::Replaces:
    return "an element is removed only to make room for the next";
  case Bound::Unreached:
    return "no entry point leads to a removal, and nothing tests the size";
  default:
    return "nothing in the program removes an element or tests the size";
  }
}

std::string container::insufficiency(const Program &P, const Insufficient &R) {
  switch (R.Why) {
  case Bound::Conditional:
    return "this removal asks for something that the growth does not ask for";
  case Bound::OneByOne:
    return "this removal takes one element as an answer or a timer comes";
  case Bound::ForeignKey:
    return fmt::format("this removal is for an object of `{}`", P.text(P.record(R.Removal->Key.Record)->Name));
  case Bound::OneOfMany:
    return "this removal takes one of several equal elements";
  case Bound::PeerReads:
    return "this removal comes only as fast as the peer reads";
  case Bound::PeerChooses:
    return R.By == std::set{EntryKind::Disconnect} ? "this removal comes only when the peer disconnects"
                                                   : "this removal comes only when a peer asks for it";
  case Bound::Replaces:
    return "this removal only makes room for the next element";
  case Bound::Unreached:
    return "no entry point leads to this removal";
  default:
    return "this removal does not bound it";
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
