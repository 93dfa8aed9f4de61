//===- Linker.cpp - many units become one program -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Merges the facts of all units and resolves what one unit cannot: virtual calls, callables that flow through members
/// and parameters, which classes outlive a request, what a peer decides.
///
//===----------------------------------------------------------------------===//

#include "Program.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <set>

using namespace llvm;

namespace floodgate {

namespace {

template <class T>
concept HasFields = requires(T &Value) { Value.fields([](auto &) {}); };

/// Rewrites the symbols of one unit's facts into the program's.
struct Remap {
  const std::vector<Symbol> &To;

  template <class T> void operator()(T &Value) const {
    if constexpr (HasFields<T>)
      Value.fields([this](auto &Field) { (*this)(Field); });
    else if constexpr (std::is_same_v<T, Symbol>)
      Value = To[static_cast<uint32_t>(Value)];
  }
  template <class T> void operator()(std::vector<T> &Values) const {
    for (T &Value : Values)
      (*this)(Value);
  }
};

uint32_t raw(Symbol S) { return static_cast<uint32_t>(S); }

} // namespace

class Linker {
public:
  explicit Linker(Program &P) : P(P) {}

  void add(const UnitFacts &Unit);
  void finish();

private:
  void numberFunctions();
  void resolveOverrides();
  void resolveSlots();
  void makeEdges();
  void makeRoots();

  bool before(const Location &A, const Location &B) const {
    if (A.File != B.File)
      return P.text(A.File) < P.text(B.File);
    return std::tie(A.Line, A.Column) < std::tie(B.Line, B.Column);
  }
  void addEdge(uint32_t CallIndex, Symbol Callee, bool Expand);

