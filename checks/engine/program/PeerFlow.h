//===- PeerFlow.h - how a peer's values come to a place ---------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Follows a value backwards over the whole program, field by field: through parameters to the callers, through results
/// to what the callee returns, through members to whoever stores there; until it meets what a peer decides. Where a
/// value was checked on the way, the way ends.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_PEERFLOW_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_PEERFLOW_H

#include "engine/facts/AccessPath.h"
#include "engine/program/Program.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <set>

namespace floodgate {

/// A way on which a value comes from a peer, with no check on it.
struct Arrival {
  uint32_t Root = 0;              ///< Into Program::roots(): who lets the value in.
  uint32_t Source = 0;            ///< Number of the function in which it is a parameter, or in which it is received.
  std::string Path;               ///< Its access path there.
  Likeness Like = Likeness::Same; ///< Of what arrives.
  bool ThroughState = false;      ///< It was kept in a member or a global variable on its way.
  /// A hop from one function to the next, in the order of the value's way.
  struct Hop {
    Location Where;
    uint32_t Function = 0; ///< The function that the hop starts in.
    std::string Message;
    std::string Edge; ///< Kind of the call edge, as in Step; empty where the value is kept.
  };
  std::vector<Hop> Hops;
  /// Functions that were asked on the way, and do not look at the value: numbers, with the place of the question.
  std::vector<std::pair<uint32_t, Location>> Unlooked;
};

class PeerFlow {
public:
  /// \p Trusted: qualified names of functions that are believed to look at all that they are given.
  explicit PeerFlow(const Program &P, std::vector<std::string> Trusted = {});

  const Program &program() const { return P; }

  /// What makes a value harmless.
  enum class Check : uint8_t {
    Content,    ///< A comparison, a lookup, or a function that looks at it.
    Form,       ///< Content, or that a function could make something of it.
    Presence,   ///< A test whether it is there.
    Membership, ///< A lookup that found it: it is one of those that the program has.
  };
  /// The shortest way on which \p Value, seen in \p Function where \p Guards hold, comes from a peer unchecked.
  std::optional<Arrival> find(uint32_t Function, const ValuePart &Value, llvm::ArrayRef<uint32_t> Guards,
                              Check Needed) const {
    return find(Function, P.text(Value.From), Value.Like, Guards, Needed);
  }
  /// The same, of the value that the access path \p From selects in \p Function.
  std::optional<Arrival> find(uint32_t Function, const std::string &From, Likeness Like,
                              llvm::ArrayRef<uint32_t> Guards, Check Needed) const;
  /// The value's name for people: `slaveInfo.hostname`.
  std::string name(const Arrival &From) const;

  /// Whether \p Function looks at what \p Rest selects of its argument \p Argument, itself or by what it calls.
  bool looksAt(uint32_t Function, uint32_t Argument, const std::string &Rest) const;

private:
  struct Part {
    std::string Sub, From;
    Likeness Like;
    auto operator<=>(const Part &) const = default;
  };
  struct State {
    uint32_t Function;
    std::string Path;
    Likeness Like;
    bool Kept;
    int64_t Parent;
    Arrival::Hop By; ///< How the parent gets its value from here.
  };
  struct Search;

  bool isChecked(Search &S, llvm::ArrayRef<uint32_t> Guards, const std::string &Path, Check Needed,
                 const Location &Where) const;
  void expand(Search &S, size_t Index) const;
  void push(Search &S, size_t Parent, uint32_t Function, const Part &Composed, llvm::ArrayRef<uint32_t> Guards,
            const Location &Where, std::string Message, llvm::StringRef Edge, bool Kept) const;
  /// What the call \p Id of \p Function gives (\p Out: leaves in that argument), by its own arguments, members and
  /// peers.
  std::vector<Part> outcome(uint32_t Function, uint32_t Id, std::optional<uint32_t> Out, unsigned Depth) const;
  using IdAndEdge = std::pair<uint32_t, uint32_t>;
  /// The edges that leave \p Function at the call that its access paths call \p Id.
  llvm::ArrayRef<IdAndEdge> edges(uint32_t Function, uint32_t Id) const;
  const std::vector<Part> &summary(uint32_t Function, std::optional<uint32_t> Out, unsigned Depth) const;
  /// Whether a peer decides this parameter of an entry point.
  bool isPeers(uint32_t Function, uint32_t Parameter) const;
  bool looksAtImpl(uint32_t Function, uint32_t Argument, const std::string &Rest) const;

  const Program &P;
  std::vector<std::string> Trusted;
  Program::Reach Peers;
  std::vector<int64_t> RootOf; ///< Of a function that is an entry point whose parameters a peer decides; or -1.
  /// Of the functions that were asked about, by number; sorted.
  mutable llvm::DenseMap<uint32_t, std::vector<IdAndEdge>> EdgesById;
  llvm::StringMap<std::vector<uint32_t>> StoresByRoot;              ///< `@USR|` -> numbers.
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> StoresByFunction; ///< To its parameters.
  mutable std::map<std::pair<uint32_t, uint32_t>, std::vector<Part>> Summaries;
  mutable std::set<std::pair<uint32_t, uint32_t>> Computing;
  mutable std::map<std::tuple<uint32_t, uint32_t, std::string>, bool> Looks;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_PEERFLOW_H
