//===- ContainerJudge.h - whether growth is bounded -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The judgment of dos-unbounded-container: from one growth and all removals of the same container to a verdict.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERJUDGE_H
#define FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERJUDGE_H

#include "engine/program/Known.h"
#include "engine/program/Reachability.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <set>
#include <tuple>

namespace floodgate {

/// Why the removals that there are do not bound a growth; in order of how bad it is.
enum class Bound : uint8_t {
  Sure,        ///< They do.
  Conditional, ///< The only sure removal asks for something that the growth does not ask for.
  OneByOne,    ///< The only sure removal takes one element as an answer comes, and peers may be faster.
  ForeignKey,  ///< The only sure removal takes its key from an object that a growth need not have made.
  OneOfMany,   ///< Equal elements accumulate, a removal takes one.
  PeerReads,   ///< They come only as fast as the peer reads.
  PeerChooses, ///< They come only when a peer asks for it, or disconnects.
  Replaces,    ///< Each takes one element out only to make room for the next, which may have another key.
  Unreached,   ///< No entry point leads to them.
  None,        ///< There are none.
};

/// A removal that does not bound a growth.
struct Insufficient {
  const Removal *What;
  Bound Why;
  std::set<model::EntryKind> By; ///< With PeerChooses: what makes it run.
};

struct Verdict {
  /// Of several reasons the mildest is told: it is the nearest to a bound.
  Bound What = Bound::None;
  /// Those of the mildest reason first, each with its own.
  std::vector<Insufficient> Removals;
  /// Those that decided: all of the mildest reason.
  llvm::ArrayRef<Insufficient> decisive() const {
    return llvm::ArrayRef(Removals).take_while([&](const Insufficient &R) { return R.Why == What; });
  }
};

class ContainerJudge {
public:
  explicit ContainerJudge(const Analyses &Shared);

  /// Judges the growth \p Grown of the container \p Where.
  Verdict judge(const Growth &Grown, const Place &Where) const;
  /// Whether the key is known to be there already, so that nothing grows: `if (map.contains(key)) map[key] = x;`.
  /// \p IsGiven: the key derives from what the function is given, so that callers may have looked it up.
  bool isPresent(const Growth &Grown, const Place &Where, bool IsGiven) const;
  /// Whether the key is known to be a key of another container, which bounds how many there can be at a time.
  bool isKnownElsewhere(const Growth &Grown, const Place &Where) const;
  /// Whether the number of elements is compared with something before \p Grown, in its function or in every caller
  /// through which a peer reaches it.
  bool isTested(const Growth &Grown, const Place &Where) const;

private:
  struct Candidate {
    const Removal *Seen;
    uint32_t Depth; ///< Of the elements that it removes, in the container.
  };
  /// Whether every way from a peer to \p Grown passes a call for which \p Passes holds.
  bool unreachedWithout(const Growth &Grown, llvm::function_ref<bool(const Call &)> Passes) const;
  /// Whether \p R takes one element each time the peer reads, and nothing else makes it run after \p Grown.
  bool isPeerDrained(const Growth &Grown, const Place &Where, const Candidate &R) const;
  /// Whether \p To runs only after \p From has returned: a continuation, a timer, another message.
  bool isLater(uint32_t From, uint32_t To) const;
  /// Why \p R, which comes after the growth or by a timer, does not bound it; Bound::Sure where it does.
  Bound weigh(const Growth &Grown, const Place &Where, const Removal &R) const;
  /// Why \p R, which does not come by itself after the growth, does not bound it.
  Insufficient weighOther(const Growth &Grown, const Removal &R) const;
  /// Whether \p To runs, at some time, because \p From did.
  bool leads(uint32_t From, uint32_t To, bool PeerPaced) const;

  const Program &P;
  std::map<Symbol, std::vector<Candidate>> Removals; ///< By the container's entity.
  Program::Reach FromTimers;
  const Program::Reach &Everything; ///< What any entry point leads to.
  /// By what reaches it; with or without edges that wait for a peer.
  std::map<std::pair<model::EntryKind, bool>, Program::Reach> FromPeers;
  llvm::DenseSet<uint32_t> PeerRoots; ///< Functions that something from outside runs.
  mutable std::map<std::tuple<uint32_t, uint32_t, bool>, bool> Leads;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERJUDGE_H
