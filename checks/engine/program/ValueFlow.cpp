//===- ValueFlow.cpp - how a peer's values come to a place ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/ValueFlow.h"
#include "engine/program/Peers.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace floodgate {

/// A search that has seen so many states will not find a way that a reader could follow.
static constexpr size_t MostStates = 4000;
/// Nor is a way of interest on which a path has become longer than this: what is nested in itself goes on for ever.
static constexpr size_t LongestPath = 100;
/// How deep calls are followed for what they return, or look at.
static constexpr unsigned DeepestCall = 8;

std::optional<std::pair<AccessPath, Derivation>> ValueFlow::select(AccessPath Rest, AccessPath Sub, AccessPath From,
                                                                   Derivation Like) const {
  if (!Paths.isPrefix(Sub, Rest))
    return std::nullopt;
  Rest = Paths.below(Sub, Rest);
  if (Like == Derivation::Exact)
    return std::pair(Paths.append(From, Rest), Derivation::Exact);
  return std::pair(From, Rest == AccessPath::Empty ? Like : Derivation::Approximate);
}

/// Whether \p Root is something that a call gives.
static bool isOfCall(const PathElement &Root) {
  return Root.What == PathElement::Kind::Result || Root.What == PathElement::Kind::Output;
}

/// The argument in which it gives it; none where it returns it.
static std::optional<uint32_t> argumentOf(const PathElement &Root) {
  return Root.What == PathElement::Kind::Output ? std::optional(Root.Argument) : std::nullopt;
}

ValueFlow::ValueFlow(const Inputs &Needed, std::vector<std::string> Trusted)
    : P(Needed.program()), Trusted(std::move(Trusted)), Peers(Needed.get<Reachability>().fromPeers()),
      Paths(P.paths()) {
  RootOf.assign(P.functions().size(), -1);
  for (uint32_t I = 0; I < P.roots().size(); ++I) {
    const EntryPoint &E = P.entryPoints()[P.roots()[I].Entry];
    if (floodgate::isPeers(E) && E.PeerControlsParameters && RootOf[P.roots()[I].Function] < 0)
      RootOf[P.roots()[I].Function] = I;
  }
  for (uint32_t I = 0; I < P.stores().size(); ++I) {
    if (const PathElement &To = Paths.root(P.stores()[I].To); To.What == PathElement::Kind::Held)
      StoresByRoot[raw(To.Name)].push_back(I);
    else if (auto Function = P.function(P.stores()[I].Function))
      StoresByFunction[*Function].push_back(I);
  }
}

//===-- What functions return and look at ---------------------------------===//

ArrayRef<ValueFlow::IdAndEdge> ValueFlow::edges(uint32_t Function, uint32_t Id) const {
  auto [It, New] = EdgesById.try_emplace(Function);
  std::vector<IdAndEdge> &All = It->second;
  if (New) {
    for (uint32_t Index : P.out(Function))
      if (uint32_t Named = P.calls()[P.edges()[Index].CallIndex].Id)
        All.emplace_back(Named, Index);
    llvm::sort(All);
  }
  auto First = llvm::lower_bound(All, IdAndEdge(Id, 0)), Last = llvm::lower_bound(All, IdAndEdge(Id + 1, 0));
  return ArrayRef(All).slice(First - All.begin(), Last - First);
}

std::vector<ValueFlow::Part> ValueFlow::outcome(uint32_t Function, uint32_t Id, std::optional<uint32_t> Out,
                                                bool Checked, unsigned Depth) const {
  std::vector<Part> Result;
  if (Depth == 0)
    return Result;
  auto Add = [&](Part Found) {
    if (Result.size() < 12 && !is_contained(Result, Found))
      Result.push_back(Found);
  };
  for (auto [Unused, Index] : edges(Function, Id)) {
    const Edge &E = P.edges()[Index];
    const Call &C = P.calls()[E.CallIndex];
    for (const Part &Returned : summary(E.To, Out, Checked, Depth - 1)) {
      const PathElement Root = Paths.root(Returned.From);
      if (Root.What != PathElement::Kind::Parameter) {
        Add(Returned);
        continue;
      }
      const AccessPath Rest = Paths.steps(Returned.From);
      // What a function gives back after it has examined it was checked there.
      if (!Checked && examines(E.To, Root.Number, Rest))
        continue;
      for (const ValuePart &Given : C.Values)
        if (Given.Argument == Root.Number)
          if (auto Selected = select(Rest, Given.Sub, Given.From, Given.Like))
            Add({Returned.Sub, Selected->first, std::max(Selected->second, Returned.Like)});
    }
  }
  return Result;
}

