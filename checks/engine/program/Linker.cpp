//===- Linker.cpp - many units become one program -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Merges the facts of all units and resolves what one unit cannot: virtual calls, callables that flow through members
/// and parameters, which classes outlive a request, what a peer decides.
///
//===----------------------------------------------------------------------===//

#include "engine/facts/FactsCodec.h"
#include "engine/program/Program.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <array>
#include <deque>
#include <future>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>

using namespace llvm;

namespace floodgate {

namespace {

/// What makes one entry point another than the next: all that is shown of it.
using EntryKey = std::tuple<model::EntryKind, Symbol, Symbol, Symbol, uint32_t, uint32_t, Symbol>;

EntryKey keyOf(const EntryPoint &E) {
  return {E.Kind, E.Name, E.Actor, E.Where.File, E.Where.Line, E.Where.Column, E.Function};
}

/// Facts of a few units, ready to be read. Its memory is used again for the next.
struct Unpacked {
  static constexpr size_t Most = 8;
  std::array<FactsReader, Most> Units;
  size_t Count = 0;

  /// Takes the first of \p Left. \returns what is wrong with them; else nothing.
  std::string unpack(ArrayRef<StringRef> Left, MemoryBudget &Budget) {
    for (Count = 0; Count < std::min(Most, Left.size()); ++Count)
      if (Error Problem = Units[Count].open(Left[Count], Budget)) {
        // What comes before the damage may be what it is about.
        Expected<FactsReader::UnitName> Unit = FactsReader::unitOf(Left[Count]);
        std::string Name = Unit ? ("the facts of '" + Unit->Name + "': ").str() : "";
        if (!Unit)
          consumeError(Unit.takeError());
        return Name + toString(std::move(Problem));
      }
    return "";
  }
};

/// How many more call edges than calls, and how many more ways on which callables flow than places that they flow from,
/// there may be, on average. In real programs it is a handful; facts that somebody has made up could have any number.
constexpr size_t MostPerFact = 400;
/// So many there may be in any program.
constexpr size_t AlwaysAllowed = size_t(4) << 20;

} // namespace

class Linker {
public:
  /// \p Budget: what the linked program may take.
  Linker(Program &P, MemoryBudget Budget) : P(P), Budget(Budget) {}

  /// \returns whether the facts could be read.
  bool add(const FactsReader &Unit);
  /// An error where what they say cannot be.
  Error finish();

private:
  void numberFunctions();
  /// \returns false where functions enclose each other.
  bool findOutermost();
  /// These \returns false where there are more relations than facts could give rise to.
  bool resolveOverrides();
  bool resolveSlots();
  bool makeEdges();
  void makeRoots();

  bool before(const Location &A, const Location &B) const {
    if (A.File != B.File)
      return P.text(A.File) < P.text(B.File);
    return std::tie(A.Line, A.Column) < std::tie(B.Line, B.Column);
  }
  void addEdge(uint32_t CallIndex, Symbol Callee, bool Expand);

