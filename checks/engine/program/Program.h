//===- Program.h - what all units say ---------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The link phase: the facts of many units become one program, of which a check asks questions. Every answer depends on
/// the set of facts only, never on the order in which units were added.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_PROGRAM_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_PROGRAM_H

#include "engine/facts/Facts.h"
#include "engine/facts/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/SparseBitVector.h"
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <vector>

namespace floodgate {

/// A resolved call edge: what a Call became once virtual calls and slots were resolved over the whole program.
struct Edge {
  uint32_t From = 0; ///< Function number.
  uint32_t To = 0;   ///< Function number.
  model::Runs How = model::Runs::Direct;
  uint32_t CallIndex = 0; ///< Into Program::calls().
  bool PeerPaced = false;
};

/// What the kinds of call edges are called, in findings and pages.
llvm::StringRef edgeName(model::Runs How);

/// A function that the network, a timer or a callback runs.
struct Root {
  uint32_t Function = 0; ///< Function number.
  uint32_t Entry = 0;    ///< Into Program::entryPoints().
};

/// Which edges leave, or enter, each function.
class EdgeIndex {
public:
  EdgeIndex() = default;
  /// \p End: of the edge, the function in question.
  EdgeIndex(size_t Functions, llvm::ArrayRef<Edge> Edges, uint32_t Edge::*End) : Starts(Functions + 1) {
    for (const Edge &E : Edges)
      ++Starts[E.*End + 1];
    std::partial_sum(Starts.begin(), Starts.end(), Starts.begin());
    Numbers.resize(Edges.size());
    std::vector<uint32_t> Free(Starts.begin(), Starts.end());
    for (uint32_t I = 0; I < Edges.size(); ++I)
      Numbers[Free[Edges[I].*End]++] = I;
  }
  /// Edge numbers, ascending.
  llvm::ArrayRef<uint32_t> operator[](uint32_t Function) const {
    return llvm::ArrayRef(Numbers).slice(Starts[Function], Starts[Function + 1] - Starts[Function]);
  }

private:
  std::vector<uint32_t> Starts; ///< Of each function in Numbers; the last is the end of all.
  std::vector<uint32_t> Numbers;
};

class Program {
public:
  /// Links \p Units, each as serialize() made it. \p Whole: these are all units of the program, so that what is not
  /// there is nowhere. An error where facts are damaged.
  static llvm::Expected<Program> link(llvm::ArrayRef<llvm::StringRef> Units, bool Whole);

  bool isWhole() const { return Whole; }
  const std::string &text(Symbol S) const { return Symbols.text(S); }

  llvm::ArrayRef<Function> functions() const { return Functions; }
  llvm::ArrayRef<Call> calls() const { return Calls; }
  llvm::ArrayRef<Edge> edges() const { return Edges; }
  llvm::ArrayRef<EntryPoint> entryPoints() const { return Entries; }
  llvm::ArrayRef<Root> roots() const { return Roots; }
  llvm::ArrayRef<Store> stores() const { return Stores; }
  /// All events of one kind, by place, then by the function's USR.
  template <class Kind> llvm::ArrayRef<Kind> events() const { return Seen.of<Kind>(); }
  /// Paths are interned as questions need them: not for several threads at once.
  PathTable &paths() const { return Paths; }
  const SymbolTable &symbols() const { return Symbols; }
  llvm::ArrayRef<FutureStep> futures() const { return Futures; }
  /// Each thing that some unit has seen once; in order of kind and name.
  llvm::ArrayRef<Sighting> sightings() const { return Sightings; }
  const Guard &guard(uint32_t Index) const { return Guards[Index]; }
  /// Function number of \p Usr.
  std::optional<uint32_t> function(Symbol Usr) const;
  /// Numbers of the functions whose qualified name is \p Name: overloads, instantiations.
  llvm::SmallVector<uint32_t, 2> named(llvm::StringRef Name) const;
  /// The function that \p Function, a lambda, stands in, as far out as it goes; or itself.
  uint32_t outermost(uint32_t Function) const { return Outermost[Function]; }
  const Record *record(Symbol Usr) const;
  const Field *field(Symbol Usr) const;
  /// Whether a unit other than the one that declares \p Where could touch it: a member that a header declares, a
  /// variable with external linkage.
  bool isVisibleElsewhere(const Place &Where) const;
  /// Edge numbers that leave, or enter, a function; in a stable order.
  llvm::ArrayRef<uint32_t> out(uint32_t Function) const { return Out[Function]; }
  llvm::ArrayRef<uint32_t> in(uint32_t Function) const { return In[Function]; }

