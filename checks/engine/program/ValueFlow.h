//===- ValueFlow.h - how a peer's values come to a place --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Follows a value backwards over the whole program, field by field: through parameters to the callers, through results
/// to what the callee returns, through members to whoever stores there; until it meets what a peer decides. Where a
/// value was checked on the way, the way ends.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_VALUEFLOW_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_VALUEFLOW_H

#include "engine/program/Known.h"
#include "engine/program/Reachability.h"
#include <map>
#include <set>

namespace floodgate {

/// A way on which a value comes from a peer, with no check on it.
struct Arrival {
  uint32_t Root = 0;   ///< Into Program::roots(): who lets the value in.
  uint32_t Source = 0; ///< Number of the function in which it is a parameter, or in which it is received.
  AccessPath Path = AccessPath::Empty; ///< Its access path there.
  Derivation Like = Derivation::Exact; ///< Of what arrives.
  bool ThroughState = false;           ///< It was kept in a member or a global variable on its way.
  /// A hop from one function to the next, in the order of the value's way.
  struct Hop {
    Location Where;
    uint32_t Function = 0; ///< The function that the hop starts in.
    std::string Message;
    std::string Edge; ///< Kind of the call edge, as in Step; empty where the value is kept.
  };
  std::vector<Hop> Hops;
  /// Functions that were asked on the way, and do not examine the value: numbers, with the place of the question.
  std::vector<std::pair<uint32_t, Location>> NotExaminedBy;
};

class ValueFlow {
public:
  /// \p Trusted: qualified names of functions that are trusted to examine all that they are given.
  using Inputs = Requires<Reachability>;
  explicit ValueFlow(const Inputs &Needed) : ValueFlow(Needed, {}) {}
  ValueFlow(const Inputs &Needed, std::vector<std::string> Trusted);

  const Program &program() const { return P; }

  using Check = Known::Check;
  /// The shortest way on which \p Value, seen in \p Function where \p Guards hold, comes from a peer unchecked.
  std::optional<Arrival> find(uint32_t Function, const ValuePart &Value, llvm::ArrayRef<uint32_t> Guards,
                              Check Needed) const {
    return find(Function, Value.From, Value.Like, Guards, Needed);
  }
  /// The same, of the value that the access path \p From selects in \p Function.
  std::optional<Arrival> find(uint32_t Function, AccessPath From, Derivation Like, llvm::ArrayRef<uint32_t> Guards,
                              Check Needed) const;
  /// What decides a value, as far as its function can tell; the more a peer could decide, the later.
  enum class Nature : uint8_t {
    Constant,
    State, ///< It was kept, or is computed from nothing that the function is given.
    New,   ///< It is made in the function, another one each time.
    Given, ///< It derives from what the function is given.
  };
  Nature nature(uint32_t Function, llvm::ArrayRef<ValuePart> Parts) const;
  /// Whether a peer decides what \p Parts, values in \p Function, are made of, checked or not: by what it sends now,
  /// and not by what was kept of it.
  bool decides(uint32_t Function, llvm::ArrayRef<ValuePart> Parts) const;
  /// The value's name for people: `slaveInfo.hostname`.
  std::string name(const Arrival &From) const;

  /// Whether \p Function examines what \p Rest selects of its argument \p Argument, itself or by what it calls.
  bool examines(uint32_t Function, uint32_t Argument, AccessPath Rest) const;

private:
  struct Part {
    AccessPath Sub, From;
    Derivation Like;
    auto operator<=>(const Part &) const = default;
  };
  struct State {
    uint32_t Function;
    AccessPath Path;
    Derivation Like;
    bool Kept;
    int64_t Parent;
    Arrival::Hop By; ///< How the parent gets its value from here.
  };
  struct Search;

  bool isChecked(Search &S, llvm::ArrayRef<uint32_t> Guards, AccessPath Path, const Location &Where) const;
  void expandParameter(Search &S, size_t Index) const;
  void expandResult(Search &S, size_t Index) const;
  void expandHeld(Search &S, size_t Index) const;
  /// What \p Rest selects of a value whose part \p Sub comes from \p From; none where it selects another part.
  std::optional<std::pair<AccessPath, Derivation>> select(AccessPath Rest, AccessPath Sub, AccessPath From,
                                                          Derivation Like) const;
  Nature natureOfPath(uint32_t Function, AccessPath From) const;
  /// Of what a call gives: \p Root is a result or an output.
  Nature natureOfCall(uint32_t Function, const PathElement &Root) const;
  Arrival arrival(Search &S, size_t Index) const;
  /// Goes on until what a peer decides is met. \returns the number of the state where it is.
  std::optional<size_t> run(Search &S) const;
  void expand(Search &S, size_t Index) const;
  void push(Search &S, size_t Parent, uint32_t Function, const Part &Composed, llvm::ArrayRef<uint32_t> Guards,
            const Location &Where, std::string Message, llvm::StringRef Edge, bool Kept) const;
  /// What the call \p Id of \p Function gives (\p Out: leaves in that argument), by its own arguments, members and
  /// peers.
  /// \p Checked: what was examined before it was given counts, too.
  std::vector<Part> outcome(uint32_t Function, uint32_t Id, std::optional<uint32_t> Out, bool Checked,
                            unsigned Depth) const;
  using IdAndEdge = std::pair<uint32_t, uint32_t>;
  /// The edges that leave \p Function at the call that its access paths call \p Id.
  llvm::ArrayRef<IdAndEdge> edges(uint32_t Function, uint32_t Id) const;
  const std::vector<Part> &summary(uint32_t Function, std::optional<uint32_t> Out, bool Checked, unsigned Depth) const;
  /// Whether a peer decides this parameter of an entry point.
  bool isPeers(uint32_t Function, uint32_t Parameter) const;
  bool findExamined(uint32_t Function, uint32_t Argument, AccessPath Rest) const;

  const Program &P;
  std::vector<std::string> Trusted;
  const Program::Reach &Peers;
  std::vector<int64_t> RootOf; ///< Of a function that is an entry point whose parameters a peer decides; or -1.
  /// Of the functions that were asked about, by number; sorted.
  mutable llvm::DenseMap<uint32_t, std::vector<IdAndEdge>> EdgesById;
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> StoresByRoot;     ///< Symbol of what holds it -> numbers.
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> StoresByFunction; ///< To its parameters.
  using SummaryKey = std::tuple<uint32_t, uint32_t, bool>;
  mutable std::map<SummaryKey, std::vector<Part>> Summaries;
  mutable std::set<SummaryKey> Computing;
  mutable std::map<std::tuple<uint32_t, uint32_t, AccessPath>, bool> Examined;
  mutable std::map<std::pair<uint32_t, AccessPath>, bool> Decided;
  PathTable &Paths;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_VALUEFLOW_H
