//===- PeerFlow.cpp - how a peer's values come to a place -----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "engine/program/PeerFlow.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace floodgate {

using model::EntryKind;

/// A search that has seen so many states will not find a way that a reader could follow.
static constexpr size_t MostStates = 4000;
/// Nor is a way of interest on which a path has become longer than this: what is nested in itself goes on for ever.
static constexpr size_t LongestPath = 1000;
/// How deep calls are followed for what they return, or look at.
static constexpr unsigned DeepestCall = 8;

/// Whether \p Whole is \p Part's beginning, up to the end of a step.
static bool isPrefix(StringRef Whole, StringRef Part) {
  return Part.starts_with(Whole) && (Part.size() == Whole.size() || Whole.empty() || Part[Whole.size()] == '.' ||
                                     Part[Whole.size()] == '[' || Whole.back() == '|');
}

static bool related(StringRef A, StringRef B) { return isPrefix(A, B) || isPrefix(B, A); }

/// What \p Rest selects of a value whose part \p Sub comes from \p From; none where it selects another part.
static std::optional<std::pair<std::string, Likeness>> select(StringRef Rest, StringRef Sub, StringRef From,
                                                              Likeness Like) {
  if (!isPrefix(Sub, Rest))
    return std::nullopt;
  Rest = Rest.drop_front(Sub.size());
  if (Like == Likeness::Same)
    return std::pair((From + Rest).str(), Likeness::Same);
  return std::pair(From.str(), Rest.empty() ? Like : Likeness::Vague);
}

PeerFlow::PeerFlow(const Program &P, std::vector<std::string> Trusted)
    : P(P), Trusted(std::move(Trusted)), Peers(P.reach([](const EntryPoint &E) { return E.Kind != EntryKind::Timer; },
                                                       [](const Edge &) { return true; })) {
  RootOf.assign(P.functions().size(), -1);
  for (uint32_t I = 0; I < P.roots().size(); ++I) {
    const EntryPoint &E = P.entryPoints()[P.roots()[I].Entry];
    bool Outside = E.Kind != EntryKind::Timer && E.Kind != EntryKind::Callback;
    if (Outside && E.PeerControlsParameters && RootOf[P.roots()[I].Function] < 0)
      RootOf[P.roots()[I].Function] = I;
  }
  for (uint32_t I = 0; I < P.stores().size(); ++I) {
    AccessPath To = AccessPath::parse(P.text(P.stores()[I].To));
    if (To.Kind == '@')
      StoresByRoot[To.Root].push_back(I);
    else if (auto Function = P.function(P.stores()[I].Function))
      StoresByFunction[*Function].push_back(I);
  }
}

//===-- What functions return and look at ---------------------------------===//