  Program &P;
  MemoryBudget Budget;
  std::deque<Call> Calls; ///< In the order of the units, and of the text of each function.
  DenseMap<uint32_t, std::pair<size_t, size_t>> CallsOf; ///< Function symbol -> the first in Calls, and how many.
  std::vector<CallableAssignment> Assignments;
  DenseSet<uint32_t> GlobalNames;
  DenseSet<uint32_t> Overridden; ///< Entry points that the framework calls through the class hierarchy.
  DenseSet<uint32_t> Provided;   ///< Functions whose body has been taken from a unit.
  std::set<std::pair<Sighting::Kind, uint32_t>> Seen;   ///< What of Program::sightings() is there.
  std::set<EntryKey> Entered;                           ///< Entry points that have been taken from a unit.
  DenseMap<uint32_t, std::vector<uint32_t>> Overriders; ///< Function symbol -> symbols of all that override it; sorted.
  DenseMap<uint32_t, std::vector<uint32_t>> CallablesAt; ///< Slot -> symbols of functions; sorted.
};

bool Linker::add(const FactsReader &Unit) {
  // Most of a unit stands in headers, and is there already.
  Renumbering Names(Unit, P.Symbols, P.Paths, Budget);
  bool Failed = false;
  auto Map = [&](uint32_t Number) { return Names.symbol(Number); };
  auto Read = [&](StringRef Block, auto &Value) {
    FactsCursor In(Block, &Budget);
    In.read(Value, Names);
    Failed |= In.hasFailed() || !In.isAtEnd();
  };
  DenseMap<uint32_t, uint32_t> GuardNumbers;
  auto TakeGuards = [&](auto &Rows) {
    for (auto &Row : Rows) {
      for (uint32_t &Index : Row.Guards) {
        if (Index >= Unit.guards().size()) {
          Failed = true;
          Index = 0;
          continue;
        }
        auto [It, New] = GuardNumbers.try_emplace(Index, P.Guards.size());
        if (New) {
          Failed |= !Budget.take(sizeof(Guard));
          Read(Unit.guards()[Index], P.Guards.emplace_back());
        }
        Index = It->second;
      }
    }
  };
  auto Take = [](auto &Into, auto &From) {
    Into.insert(Into.end(), std::make_move_iterator(From.begin()), std::make_move_iterator(From.end()));
  };

  // A function that stands in a header is said by every unit that includes it: the first is believed.
  for (const FactsReader::Entry &E : Unit.functions()) {
    uint32_t Usr = raw(Map(E.Usr));
    if (E.HasBody && !Provided.insert(Usr).second)
      continue;
    auto [It, New] = P.FunctionIndex.try_emplace(Usr, P.Functions.size());
    if (!New && !E.HasBody)
      continue;
    FunctionFacts F;
    Read(E.Block, F);
    Failed |= !Budget.take(sizeof(Function)) || !isValid(F, static_cast<Symbol>(Usr)) || F.Itself.HasBody != E.HasBody;
    if (Failed)
      return false;
    llvm::stable_sort(F.Calls, [](const Call &A, const Call &B) { return A.Order < B.Order; });
    if (New)
      P.Functions.push_back(std::move(F.Itself));
    else
      P.Functions[It->second] = std::move(F.Itself);
    TakeGuards(F.Calls);
    TakeGuards(F.Stores);
    F.Seen.fields(TakeGuards);
    Take(Assignments, F.Assignments);
    CallsOf[Usr] = {Calls.size(), F.Calls.size()};
    Take(Calls, F.Calls);
    Take(P.Stores, F.Stores);
    P.Seen.forEachListWith(F.Seen, Take);
    Take(P.Futures, F.Futures);
  }
  for (const FactsReader::Entry &E : Unit.records()) {
    if (!P.RecordIndex.try_emplace(raw(Map(E.Usr)), P.Records.size()).second)
      continue;
    Record &R = P.Records.emplace_back();
    Read(E.Block, R);
    Failed |= !Budget.take(sizeof(Record)) || !isValid(R, Map(E.Usr));
    for (uint32_t I = 0; I < R.Fields.size(); ++I)
      P.FieldIndex.try_emplace(raw(R.Fields[I].Usr), P.Records.size() - 1, I);
  }
  for (const FactsReader::Entry &E : Unit.globals())
    if (GlobalNames.insert(raw(Map(E.Usr))).second) {
      Read(E.Block, P.Globals.emplace_back());
      Failed |= !Budget.take(sizeof(Field)) || !isValid(P.Globals.back(), Map(E.Usr));
      if (P.Globals.back().IsInternal)
        P.Internal.insert(raw(P.Globals.back().Usr));
    }
  std::vector<EntryPoint> Entries;
  Read(Unit.entryPoints(), Entries);
  for (const EntryPoint &E : Entries)
    if (Entered.insert(keyOf(E)).second)
      P.Entries.push_back(E);
  std::vector<Sighting> Sightings;
  Read(Unit.sightings(), Sightings);
  for (const Sighting &S : Sightings)
    if (Seen.insert({S.What, raw(S.Name)}).second)
      P.Sightings.push_back(S);
  return !Failed && !Names.hasFailed();
}

void Linker::numberFunctions() {
  llvm::sort(P.Functions, [&](const Function &A, const Function &B) { return P.text(A.Usr) < P.text(B.Usr); });
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    P.FunctionIndex[raw(P.Functions[I].Usr)] = I;
  // By function, as they stand together; what resolveSlots() adds comes behind them.
  P.Calls.reserve(Calls.size() + Assignments.size());
  for (const Function &F : P.Functions) {
    auto [First, Count] = CallsOf.lookup(raw(F.Usr));
    auto Begin = Calls.begin() + static_cast<ptrdiff_t>(First);
    std::move(Begin, Begin + static_cast<ptrdiff_t>(Count), std::back_inserter(P.Calls));
  }
  Calls.clear();
}

bool Linker::findOutermost() {
  const uint32_t Count = P.Functions.size();
  constexpr uint32_t Unknown = ~0u, OnWay = ~0u - 1;
  P.Outermost.assign(Count, Unknown);
  SmallVector<uint32_t, 8> Way;
  for (uint32_t I = 0; I < Count; ++I) {
    // Outwards, up to one of which the answer is known.
    Way.clear();
    uint32_t At = I;
    while (P.Outermost[At] == Unknown) {
      P.Outermost[At] = OnWay;
      Way.push_back(At);
      auto Around = P.function(P.Functions[At].Enclosing);
      if (!Around)
        P.Outermost[At] = At;
      else
        At = *Around;
    }
    if (P.Outermost[At] == OnWay)
      return false;
    for (uint32_t Inner : Way)
      P.Outermost[Inner] = P.Outermost[At];
  }
  return true;
}

bool Linker::resolveOverrides() {
  // Direct relations first, then the closure: hierarchies are shallow.
  DenseMap<uint32_t, std::vector<uint32_t>> Direct;
  size_t Relations = 0;
  for (const Function &F : P.Functions)
    for (Symbol Base : F.Overrides) {
      Direct[raw(Base)].push_back(raw(F.Usr));
      ++Relations;
    }
  size_t Left = AlwaysAllowed + MostPerFact * Relations;
  for (auto &[Base, Derived] : Direct) {
    std::vector<uint32_t> Work = Derived, All;
    DenseSet<uint32_t> Seen;
    while (!Work.empty()) {
      uint32_t Next = Work.back();
      Work.pop_back();
      if (!Seen.insert(Next).second)
        continue;
      if (Left-- == 0)
        return false;
      All.push_back(Next);
      if (auto It = Direct.find(Next); It != Direct.end())
        append_range(Work, It->second);
    }
    llvm::sort(All);
    Overriders[Base] = std::move(All);
  }
  return true;
}

bool Linker::resolveSlots() {
  // What is passed to a virtual function is passed to its overriders.
  size_t Explicit = Assignments.size();
  size_t Left = AlwaysAllowed + MostPerFact * Explicit;
  for (size_t I = 0; I < Explicit; ++I) {
    StringRef Slot = P.text(Assignments[I].To);
    size_t Hash = Slot.rfind('#');
    if (Hash == StringRef::npos)
      continue;
    auto It = Overriders.find(raw(P.Symbols.intern(Slot.take_front(Hash))));
    if (It == Overriders.end())
      continue;
    for (uint32_t Derived : It->second) {
      if (Left-- == 0)
        return false;
      CallableAssignment Assigned = Assignments[I];
      Assigned.To = P.Symbols.intern(P.text(static_cast<Symbol>(Derived)) + P.text(Assignments[I].To).substr(Hash));
      Assignments.push_back(Assigned);
    }
  }
  DenseMap<uint32_t, std::vector<uint32_t>> Next, Previous; // Slot -> slots that it flows to, that flow to it.
  std::vector<std::pair<uint32_t, uint32_t>> Work;          // A function that has come to a slot.
  DenseMap<uint32_t, DenseSet<uint32_t>> Arrived;
  bool TooMany = false;
  auto Arrive = [&](uint32_t Slot, uint32_t Function) {
    if (!Arrived[Slot].insert(Function).second)
      return;
    TooMany |= Left == 0;
    if (TooMany)
      return;
    --Left;
    Work.emplace_back(Slot, Function);
  };
  for (const CallableAssignment &Assigned : Assignments) {
    if (P.FunctionIndex.contains(raw(Assigned.From))) {
      Arrive(raw(Assigned.To), raw(Assigned.From));
    } else {
      Next[raw(Assigned.From)].push_back(raw(Assigned.To));
      Previous[raw(Assigned.To)].push_back(raw(Assigned.From));
    }
  }
  while (!Work.empty() && !TooMany) {
    auto [Slot, Function] = Work.back();
    Work.pop_back();
    if (auto It = Next.find(Slot); It != Next.end())
      for (uint32_t To : It->second)
        Arrive(To, Function);
  }
  if (TooMany)
    return false;
  for (const auto &[Slot, Functions] : Arrived) {
    std::vector<uint32_t> &Sorted = CallablesAt[Slot];
    Sorted.assign(Functions.begin(), Functions.end());
    llvm::sort(Sorted);
  }
  // A callable that is put where nobody is seen to call it may still be called: by the function that put it there, for
  // all that is known. The path is not lost, only marked.
  DenseSet<uint32_t> Called;
  std::vector<uint32_t> Found;
  auto Calls = [&](uint32_t Slot) {
    if (Called.insert(Slot).second)
      Found.push_back(Slot);
  };
  for (const Call &C : P.Calls)
    if (C.ThroughSlot)
      Calls(raw(C.Callee));
  for (const EntryPoint &E : P.Entries)
    if (E.ThroughSlot)
      Calls(raw(E.Function));
  while (!Found.empty()) {
    uint32_t Slot = Found.back();
    Found.pop_back();
    if (auto It = Previous.find(Slot); It != Previous.end())
      for (uint32_t From : It->second)
        Calls(From);
  }
  for (const CallableAssignment &Assigned : Assignments) {
    if (Called.contains(raw(Assigned.To)) || Next.contains(raw(Assigned.To)))
      continue;
    Call Edge;
    Edge.Caller = Assigned.By;
    Edge.Callee = Assigned.From;
    Edge.ThroughSlot = !P.FunctionIndex.contains(raw(Assigned.From));
    Edge.How = model::Runs::Inline;
    Edge.Unknown = true;
    Edge.Where = Assigned.Where;
    P.Calls.push_back(std::move(Edge));
  }
  return true;
}

void Linker::addEdge(uint32_t CallIndex, Symbol Callee, bool Expand) {
  const Call &C = P.Calls[CallIndex];
  auto From = P.FunctionIndex.find(raw(C.Caller));
  if (From == P.FunctionIndex.end())
    return;
  auto AddOne = [&](uint32_t Usr) {
    auto To = P.FunctionIndex.find(Usr);
    if (To == P.FunctionIndex.end() || !P.Functions[To->second].HasBody)
      return;
    // Start-up and shut-down have their own time. And that a framework's loop calls what a model names as an entry
    // point is what the model says: followed here, every actor would be reached from every other.
    if (P.Functions[To->second].IsStartup || (C.How == model::Runs::Virtual && Overridden.contains(Usr)))
      return;
    Edge E;
    E.From = From->second;
    E.To = To->second;
    E.How = C.How;
    E.CallIndex = CallIndex;
    E.PeerPaced = C.PeerPaced;
    P.Edges.push_back(E);
  };
  AddOne(raw(Callee));
  if (!Expand)
    return;
  if (auto It = Overriders.find(raw(Callee)); It != Overriders.end())
    for (uint32_t Derived : It->second)
      AddOne(Derived);
}

bool Linker::makeEdges() {
  const size_t Most = AlwaysAllowed + MostPerFact * P.Calls.size();
  for (const EntryPoint &E : P.Entries)
    if (E.IsOverride)
      Overridden.insert(raw(E.Function));
  for (uint32_t I = 0; I < P.Calls.size(); ++I) {
    const Call &C = P.Calls[I];
    bool Expand = C.How != model::Runs::Direct || C.ThroughSlot;
    if (!C.ThroughSlot) {
      addEdge(I, C.Callee, Expand);
    } else if (auto It = CallablesAt.find(raw(C.Callee)); It != CallablesAt.end()) {
      for (uint32_t Target : It->second)
        addEdge(I, static_cast<Symbol>(Target), Expand);
    }
    if (P.Edges.size() > Most)
      return false;
  }
  llvm::sort(P.Edges, [&](const Edge &A, const Edge &B) {
    if (std::tie(A.From, A.To, A.How) != std::tie(B.From, B.To, B.How))
      return std::tie(A.From, A.To, A.How) < std::tie(B.From, B.To, B.How);
    const Location &WhereA = P.Calls[A.CallIndex].Where, &WhereB = P.Calls[B.CallIndex].Where;
    if (WhereA != WhereB)
      return before(WhereA, WhereB);
    return A.CallIndex < B.CallIndex;
  });
  P.Out = EdgeIndex(P.Functions.size(), P.Edges, &Edge::From);
  P.In = EdgeIndex(P.Functions.size(), P.Edges, &Edge::To);
  return true;
}

void Linker::makeRoots() {
  auto Key = [&](const EntryPoint &E) {
    return std::make_tuple(E.Kind, P.text(E.Name), P.text(E.Actor), P.text(E.Where.File), E.Where.Line, E.Where.Column,
                           P.text(E.Function));
  };
  llvm::sort(P.Entries, [&](const EntryPoint &A, const EntryPoint &B) { return Key(A) < Key(B); });
  for (uint32_t I = 0; I < P.Entries.size(); ++I) {
    const EntryPoint &E = P.Entries[I];
    std::set<uint32_t> Functions;
    auto Add = [&](uint32_t Usr) {
      if (auto It = P.FunctionIndex.find(Usr); It != P.FunctionIndex.end() && P.Functions[It->second].HasBody)
        Functions.insert(It->second);
      if (auto It = Overriders.find(Usr); It != Overriders.end())
        for (uint32_t Derived : It->second)
          if (auto F = P.FunctionIndex.find(Derived); F != P.FunctionIndex.end() && P.Functions[F->second].HasBody)
            Functions.insert(F->second);
    };
    if (!E.ThroughSlot)
      Add(raw(E.Function));
    else if (auto It = CallablesAt.find(raw(E.Function)); It != CallablesAt.end())
      for (uint32_t Target : It->second)
        Add(Target);
    for (uint32_t Function : Functions) {
      P.Roots.push_back({Function, I});
      P.RootFunctions.insert(Function);
    }
  }
}

Error Linker::finish() {
  numberFunctions();
  if (!findOutermost())
    return createStringError("the facts are damaged: functions enclose each other");
  if (!resolveOverrides() || !resolveSlots() || !makeEdges())
    return createStringError("the facts are damaged: they give rise to more calls than a program can have");
  makeRoots();
  P.findLongLived();
  P.Seen.fields([&](auto &List) {
    for (Event &E : List)
      E.In = P.FunctionIndex.lookup(raw(E.Function));
    llvm::stable_sort(List, [&](const Event &A, const Event &B) {
      if (A.Where != B.Where)
        return before(A.Where, B.Where);
      return A.In < B.In;
    });
  });
  llvm::sort(P.Sightings, [&](const Sighting &A, const Sighting &B) {
    return std::tie(A.What, P.text(A.Name)) < std::tie(B.What, P.text(B.Name));
  });
  return Error::success();
}

Expected<Program> Program::link(ArrayRef<StringRef> Units, bool Whole) {
  Program Result;
  Result.Whole = Whole;
  std::vector<std::tuple<bool, StringRef, StringRef>> Sorted;
  for (StringRef Bytes : Units) {
    Expected<FactsReader::UnitName> Unit = FactsReader::unitOf(Bytes);
    if (!Unit)
      return Unit.takeError();
    Sorted.emplace_back(Unit->IsInPart, Unit->Name, Bytes);
  }
  // What a unit that was read in part lacks of a header, another may have. Two units of one file (two commands) are
  // told apart by what they say.
  llvm::sort(Sorted);
  std::vector<StringRef> InOrder;
  InOrder.reserve(Sorted.size());
  uint64_t Stored = 0;
  for (const auto &[InPart, Name, Bytes] : Sorted) {
    InOrder.push_back(Bytes);
    Stored += Bytes.size();
  }
  Linker L(Result, MemoryBudget(Stored));
  MemoryBudget ForUnpacking(Stored);
  // While what is new in some units is taken, another thread unpacks the next.
  Unpacked Buffers[2];
  ArrayRef<StringRef> Left = InOrder;
  std::string Problem = Buffers[0].unpack(Left, ForUnpacking);
  for (bool Turn = false; !Left.empty() && Problem.empty(); Turn = !Turn) {
    Unpacked &Here = Buffers[Turn], &There = Buffers[!Turn];
    Left = Left.drop_front(Here.Count);
    auto Policy = Left.empty() ? std::launch::deferred : std::launch::async;
    std::future<std::string> Next =
        std::async(Policy, [&There, &ForUnpacking, Left] { return There.unpack(Left, ForUnpacking); });
    for (const FactsReader &Unit : ArrayRef(Here.Units).take_front(Here.Count))
      if (!L.add(Unit))
        return createStringError("the facts of '" + Unit.unit() + "' are damaged");
    Problem = Next.get();
  }
  if (!Problem.empty())
    return createStringError(Problem);
  if (Error Damage = L.finish())
    return Damage;
  return Result;
}

} // namespace floodgate