const std::vector<ValueFlow::Part> &ValueFlow::summary(uint32_t Function, std::optional<uint32_t> Out, bool Checked,
                                                       unsigned Depth) const {
  static const std::vector<Part> None;
  const SummaryKey Key(Function, Out.value_or(~0u), Checked);
  if (auto It = Summaries.find(Key); It != Summaries.end())
    return It->second;
  if (Depth == 0 || !Computing.insert(Key).second)
    return None;
  std::vector<Part> Result;
  auto Add = [&](AccessPath Sub, AccessPath From, Derivation Like) {
    const PathElement Root = Paths.root(From);
    if (!isOfCall(Root)) {
      Result.push_back({Sub, From, Like});
      return;
    }
    for (const Part &Inner : outcome(Function, Root.Number, argumentOf(Root), Checked, Depth)) {
      if (auto Selected = select(Paths.steps(From), Inner.Sub, Inner.From, Inner.Like);
          Selected && !isOfCall(Paths.root(Selected->first)))
        Result.push_back({Sub, Selected->first, std::max(Selected->second, Like)});
    }
  };
  if (!Out) {
    for (const ValuePart &V : P.functions()[Function].Results)
      Add(V.Sub, V.From, V.Like);
  } else if (auto It = StoresByFunction.find(Function); It != StoresByFunction.end()) {
    for (uint32_t Index : It->second) {
      const Store &W = P.stores()[Index];
      if (const PathElement &To = Paths.root(W.To); To.What == PathElement::Kind::Parameter && To.Number == *Out)
        Add(Paths.append(Paths.steps(W.To), W.Value.Sub), W.Value.From, W.Value.Like);
    }
  }
  llvm::sort(Result);
  Result.erase(llvm::unique(Result), Result.end());
  Computing.erase(Key);
  return Summaries[Key] = std::move(Result);
}

bool ValueFlow::examines(uint32_t Function, uint32_t Argument, AccessPath Rest) const {
  auto [It, New] = Examined.try_emplace({Function, Argument, Rest}, false);
  if (New)
    It->second = findExamined(Function, Argument, Rest);
  return It->second;
}

bool ValueFlow::findExamined(uint32_t Function, uint32_t Argument, AccessPath Rest) const {
  // What is handed on, and to whom: breadth first, so that each is looked at once, however many ways lead there.
  using State = std::tuple<uint32_t, uint32_t, AccessPath>;
  std::set<State> Seen{{Function, Argument, Rest}};
  std::vector<State> Work{*Seen.begin()}, Next;
  auto IsOf = [&](AccessPath Path, uint32_t Parameter) {
    const PathElement &Root = Paths.root(Path);
    return Root.What == PathElement::Kind::Parameter && Root.Number == Parameter;
  };
  for (unsigned Depth = 0; Depth <= DeepestCall && !Work.empty(); ++Depth, Work = std::move(Next), Next = {})
    for (const auto &[In, Position, Part] : Work) {
      const floodgate::Function &F = P.functions()[In];
      // A function that is not seen is assumed to check.
      if (!F.HasBody)
        return true;
      for (AccessPath Test : F.Tests)
        if (IsOf(Test, Position) && !Paths.endsWith(Test, PathElement::Kind::Presence) &&
            Paths.areRelated(Paths.steps(Test), Part))
          return true;
      for (uint32_t Index : P.out(In)) {
        const Edge &E = P.edges()[Index];
        for (const ValuePart &Given : P.calls()[E.CallIndex].Values) {
          const AccessPath From = Paths.steps(Given.From);
          if (!IsOf(Given.From, Position) || !Paths.areRelated(From, Part) || E.To == In ||
              Given.Argument == ValuePart::Receiver)
            continue;
          AccessPath Inner = Given.Sub;
          if (Paths.isPrefix(From, Part))
            Inner = Paths.append(Inner, Paths.below(From, Part));
          if (Paths.length(Inner) > LongestPath || Seen.size() >= MostStates)
            continue;
          if (auto [It, New] = Seen.emplace(E.To, Given.Argument, Inner); New)
            Next.push_back(*It);
        }
      }
    }
  return false;
}

//===-- The search --------------------------------------------------------===//

struct ValueFlow::Search {
  Check Needed;
  bool ThroughState = true; ///< Whether what was kept counts.
  std::vector<State> States;
  std::set<std::tuple<uint32_t, AccessPath, Derivation>> Seen;
  std::vector<std::pair<uint32_t, Location>> NotExaminedBy;
};

bool ValueFlow::isChecked(Search &S, ArrayRef<uint32_t> Guards, AccessPath Path, const Location &Where) const {
  return Known(P, Guards).isChecked(Path, S.Needed, [&](uint32_t Asked, uint32_t Argument, AccessPath Rest) {
    if (is_contained(Trusted, P.text(P.functions()[Asked].Name)) || examines(Asked, Argument, Rest))
      return true;
    S.NotExaminedBy.emplace_back(Asked, Where);
    return false;
  });
}