  using EdgeFilter = std::function<bool(const Edge &)>;
  using RootFilter = std::function<bool(const EntryPoint &)>;

  /// The shortest way from an entry point to \p Function, as edge numbers, and its root. The same for the same program.
  struct Witness {
    static constexpr uint32_t NoRoot = ~0u; ///< It begins with its first edge: nothing from outside is needed.
    uint32_t Root = 0;
    std::vector<uint32_t> Edges;
  };
  /// Breadth-first search from all roots that \p Roots admits, along edges that \p Edges admits.
  class Reach {
  public:
    bool contains(uint32_t Function) const { return Parent[Function] != Unreached; }
    Witness witness(uint32_t Function) const;
    size_t count() const { return Count; }

  private:
    friend class Program;
    static constexpr int64_t Unreached = INT64_MIN;
    std::vector<int64_t> Parent; ///< Edge number, or ~root.
    const Program *Owner = nullptr;
    size_t Count = 0;
  };
  Reach reach(const RootFilter &Roots, const EdgeFilter &Edges) const;

  /// Functions reachable from \p Start (itself included) along edges that \p Edges admits.
  llvm::SparseBitVector<> reachableFrom(uint32_t Start, const EdgeFilter &Edges) const;
  using EdgeCheck = llvm::function_ref<bool(const Edge &)>;
  /// Whether \p To can be reached from \p From along edges that \p Admit admits; each leads to itself.
  bool leads(uint32_t From, uint32_t To, EdgeCheck Admit) const;

  /// Whether objects of this class outlive a request: actors, what their members hold, globals and what those hold, and
  /// objects that a continuation keeps.
  bool isLongLived(Symbol RecordUsr) const;

  /// The objects that \p What may stand for, seen from outside \p Function: parameters and receivers are followed to
  /// the callers. Only members, globals and shared objects that outlive a request are returned; in a stable order.
  std::vector<Place> resolve(const Place &What, uint32_t Function) const;

  /// The path of a witness, ready to be shown, with \p Last as the step at the site.
  std::vector<Step> steps(const Witness &Way, const Location &Site, const std::string &SiteMessage) const;
  /// A second place worth a look, in the function \p Function; none: in no function.
  Step place(const Location &Where, Symbol Function, std::string Message) const;
  SourceRange range(const Location &Where) const;
  /// "message `RegisterSlaveMessage`", "endpoint `/state`", "a timer": for messages. What has no name is told by where
  /// it is: "the socket read in `Session::read`", "an HTTP request".
  std::string describe(const EntryPoint &Entry) const;
  /// The same where the function that it enters is named beside it: "data from the peer".
  std::string arrival(const EntryPoint &Entry) const;
  /// "message RegisterSlaveMessage", "endpoint": for fingerprints, whatever function it enters.
  std::string identify(const EntryPoint &Entry) const;

private:
  SymbolTable Symbols;
  mutable PathTable Paths;
  bool Whole = false;
  std::vector<Function> Functions;
  std::vector<Record> Records;
  std::vector<Field> Globals;
  std::vector<Call> Calls;
  std::vector<Edge> Edges;
  std::vector<EntryPoint> Entries;
  std::vector<Root> Roots;
  std::vector<Store> Stores;
  std::vector<Guard> Guards;
  Events Seen;
  std::vector<FutureStep> Futures;
  std::vector<Sighting> Sightings;
  EdgeIndex Out, In;
  llvm::DenseMap<uint32_t, uint32_t> FunctionIndex; ///< Symbol -> number.
  llvm::DenseMap<uint32_t, uint32_t> RecordIndex;
  llvm::DenseMap<uint32_t, std::pair<uint32_t, uint32_t>> FieldIndex;
  llvm::DenseSet<uint32_t> SeedRecords; ///< Symbols of classes whose objects live by themselves.
  llvm::DenseSet<uint32_t> LongLived;   ///< Symbols of those and of all that their members hold.
  std::vector<uint32_t>
      Outermost; ///< Of each function, the number of the one that encloses it and is enclosed by none.
  llvm::DenseSet<uint32_t> RootFunctions; ///< Numbers of the functions in Roots.
  llvm::DenseSet<uint32_t> Internal;      ///< Symbols of the Globals that no other unit can name.

  void findLongLived();
  void resolveInto(Place What, uint32_t Function, std::vector<Place> &Into,
                   std::set<std::pair<uint32_t, Place>> &Seen) const;
  void resolveThroughCallers(const Place &What, uint32_t Function, bool ByReceiver, std::vector<Place> &Into,
                             std::set<std::pair<uint32_t, Place>> &Seen) const;

  friend class Linker;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_PROGRAM_H