  Program &P;
  std::vector<CallableFlow> Flows;
  DenseSet<uint32_t> GlobalNames;
  DenseSet<uint32_t> Overridden; ///< Entry points that the framework calls through the class hierarchy.
  DenseSet<uint32_t> Provided;   ///< Functions whose body has been taken from a unit.
  DenseMap<uint32_t, std::set<uint32_t>> Overriders; ///< Function symbol -> symbols of all that override it.
  DenseMap<uint32_t, std::set<uint32_t>> Targets;    ///< Slot -> symbols of functions.
};

void Linker::add(const UnitFacts &Unit) {
  std::vector<Symbol> Symbols;
  Symbols.reserve(Unit.Symbols.size());
  for (size_t I = 0; I < Unit.Symbols.size(); ++I)
    Symbols.push_back(P.Symbols.intern(Unit.Symbols.text(static_cast<Symbol>(I))));
  Remap Rewrite{Symbols};

  // A function that stands in a header is said by every unit that includes it: the first is believed.
  DenseSet<uint32_t> Mine;
  for (floodgate::Function F : Unit.Functions) {
    Rewrite(F);
    if (F.HasBody) {
      if (!Provided.insert(raw(F.Usr)).second)
        continue;
      Mine.insert(raw(F.Usr));
    }
    auto [It, New] = P.FunctionIndex.try_emplace(raw(F.Usr), P.Functions.size());
    if (New)
      P.Functions.push_back(std::move(F));
    else if (F.HasBody)
      P.Functions[It->second] = std::move(F);
  }
  for (Record R : Unit.Records) {
    Rewrite(R);
    if (P.RecordIndex.try_emplace(raw(R.Usr), P.Records.size()).second) {
      for (uint32_t I = 0; I < R.Fields.size(); ++I)
        P.FieldIndex.try_emplace(raw(R.Fields[I].Usr), P.Records.size(), I);
      P.Records.push_back(std::move(R));
    }
  }
  for (Field G : Unit.Globals) {
    Rewrite(G);
    if (GlobalNames.insert(raw(G.Usr)).second)
      P.Globals.push_back(std::move(G));
  }
  for (CallableFlow F : Unit.Flows) {
    Rewrite(F);
    if (Mine.contains(raw(F.By)))
      Flows.push_back(F);
  }
  DenseMap<uint32_t, uint32_t> GuardNumbers;
  auto TakeGuards = [&](std::vector<uint32_t> &Guards) {
    erase_if(Guards, [&](uint32_t Index) { return Index >= Unit.Guards.size(); });
    for (uint32_t &Index : Guards) {
      auto [It, New] = GuardNumbers.try_emplace(Index, P.Guards.size());
      if (New) {
        Guard G = Unit.Guards[Index];
        Rewrite(G);
        P.Guards.push_back(G);
      }
      Index = It->second;
    }
  };
  for (Call C : Unit.Calls) {
    Rewrite(C);
    if (!Mine.contains(raw(C.Caller)))
      continue;
    TakeGuards(C.Guards);
    P.Calls.push_back(std::move(C));
  }
  for (Store W : Unit.Stores) {
    Rewrite(W);
    if (!Mine.contains(raw(W.Function)))
      continue;
    TakeGuards(W.Guards);
    P.Stores.push_back(std::move(W));
  }
  for (Observation O : Unit.Observations) {
    Rewrite(O);
    if (!Mine.contains(raw(O.Function)))
      continue;
    TakeGuards(O.Guards);
    P.Observations.push_back(std::move(O));
  }
  for (FutureStep F : Unit.Futures) {
    Rewrite(F);
    if (Mine.contains(raw(F.By)))
      P.Futures.push_back(F);
  }
  for (EntryPoint E : Unit.EntryPoints) {
    Rewrite(E);
    P.Entries.push_back(E);
  }
}

void Linker::numberFunctions() {
  llvm::sort(P.Functions, [&](const Function &A, const Function &B) { return P.text(A.Usr) < P.text(B.Usr); });
  for (uint32_t I = 0; I < P.Functions.size(); ++I)
    P.FunctionIndex[raw(P.Functions[I].Usr)] = I;
  P.Out.resize(P.Functions.size());
  P.In.resize(P.Functions.size());
  llvm::stable_sort(P.Calls, [&](const Call &A, const Call &B) {
    uint32_t FromA = P.FunctionIndex[raw(A.Caller)], FromB = P.FunctionIndex[raw(B.Caller)];
    return std::tie(FromA, A.Order) < std::tie(FromB, B.Order);
  });
}

void Linker::resolveOverrides() {
  // Direct relations first, then the closure: hierarchies are shallow.
  DenseMap<uint32_t, std::vector<uint32_t>> Direct;
  for (const Function &F : P.Functions)
    for (Symbol Base : F.Overrides)
      Direct[raw(Base)].push_back(raw(F.Usr));
  for (auto &[Base, Derived] : Direct) {
    std::vector<uint32_t> Work = Derived;
    std::set<uint32_t> &All = Overriders[Base];
    while (!Work.empty()) {
      uint32_t Next = Work.back();
      Work.pop_back();
      if (!All.insert(Next).second)
        continue;
      if (auto It = Direct.find(Next); It != Direct.end())
        append_range(Work, It->second);
    }
  }
}

void Linker::resolveSlots() {
  // What is passed to a virtual function is passed to its overriders.
  size_t Explicit = Flows.size();
  for (size_t I = 0; I < Explicit; ++I) {
    StringRef Slot = P.text(Flows[I].To);
    size_t Hash = Slot.rfind('#');
    if (Hash == StringRef::npos)
      continue;
    auto It = Overriders.find(raw(P.Symbols.intern(Slot.take_front(Hash))));
    if (It == Overriders.end())
      continue;
    for (uint32_t Derived : It->second) {
      CallableFlow Flow = Flows[I];
      Flow.To = P.Symbols.intern(P.text(static_cast<Symbol>(Derived)) + P.text(Flows[I].To).substr(Hash));
      Flows.push_back(Flow);
    }
  }
  DenseMap<uint32_t, std::vector<uint32_t>> Next; // Slot -> slots that it flows to.
  std::vector<uint32_t> Work;
  for (const CallableFlow &Flow : Flows) {
    if (P.FunctionIndex.contains(raw(Flow.From))) {
      if (Targets[raw(Flow.To)].insert(raw(Flow.From)).second)
        Work.push_back(raw(Flow.To));
    } else {
      Next[raw(Flow.From)].push_back(raw(Flow.To));
    }
  }
  while (!Work.empty()) {
    uint32_t Slot = Work.back();
    Work.pop_back();
    auto It = Next.find(Slot);
    if (It == Next.end())
      continue;
    for (uint32_t To : It->second) {
      std::set<uint32_t> From = Targets[Slot];
      std::set<uint32_t> &Into = Targets[To];
      size_t Before = Into.size();
      Into.insert(From.begin(), From.end());
      if (Into.size() != Before)
        Work.push_back(To);
    }
  }
  // A callable that is put where nobody is seen to call it may still be called: by the function that put it there, for
  // all that is known. The path is not lost, only marked.
  DenseSet<uint32_t> Called;
  for (const Call &C : P.Calls)
    if (C.ThroughSlot)
      Called.insert(raw(C.Callee));
  for (const EntryPoint &E : P.Entries)
    if (E.ThroughSlot)
      Called.insert(raw(E.Function));
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const auto &[From, Tos] : Next)
      if (!Called.contains(From) && any_of(Tos, [&](uint32_t To) { return Called.contains(To); }))
        Called.insert(From), Changed = true;
  }
  for (const CallableFlow &Flow : Flows) {
    if (Called.contains(raw(Flow.To)) || Next.contains(raw(Flow.To)))
      continue;
    Call Edge;
    Edge.Caller = Flow.By;
    Edge.Callee = Flow.From;
    Edge.ThroughSlot = !P.FunctionIndex.contains(raw(Flow.From));
    Edge.How = model::Runs::Inline;
    Edge.Unknown = true;
    Edge.Where = Flow.Where;
    P.Calls.push_back(std::move(Edge));
  }
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