void ValueFlow::push(Search &S, size_t Parent, uint32_t Function, const Part &Composed, ArrayRef<uint32_t> Guards,
                     const Location &Where, std::string Message, StringRef Edge, bool Kept) const {
  if ((Kept && !S.ThroughState) || S.States.size() >= MostStates || Paths.length(Composed.From) > LongestPath ||
      !S.Seen.emplace(Function, Composed.From, Composed.Like).second || isChecked(S, Guards, Composed.From, Where))
    return;
  State Next;
  Next.Function = Function;
  Next.Path = Composed.From;
  Next.Like = Composed.Like;
  Next.Kept = Kept || S.States[Parent].Kept;
  Next.Parent = static_cast<int64_t>(Parent);
  Next.By = {Where, Function, std::move(Message), Edge.str()};
  S.States.push_back(std::move(Next));
}

void ValueFlow::expandParameter(Search &S, size_t Index) const {
  const State Now = S.States[Index];
  const uint32_t Number = Paths.root(Now.Path).Number;
  for (uint32_t Incoming : P.in(Now.Function)) {
    const Edge &E = P.edges()[Incoming];
    const Call &C = P.calls()[E.CallIndex];
    for (const ValuePart &Given : C.Values)
      if (Given.Argument == Number)
        if (auto Selected = select(Paths.steps(Now.Path), Given.Sub, Given.From, Given.Like))
          push(S, Index, E.From, {AccessPath::Empty, Selected->first, std::max(Selected->second, Now.Like)}, C.Guards,
               C.Where, "hands it to `" + P.text(P.functions()[Now.Function].Name) + "`", edgeName(E.How), false);
  }
}

void ValueFlow::expandResult(Search &S, size_t Index) const {
  const State Now = S.States[Index];
  const PathElement Root = Paths.root(Now.Path);
  for (const Part &Returned :
       outcome(Now.Function, Root.Number, argumentOf(Root), S.Needed == Check::Nothing, DeepestCall))
    if (auto Selected = select(Paths.steps(Now.Path), Returned.Sub, Returned.From, Returned.Like))
      push(S, Index, Now.Function, {AccessPath::Empty, Selected->first, std::max(Selected->second, Now.Like)}, {},
           P.functions()[Now.Function].Where, "", "", false);
}

void ValueFlow::expandHeld(Search &S, size_t Index) const {
  const State Now = S.States[Index];
  auto It = StoresByRoot.find(raw(Paths.root(Now.Path).Name));
  if (It == StoresByRoot.end())
    return;
  for (uint32_t Number : It->second) {
    const Store &W = P.stores()[Number];
    auto By = P.function(W.Function);
    // What the program has kept is one of those that it has; what an object is made of is as new as the object.
    if (!By || (S.Needed == Check::Membership && !P.functions()[*By].IsConstructor))
      continue;
    const AccessPath Sub = Paths.append(Paths.steps(W.To), W.Value.Sub);
    if (auto Selected = select(Paths.steps(Now.Path), Sub, W.Value.From, W.Value.Like))
      // A buffer that is filled from outside is no state: what is in it has just come.
      push(S, Index, *By, {AccessPath::Empty, Selected->first, std::max(Selected->second, Now.Like)}, W.Guards, W.Where,
           "keeps it", "", Paths.root(W.Value.From).What != PathElement::Kind::Peer);
  }
}

void ValueFlow::expand(Search &S, size_t Index) const {
  switch (Paths.root(S.States[Index].Path).What) {
  case PathElement::Kind::Parameter:
    return expandParameter(S, Index);
  case PathElement::Kind::Result:
  case PathElement::Kind::Output:
    return expandResult(S, Index);
  case PathElement::Kind::Held:
    return expandHeld(S, Index);
  default:
    return;
  }
}

bool ValueFlow::isPeers(uint32_t Function, uint32_t Parameter) const {
  return RootOf[Function] >= 0 &&
         floodgate::isPeers(P.entryPoints()[P.roots()[RootOf[Function]].Entry], P.functions()[Function], Parameter);
}

Arrival ValueFlow::arrival(Search &S, size_t Index) const {
  const State &Last = S.States[Index];
  Arrival Result;
  Result.Root = Paths.root(Last.Path).What == PathElement::Kind::Parameter
                    ? static_cast<uint32_t>(RootOf[Last.Function])
                    : Peers.witness(Last.Function).Root;
  Result.Source = Last.Function;
  Result.Path = Last.Path;
  Result.Like = Last.Like;
  Result.ThroughState = Last.Kept;
  for (int64_t Step = static_cast<int64_t>(Index); Step > 0; Step = S.States[Step].Parent)
    if (!S.States[Step].By.Message.empty())
      Result.Hops.push_back(S.States[Step].By);
  // Only who was asked on this very way.
  const Location &Start = P.functions()[S.States.front().Function].Where;
  erase_if(S.NotExaminedBy, [&](const auto &Asked) {
    return Asked.second != Start &&
           none_of(Result.Hops, [&](const Arrival::Hop &Hop) { return Hop.Where == Asked.second; });
  });
  llvm::sort(S.NotExaminedBy);
  S.NotExaminedBy.erase(llvm::unique(S.NotExaminedBy), S.NotExaminedBy.end());
  Result.NotExaminedBy = std::move(S.NotExaminedBy);
  return Result;
}

