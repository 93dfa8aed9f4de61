//===- ContainerVerdict.h - whether growth is bounded -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The judgment of dos-unbounded-container: from one growth and all removals of the same container to a verdict.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERVERDICT_H
#define FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERVERDICT_H

#include "engine/program/Program.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <set>
#include <tuple>

namespace floodgate {

/// The check's own vocabulary in observations.
namespace container {
inline constexpr llvm::StringLiteral Name = "dos-unbounded-container";
inline constexpr llvm::StringLiteral Grow = "grow", Shrink = "shrink", Collect = "collect";
/// A call that queues behind a rate limiter, a timer that is set, and one that is ended.
inline constexpr llvm::StringLiteral Queue = "queue", Timer = "timer", Cancel = "cancel";
/// Observation::Detail of a growth: GrowsBy in the low two bits, and this.
inline constexpr uint32_t Duplicates = 4;
/// Likewise: the type shows neither size nor elements. What is put in goes out as somebody takes it.
inline constexpr uint32_t Outlet = 8;
} // namespace container

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
  const Observation *Removal;
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
  explicit ContainerJudge(const Program &P);

  /// Judges the growth \p Growth, in the function with the number \p Grows, of the container \p Where.
  Verdict judge(const Observation &Growth, uint32_t Grows, const Place &Where) const;
  /// Whether the key is known to be there already, so that nothing grows: `if (map.contains(key)) map[key] = x;`.
  bool isPresent(const Observation &Growth, const Place &Where) const;
  /// Whether the key is known to be a key of another container, which bounds how many there can be at a time.
  bool isKnownElsewhere(const Observation &Growth, const Place &Where) const;
  /// Whether the number of elements is compared with something before \p Growth, in its function or in every caller
  /// through which a peer reaches it.
  bool isTested(const Observation &Growth, const Place &Where) const;

private:
  struct Removal {
    const Observation *Seen;
    uint32_t Function;
    uint32_t Depth;
  };
  /// Notes what \p G, which holds at a call, is a test of.
  void noteTest(const Guard &G, uint32_t Call);
  /// Whether every way from a peer to \p Growth passes a call, a number, for which \p Passes holds.
  bool unreachedWithout(const Observation &Growth, llvm::function_ref<bool(uint32_t)> Passes) const;
  /// \p OrEmpty: to know that there is nothing is a test, too.
  bool testsSize(llvm::ArrayRef<uint32_t> Guards, const Place &Where, bool OrEmpty = false) const;
  /// Whether \p To runs only after \p From has returned: a continuation, a timer, another message.
  bool isLater(uint32_t From, uint32_t To) const;
  /// Why \p R, which comes after the growth or by a timer, does not bound it; Bound::Sure where it does.
  Bound weigh(const Observation &Growth, uint32_t Grows, const Place &Where, const Removal &R) const;
  /// Why \p R, which does not come by itself after the growth, does not bound it.
  Insufficient weighOther(uint32_t Grows, const Removal &R) const;
  /// Whether \p To runs, at some time, because \p From did.
  bool leads(uint32_t From, uint32_t To, bool PeerPaced) const;

  const Program &P;
  std::map<Symbol, std::vector<Removal>> Removals; ///< By the container's entity.
  Program::Reach FromTimers;
  Program::Reach Everything; ///< What any entry point leads to.
  /// By what reaches it; with or without edges that wait for a peer.
  std::map<std::pair<model::EntryKind, bool>, Program::Reach> FromPeers;
  llvm::DenseSet<uint32_t> PeerRoots; ///< Functions that something from outside runs.
  /// Numbers of calls at which a key of a container, by its entity, is known to be there.
  std::map<Symbol, llvm::DenseSet<uint32_t>> LookedUp;
  /// Likewise, at which the number of its elements was tested; by its entity, and by its text where that is not known.
  std::map<Symbol, llvm::DenseSet<uint32_t>> Sized, SizedByText;
  mutable std::map<std::tuple<uint32_t, uint32_t, bool>, bool> Leads;
};

namespace container {
/// What a peer decides of \p Growth, in words: "the key `pid`".
std::string control(const Program &P, const Observation &Growth);
/// What would have to be there for a bound, in words.
std::string missing(const Program &P, const Verdict &V);
/// Why \p R does not bound the growth, in words.
std::string insufficiency(const Program &P, const Insufficient &R);
/// How to mend it, in a line.
std::string remedy(const Verdict &V);
} // namespace container

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERVERDICT_H