void Linker::makeEdges() {
  for (const EntryPoint &E : P.Entries)
    if (E.IsOverride)
      Overridden.insert(raw(E.Function));
  for (uint32_t I = 0; I < P.Calls.size(); ++I) {
    const Call &C = P.Calls[I];
    bool Expand = C.How != model::Runs::Direct || C.ThroughSlot;
    if (!C.ThroughSlot) {
      addEdge(I, C.Callee, Expand);
    } else if (auto It = Targets.find(raw(C.Callee)); It != Targets.end()) {
      for (uint32_t Target : It->second)
        addEdge(I, static_cast<Symbol>(Target), Expand);
    }
  }
  llvm::sort(P.Edges, [&](const Edge &A, const Edge &B) {
    if (std::tie(A.From, A.To, A.How) != std::tie(B.From, B.To, B.How))
      return std::tie(A.From, A.To, A.How) < std::tie(B.From, B.To, B.How);
    const Location &WhereA = P.Calls[A.CallIndex].Where, &WhereB = P.Calls[B.CallIndex].Where;
    if (WhereA != WhereB)
      return before(WhereA, WhereB);
    return A.CallIndex < B.CallIndex;
  });
  for (uint32_t I = 0; I < P.Edges.size(); ++I) {
    P.Out[P.Edges[I].From].push_back(I);
    P.In[P.Edges[I].To].push_back(I);
  }
}

void Linker::makeRoots() {
  auto Key = [&](const EntryPoint &E) {
    return std::make_tuple(E.Kind, P.text(E.Name), P.text(E.Actor), P.text(E.Where.File), E.Where.Line, E.Where.Column,
                           P.text(E.Function));
  };
  llvm::sort(P.Entries, [&](const EntryPoint &A, const EntryPoint &B) { return Key(A) < Key(B); });
  P.Entries.erase(llvm::unique(P.Entries, [&](const EntryPoint &A, const EntryPoint &B) { return Key(A) == Key(B); }),
                  P.Entries.end());
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
    else if (auto It = Targets.find(raw(E.Function)); It != Targets.end())
      for (uint32_t Target : It->second)
        Add(Target);
    for (uint32_t Function : Functions)
      P.Roots.push_back({Function, I});
  }
}

void Linker::finish() {
  numberFunctions();
  resolveOverrides();
  resolveSlots();
  makeEdges();
  makeRoots();
  P.findLongLived();
  P.findPeerParameters();
  llvm::stable_sort(P.Observations, [&](const Observation &A, const Observation &B) {
    if (A.Where != B.Where)
      return before(A.Where, B.Where);
    return P.text(A.Function) < P.text(B.Function);
  });
}

Program Program::link(ArrayRef<const UnitFacts *> Units, bool Whole) {
  Program Result;
  Result.Whole = Whole;
  std::vector<const UnitFacts *> Sorted(Units.begin(), Units.end());
  // Two units of one file (two commands) are told apart by what they say.
  llvm::stable_sort(Sorted, [](const UnitFacts *A, const UnitFacts *B) {
    const std::string &NameA = A->Symbols.text(A->Unit), &NameB = B->Symbols.text(B->Unit);
    return NameA != NameB ? NameA < NameB : serialize(*A) < serialize(*B);
  });
  Linker L(Result);
  for (const UnitFacts *Unit : Sorted)
    L.add(*Unit);
  L.finish();
  return Result;
}

} // namespace floodgate