std::optional<Arrival> ValueFlow::find(uint32_t Function, AccessPath Start, Derivation Like, ArrayRef<uint32_t> Guards,
                                       Check Needed) const {
  Search S;
  S.Needed = Needed;
  if (isChecked(S, Guards, Start, P.functions()[Function].Where))
    return std::nullopt;
  S.States.push_back({Function, Start, Like, false, -1, {}});
  S.Seen.emplace(Function, Start, Like);
  std::optional<size_t> Found = run(S);
  return Found ? std::optional(arrival(S, *Found)) : std::nullopt;
}

std::optional<size_t> ValueFlow::run(Search &S) const {
  for (size_t I = 0; I < S.States.size(); ++I) {
    const PathElement Root = Paths.root(S.States[I].Path);
    const uint32_t In = S.States[I].Function;
    if ((Root.What == PathElement::Kind::Parameter && isPeers(In, Root.Number)) ||
        (Root.What == PathElement::Kind::Peer && Peers.contains(In)))
      return I;
    expand(S, I);
  }
  return std::nullopt;
}

ValueFlow::Nature ValueFlow::natureOfCall(uint32_t Function, const PathElement &Root) const {
  bool IsMadeOfSomething = false;
  for (auto [Id, Index] : edges(Function, Root.Number)) {
    const Call &C = P.calls()[P.edges()[Index].CallIndex];
    IsMadeOfSomething |= C.Receiver.What != Place::Kind::Unknown || !C.Values.empty();
    // Whatever the function that is called makes of its arguments.
    if (any_of(C.Values,
               [&](const ValuePart &Passed) { return Paths.root(Passed.From).What == PathElement::Kind::Parameter; }))
      return Nature::Given;
  }
  Nature Result = Nature::State;
  for (const Part &Returned : outcome(Function, Root.Number, argumentOf(Root), /*Checked=*/true, DeepestCall))
    if (!isOfCall(Paths.root(Returned.From)))
      Result = std::max(Result, natureOfPath(Function, Returned.From));
  // What is made of an object or of values is as new as these are.
  return Result == Nature::New && IsMadeOfSomething ? Nature::State : Result;
}

ValueFlow::Nature ValueFlow::natureOfPath(uint32_t Function, AccessPath From) const {
  const PathElement Root = Paths.root(From);
  switch (Root.What) {
  case PathElement::Kind::Parameter:
  case PathElement::Kind::Peer:
    return Nature::Given;
  case PathElement::Kind::New:
    return Nature::New;
  case PathElement::Kind::Result:
  case PathElement::Kind::Output:
    return natureOfCall(Function, Root);
  default:
    return Nature::State;
  }
}

ValueFlow::Nature ValueFlow::nature(uint32_t Function, ArrayRef<ValuePart> Parts) const {
  Nature Result = Nature::Constant;
  for (const ValuePart &Part : Parts)
    Result = std::max(Result, natureOfPath(Function, Part.From));
  return Result;
}

bool ValueFlow::decides(uint32_t Function, ArrayRef<ValuePart> Parts) const {
  return any_of(Parts, [&](const ValuePart &Part) {
    if (Part.Like == Derivation::Approximate)
      return false;
    auto [It, New] = Decided.try_emplace({Function, Part.From}, false);
    if (New) {
      Search S;
      S.Needed = Check::Nothing;
      S.ThroughState = false;
      S.States.push_back({Function, Part.From, Derivation::Exact, false, -1, {}});
      S.Seen.emplace(Function, Part.From, Derivation::Exact);
      It->second = run(S).has_value();
    }
    return It->second;
  });
}

std::string ValueFlow::name(const Arrival &From) const {
  std::string Result;
  if (const PathElement &Root = Paths.root(From.Path); Root.What == PathElement::Kind::Parameter) {
    const std::vector<Parameter> &Parameters = P.functions()[From.Source].Parameters;
    Result = Root.Number < Parameters.size() ? P.text(Parameters[Root.Number].Name) : "";
    if (Result.empty())
      Result = "its argument " + std::to_string(Root.Number + 1);
  }
  Result += P.paths().text(From.Path, P.symbols());
  StringRef Name = Result;
  Name.consume_front(".");
  return Name.empty() || Name == "[]" ? "what it receives" : Name.str();
}

} // namespace floodgate