ArrayRef<PeerFlow::IdAndEdge> PeerFlow::edges(uint32_t Function, uint32_t Id) const {
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

std::vector<PeerFlow::Part> PeerFlow::outcome(uint32_t Function, uint32_t Id, std::optional<uint32_t> Out,
                                              unsigned Depth) const {
  std::vector<Part> Result;
  if (Depth == 0)
    return Result;
  auto Add = [&](Part Found) {
    if (Result.size() < 12 && !is_contained(Result, Found))
      Result.push_back(std::move(Found));
  };
  for (auto [Unused, Index] : edges(Function, Id)) {
    const Edge &E = P.edges()[Index];
    const Call &C = P.calls()[E.CallIndex];
    for (const Part &Returned : summary(E.To, Out, Depth - 1)) {
      AccessPath From = AccessPath::parse(Returned.From);
      if (From.Kind != '#') {
        Add(Returned);
        continue;
      }
      // What a function gives back after it has looked at it was checked there.
      if (looksAt(E.To, From.Number, From.Rest.str()))
        continue;
      for (const ValuePart &Given : C.Values)
        if (Given.Argument == From.Number)
          if (auto Selected = select(From.Rest, P.text(Given.Sub), P.text(Given.From), Given.Like))
            Add({Returned.Sub, Selected->first, std::max(Selected->second, Returned.Like)});
    }
  }
  return Result;
}

const std::vector<PeerFlow::Part> &PeerFlow::summary(uint32_t Function, std::optional<uint32_t> Out,
                                                     unsigned Depth) const {
  static const std::vector<Part> None;
  std::pair Key(Function, Out.value_or(~0u));
  if (auto It = Summaries.find(Key); It != Summaries.end())
    return It->second;
  if (Depth == 0 || !Computing.insert(Key).second)
    return None;
  std::vector<Part> Result;
  auto Add = [&](std::string Sub, const std::string &From, Likeness Like) {
    AccessPath Root = AccessPath::parse(From);
    if (Root.Kind != '!') {
      Result.push_back({std::move(Sub), From, Like});
      return;
    }
    for (const Part &Inner : outcome(Function, Root.Number, Root.Out, Depth)) {
      if (auto Selected = select(Root.Rest, Inner.Sub, Inner.From, Inner.Like);
          Selected && AccessPath::parse(Selected->first).Kind != '!')
        Result.push_back({Sub, Selected->first, std::max(Selected->second, Like)});
    }
  };
  if (!Out) {
    for (const ValuePart &V : P.functions()[Function].Results)
      Add(P.text(V.Sub), P.text(V.From), V.Like);
  } else if (auto It = StoresByFunction.find(Function); It != StoresByFunction.end()) {
    for (uint32_t Index : It->second) {
      const Store &W = P.stores()[Index];
      if (AccessPath To = AccessPath::parse(P.text(W.To)); To.Kind == '#' && To.Number == *Out)
        Add(To.Rest.str() + P.text(W.Value.Sub), P.text(W.Value.From), W.Value.Like);
    }
  }
  llvm::sort(Result);
  Result.erase(llvm::unique(Result), Result.end());
  Computing.erase(Key);
  return Summaries[Key] = std::move(Result);
}

bool PeerFlow::looksAt(uint32_t Function, uint32_t Argument, const std::string &Rest) const {
  auto [It, New] = Looks.try_emplace({Function, Argument, Rest}, false);
  if (New)
    It->second = looksAtImpl(Function, Argument, Rest);
  return It->second;
}

bool PeerFlow::looksAtImpl(uint32_t Function, uint32_t Argument, const std::string &Rest) const {
  // What is handed on, and to whom: breadth first, so that each is looked at once, however many ways lead there.
  using State = std::tuple<uint32_t, uint32_t, std::string>;
  std::set<State> Seen{{Function, Argument, Rest}};
  std::vector<State> Work{*Seen.begin()}, Next;
  for (unsigned Depth = 0; Depth <= DeepestCall && !Work.empty(); ++Depth, Work = std::move(Next), Next = {})
    for (const auto &[In, Position, Part] : Work) {
      const floodgate::Function &F = P.functions()[In];
      // A function that is not seen is assumed to check.
      if (!F.HasBody)
        return true;
      for (Symbol Test : F.Tests)
        if (AccessPath Looked = AccessPath::parse(P.text(Test)); Looked.Kind == '#' && Looked.Number == Position &&
                                                                 !Looked.Rest.ends_with(".has()") &&
                                                                 related(Looked.Rest, Part))
          return true;
      for (uint32_t Index : P.out(In)) {
        const Edge &E = P.edges()[Index];
        for (const ValuePart &Given : P.calls()[E.CallIndex].Values) {
          AccessPath From = AccessPath::parse(P.text(Given.From));
          if (From.Kind != '#' || From.Number != Position || !related(From.Rest, Part) || E.To == In ||
              Given.Argument == ValuePart::Receiver)
            continue;
          std::string Inner = P.text(Given.Sub);
          if (isPrefix(From.Rest, Part))
            Inner += StringRef(Part).drop_front(From.Rest.size());
          if (Inner.size() > LongestPath || Seen.size() >= MostStates)
            continue;
          if (auto [It, New] = Seen.emplace(E.To, Given.Argument, std::move(Inner)); New)
            Next.push_back(*It);
        }
      }
    }
  return false;
}

//===-- The search --------------------------------------------------------===//

struct PeerFlow::Search {
  Check Needed;
  std::vector<State> States;
  std::set<std::tuple<uint32_t, std::string, Likeness>> Seen;
  std::vector<std::pair<uint32_t, Location>> Unlooked;
};

bool PeerFlow::isChecked(Search &S, ArrayRef<uint32_t> Guards, const std::string &Path, Check Needed,
                         const Location &Where) const {
  for (uint32_t Index : Guards) {
    const Guard &G = P.guard(Index);
    for (const ValuePart &V : G.Values) {
      StringRef From = P.text(V.From);
      if (Needed == Check::Membership) {
        if (G.What == Guard::Kind::Present && G.Key != Symbol::None && related(From, Path))
          return true;
        continue;
      }
      if (Needed == Check::Presence) {
        if (G.What == Guard::Kind::Present && (From == Path || From == Path + ".has()"))
          return true;
        continue;
      }
      if (From.ends_with(".has()") || !related(From, Path))
        continue;
      switch (G.What) {
      case Guard::Kind::Formed:
        if (Needed == Check::Form)
          return true;
        break;
      case Guard::Kind::Compared:
      case Guard::Kind::Size:
      case Guard::Kind::Empty:
        return true;
      case Guard::Kind::Present:
        if (G.Key != Symbol::None)
          return true;
        break;
      case Guard::Kind::Tested: {
        auto Asked = P.function(G.Subject.Entity);
        if (!Asked || is_contained(Trusted, P.text(P.functions()[*Asked].Name)))
          return true;
        std::string Rest = P.text(V.Sub);
        if (isPrefix(From, Path))
          Rest += StringRef(Path).drop_front(From.size());
        if (V.Argument == ValuePart::Receiver || looksAt(*Asked, V.Argument, Rest))
          return true;
        S.Unlooked.emplace_back(*Asked, Where);
        break;
      }
      default:
        break;
      }
    }
  }
  return false;
}

void PeerFlow::push(Search &S, size_t Parent, uint32_t Function, const Part &Composed, ArrayRef<uint32_t> Guards,
                    const Location &Where, std::string Message, StringRef Edge, bool Kept) const {
  if (S.States.size() >= MostStates || Composed.From.size() > LongestPath ||
      !S.Seen.emplace(Function, Composed.From, Composed.Like).second ||
      isChecked(S, Guards, Composed.From, S.Needed, Where))
    return;
  State Next;
  Next.Function = Function;
  Next.Path = Composed.From;
  Next.Like = Composed.Like;
  Next.Kept = Kept || S.States[Parent].Kept;
  Next.Parent = Parent;
  Next.By = {Where, Function, std::move(Message), Edge.str()};
  S.States.push_back(std::move(Next));
}

void PeerFlow::expand(Search &S, size_t Index) const {
  const uint32_t Function = S.States[Index].Function;
  const std::string Path = S.States[Index].Path;
  const Likeness Like = S.States[Index].Like;
  AccessPath At = AccessPath::parse(Path);
  auto Name = [&](uint32_t Number) { return "`" + P.text(P.functions()[Number].Name) + "`"; };
  if (At.Kind == '#') {
    for (uint32_t Incoming : P.in(Function)) {
      const Edge &E = P.edges()[Incoming];
      const Call &C = P.calls()[E.CallIndex];
      for (const ValuePart &Given : C.Values)
        if (Given.Argument == At.Number)
          if (auto Selected = select(At.Rest, P.text(Given.Sub), P.text(Given.From), Given.Like))
            push(S, Index, E.From, {"", Selected->first, std::max(Selected->second, Like)}, C.Guards, C.Where,
                 "hands it to " + Name(Function), edgeName(E.How), false);
    }
  } else if (At.Kind == '!') {
    for (const Part &Returned : outcome(Function, At.Number, At.Out, DeepestCall))
      if (auto Selected = select(At.Rest, Returned.Sub, Returned.From, Returned.Like))
        push(S, Index, Function, {"", Selected->first, std::max(Selected->second, Like)}, {},
             P.functions()[Function].Where, "", "", false);
  } else if (At.Kind == '@') {
    if (auto It = StoresByRoot.find(At.Root); It != StoresByRoot.end())
      for (uint32_t Number : It->second) {
        const Store &W = P.stores()[Number];
        auto By = P.function(W.Function);
        // What the program has kept is one of those that it has; what an object is made of is as new as the object.
        if (S.Needed == Check::Membership && By && !P.functions()[*By].IsConstructor)
          continue;
        AccessPath To = AccessPath::parse(P.text(W.To));
        std::string Sub = To.Rest.str() + P.text(W.Value.Sub);
        if (auto Selected = select(At.Rest, Sub, P.text(W.Value.From), W.Value.Like); By && Selected)
          // A buffer that is filled from outside is no state: what is in it has just come.
          push(S, Index, *By, {"", Selected->first, std::max(Selected->second, Like)}, W.Guards, W.Where, "keeps it",
               "", AccessPath::parse(P.text(W.Value.From)).Kind != '$');
      }
  }
}

bool PeerFlow::isPeers(uint32_t Function, uint32_t Parameter) const {
  const auto &Parameters = P.functions()[Function].Parameters;
  if (RootOf[Function] < 0 || Parameter >= Parameters.size())
    return false;
  // A number beside received data counts what came, or says how it went.
  const EntryPoint &Entry = P.entryPoints()[P.roots()[RootOf[Function]].Entry];
  bool Bound = Entry.Bound & (1u << std::min(Parameter, 31u));
  return !Bound && (Entry.Kind != EntryKind::Stream || !Parameters[Parameter].IsNumber);
}

std::optional<Arrival> PeerFlow::find(uint32_t Function, const std::string &Start, Likeness Like,
                                      ArrayRef<uint32_t> Guards, Check Needed) const {
  Search S;
  S.Needed = Needed;
  if (isChecked(S, Guards, Start, Needed, P.functions()[Function].Where))
    return std::nullopt;
  S.States.push_back({Function, Start, Like, false, -1, {}});
  S.Seen.emplace(Function, Start, Like);
  for (size_t I = 0; I < S.States.size(); ++I) {
    const State &Now = S.States[I];
    AccessPath At = AccessPath::parse(Now.Path);
    bool Parameter = At.Kind == '#' && isPeers(Now.Function, At.Number);
    bool Received = At.Kind == '$' && Peers.contains(Now.Function);
    if (!Parameter && !Received) {
      expand(S, I);
      continue;
    }
    Arrival Result;
    Result.Root = Parameter ? RootOf[Now.Function] : Peers.witness(Now.Function).Root;
    Result.Source = Now.Function;
    Result.Path = Now.Path;
    Result.Like = Now.Like;
    Result.ThroughState = Now.Kept;
    for (int64_t Step = I; Step > 0; Step = S.States[Step].Parent)
      if (!S.States[Step].By.Message.empty())
        Result.Hops.push_back(S.States[Step].By);
    // Only who was asked on this very way.
    erase_if(S.Unlooked, [&](const auto &Asked) {
      return Asked.second != P.functions()[Function].Where &&
             none_of(Result.Hops, [&](const Arrival::Hop &Hop) { return Hop.Where == Asked.second; });
    });
    llvm::sort(S.Unlooked);
    S.Unlooked.erase(llvm::unique(S.Unlooked), S.Unlooked.end());
    Result.Unlooked = std::move(S.Unlooked);
    return Result;
  }
  return std::nullopt;
}

std::string PeerFlow::name(const Arrival &From) const {
  AccessPath At = AccessPath::parse(From.Path);
  std::string Result;
  if (At.Kind == '#') {
    const std::vector<Parameter> &Parameters = P.functions()[From.Source].Parameters;
    Result = At.Number < Parameters.size() ? P.text(Parameters[At.Number].Name) : "";
    if (Result.empty())
      Result = "its argument " + std::to_string(At.Number + 1);
  }
  Result += At.Rest;
  StringRef Name = Result;
  Name.consume_front(".");
  return Name.empty() || Name == "[]" ? "what it receives" : Name.str();
}

} // namespace floodgate
