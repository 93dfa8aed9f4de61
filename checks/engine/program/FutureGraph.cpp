//===- FutureGraph.cpp - which futures may never complete -----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/FutureGraph.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <deque>

using namespace llvm;

namespace floodgate {

using Kind = FutureStep::Kind;

uint32_t FutureGraph::number(StringRef Name) {
  auto [It, New] = Numbers.try_emplace(Name, Names.size());
  if (New) {
    Names.push_back(Name.str());
    Out.emplace_back();
    In.emplace_back();
    Origins.push_back(nullptr);
  }
  return It->second;
}

std::optional<uint32_t> FutureGraph::find(StringRef Name) const {
  auto It = Numbers.find(Name);
  return It == Numbers.end() ? std::nullopt : std::optional(It->second);
}

void FutureGraph::connect(uint32_t From, uint32_t To, Join How) {
  Out[From].push_back({To, How});
  In[To].push_back({From, How});
}

FutureGraph::FutureGraph(const Inputs &Needed) : P(Needed.program()) {
  DenseSet<uint32_t> Handling; // Functions that have to do with futures: few.
  for (const FutureStep &Step : P.futures())
    if (auto Function = P.function(Step.By); Function && Handling.insert(*Function).second)
      for (uint32_t Index : P.out(*Function)) {
        const Edge &E = P.edges()[Index];
        const Call &C = P.calls()[E.CallIndex];
        std::vector<uint32_t> &All = Callees[{C.Caller, C.Where.Line, C.Where.Column}];
        if (!is_contained(All, E.To))
          All.push_back(E.To);
      }
  std::vector<std::pair<uint32_t, const FutureStep *>> Outside, Outgoing, Threads, Interfaces;
  for (const FutureStep &Step : P.futures()) {
    uint32_t To = Step.To == Symbol::None ? 0 : number(P.text(Step.To));
    switch (Step.What) {
    case Kind::Flows:
      connect(number(P.text(Step.From)), To, Join::Flows);
      break;
    case Kind::Gathers:
      connect(number(P.text(Step.From)), To, Join::Gathers);
      break;
    case Kind::Recovers:
      connect(number(P.text(Step.From)), To, Join::Recovers);
      break;
    case Kind::Awaited:
      (Step.Outgoing ? Outgoing : Outside).emplace_back(To, &Step);
      Origins[To] = &Step;
      break;
    case Kind::Combines:
      Origins[To] = &Step;
      break;
    case Kind::Gives:
      if (!Origins[To])
        Origins[To] = &Step;
      if (Step.Spawned)
        Threads.emplace_back(To, &Step);
      if (Step.Virtual && callees(Step).empty())
        Interfaces.emplace_back(To, &Step);
      break;
    default:
      if (Step.From != Symbol::None)
        number(P.text(Step.From));
    }
  }
  connectCalls();
  findEnds();
  Arrivals.resize(Names.size());
  spread(PendingOn::Outside, Outside);
  spread(PendingOn::Others, gathered());
  spread(PendingOn::Outgoing, Outgoing);
  spread(PendingOn::Thread, Threads);
  spread(PendingOn::Interface, Interfaces);
}

ArrayRef<uint32_t> FutureGraph::callees(const FutureStep &Step) const {
  auto It = Callees.find({Step.By, Step.Where.Line, Step.Where.Column});
  return It == Callees.end() ? ArrayRef<uint32_t>() : ArrayRef(It->second);
}

void FutureGraph::connectCalls() {
  for (const FutureStep &Step : P.futures())
    for (uint32_t Target :
         Step.What == Kind::Gives || Step.What == Kind::Passed ? callees(Step) : ArrayRef<uint32_t>()) {
      const std::string &Callee = P.text(P.functions()[Target].Usr);
      if (Step.What == Kind::Passed) {
        if (auto Parameter = find(Callee + "#" + std::to_string(Step.Index)))
          connect(number(P.text(Step.From)), *Parameter, Join::Argument);
      } else if (auto Answer = find(Callee + "#r")) {
        connect(*Answer, number(P.text(Step.To)), Join::Return);
        Returns[*Answer] = Target;
      }
    }
}

BitVector FutureGraph::backwards(ArrayRef<uint32_t> From, bool IntoCallees) const {
  BitVector Seen(Names.size());
  SmallVector<uint32_t, 32> Work(From);
  for (uint32_t Node : From)
    Seen.set(Node);
  while (!Work.empty())
    for (const Link &L : In[Work.pop_back_val()])
      if ((L.How != Join::Return || IntoCallees) && !Seen.test(L.To)) {
        Seen.set(L.To);
        Work.push_back(L.To);
      }
  return Seen;
}

void FutureGraph::findEnds() {
  // What runs because a timer fired, and not because somebody answered.
  Program::Reach OnTimer = P.reach([](const EntryPoint &E) { return E.Kind == model::EntryKind::Timer; },
                                   [](const Edge &E) { return !E.PeerPaced && E.How != model::Runs::Inline; });
  SmallVector<uint32_t, 32> Seeds;
  for (const FutureStep &Step : P.futures()) {
    auto Function = P.function(Step.By);
    if (Step.What == Kind::Ends || (Step.What == Kind::Cancels && Function && OnTimer.contains(*Function)))
      Seeds.push_back(number(P.text(Step.From)));
  }
  Ended = backwards(Seeds, /*IntoCallees=*/false);
  MayEnd = backwards(Seeds, /*IntoCallees=*/true);
}

void FutureGraph::spread(PendingOn Why, ArrayRef<std::pair<uint32_t, const FutureStep *>> Sources) {
  std::deque<uint32_t> Work;
  for (const auto &[Node, Step] : Sources)
    if (!Ended.test(Node) && Arrivals[Node].Why == PendingOn::Nobody) {
      Arrivals[Node] = {Why, Step, -1};
      Work.push_back(Node);
    }
  while (!Work.empty()) {
    uint32_t From = Work.front();
    Work.pop_front();
    for (const Link &L : Out[From])
      if (!Ended.test(L.To) && Arrivals[L.To].Why == PendingOn::Nobody) {
        Arrivals[L.To] = {Why, Arrivals[From].Source, From};
        Work.push_back(L.To);
      }
  }
}

std::vector<std::pair<uint32_t, const FutureStep *>> FutureGraph::gathered() const {
  // Futures of others who may be gone before they answer, unless that is seen to.
  BitVector Abandoned(Names.size());
  std::vector<const FutureStep *> From(Names.size());
  SmallVector<uint32_t, 32> Work;
  for (const FutureStep &Step : P.futures())
    if (Step.What == Kind::Gives &&
        ((Step.Elsewhere && Step.Dynamic) || Step.Slot || (Step.Virtual && Step.Dynamic && callees(Step).empty()))) {
      auto Node = find(P.text(Step.To));
      if (Node && !Abandoned.test(*Node) && !Ended.test(*Node)) {
        Abandoned.set(*Node);
        From[*Node] = &Step;
        Work.push_back(*Node);
      }
    }
  std::vector<std::pair<uint32_t, const FutureStep *>> Result;
  while (!Work.empty()) {
    uint32_t Node = Work.pop_back_val();
    for (const Link &L : Out[Node]) {
      if (L.How == Join::Recovers || Ended.test(L.To))
        continue;
      if (L.How == Join::Gathers) {
        Result.emplace_back(L.To, From[Node]);
        continue;
      }
      if (Abandoned.test(L.To))
        continue;
      Abandoned.set(L.To);
      From[L.To] = From[Node];
      Work.push_back(L.To);
    }
  }
  llvm::sort(Result, [&](const auto &A, const auto &B) {
    return std::tie(Names[A.first], P.text(A.second->To)) < std::tie(Names[B.first], P.text(B.second->To));
  });
  return Result;
}

bool FutureGraph::isReturned(uint32_t Start, uint32_t Function) const {
  const std::string &Usr = P.text(P.functions()[Function].Usr);
  DenseSet<uint32_t> Seen{Start};
  SmallVector<uint32_t, 8> Work{Start};
  while (!Work.empty()) {
    uint32_t Node = Work.pop_back_val();
    if (Names[Node] == Usr + "#r")
      return true;
    for (const Link &L : Out[Node])
      if (L.How != Join::Return && L.How != Join::Argument && StringRef(Names[L.To]).starts_with(Usr) &&
          Seen.insert(L.To).second)
        Work.push_back(L.To);
  }
  return false;
}

FutureGraph::Wait FutureGraph::wait(uint32_t Node, uint32_t Function) const {
  Wait Result;
  Result.Why = Arrivals[Node].Why;
  Result.Source = Arrivals[Node].Source;
  Result.Function = Function;
  const std::string &Usr = P.text(P.functions()[Function].Usr);
  for (int64_t At = Node; At >= 0; At = Arrivals[At].Parent) {
    StringRef Name = Names[At];
    if (Name.starts_with(Usr + "!") && Origins[At])
      Result.Head = Origins[At];
    else if (Name.starts_with(Usr + "#") && !Name.ends_with("#r"))
      Result.Head = nullptr;
    if (Origins[At] && Origins[At]->What == Kind::Combines && !Result.Gather)
      Result.Gather = Origins[At];
    if (auto It = Returns.find(At); It != Returns.end())
      Result.Through.push_back(It->second);
  }
  std::reverse(Result.Through.begin(), Result.Through.end());
  return Result;
}

std::vector<FutureGraph::Wait> FutureGraph::continuations() const {
  std::vector<Wait> Result;
  for (const FutureStep &Step : P.futures()) {
    auto Function = P.function(Step.By);
    if (Step.What != Kind::Continues || !Function)
      continue;
    auto Continued = find(P.text(Step.From));
    if (!Continued)
      continue;
    uint32_t Node = *Continued;
    auto After = find(P.text(Step.To));
    if (Arrivals[Node].Why == PendingOn::Nobody || MayEnd.test(Node) || (After && MayEnd.test(*After)))
      continue;
    Wait Found = wait(Node, *Function);
    Found.Continuation = &Step;
    Found.Returned = isReturned(Node, *Function) || (After && isReturned(*After, *Function));
    Result.push_back(std::move(Found));
  }
  return Result;
}

std::optional<FutureGraph::Wait> FutureGraph::answer(uint32_t Function) const {
  auto Node = find(P.text(P.functions()[Function].Usr) + "#r");
  if (!Node || Arrivals[*Node].Why == PendingOn::Nobody)
    return std::nullopt;
  return wait(*Node, Function);
}

} // namespace floodgate
