//===- FutureGraph.h - which futures may never complete ---------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Joins the FutureSteps of a whole program: what a function returns flows to its callers, what it is given to its
/// parameters. Answers where a future comes from that somebody outside of the program completes, and whether something
/// ends the wait for it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_FUTUREGRAPH_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_FUTUREGRAPH_H

#include "engine/program/Analyses.h"
#include "llvm/ADT/StringMap.h"
#include <map>

namespace floodgate {

/// Why a future may stay pending; the surest reason first.
enum class PendingOn : uint8_t {
  Nobody,    ///< It may not, for all that is known.
  Outside,   ///< A model says that somebody else completes it.
  Others,    ///< It completes with the last of a set of others, who need not answer.
  Outgoing,  ///< A model says that somebody completes it whom the program has chosen.
  Thread,    ///< A thread that may wait computes it.
  Interface, ///< Whoever implements a member function of which there is no body in the program.
};

class FutureGraph {
public:
  using Inputs = Requires<>;
  explicit FutureGraph(const Inputs &Needed);

  /// A place where something waits for such a future.
  struct Wait {
    PendingOn Why = PendingOn::Nobody;
    const FutureStep *Source = nullptr; ///< Where the future comes from.
    const FutureStep *Head = nullptr;   ///< The first call of the chain in its function; null where it was handed in.
    const FutureStep *Gather = nullptr; ///< Where it is combined with others, if it is.
    const FutureStep *Continuation = nullptr; ///< Null where it is an entry point's answer.
    uint32_t Function = 0;                    ///< In which function the chain stands.
    bool Returned = false;                    ///< The chain is returned to a caller as well.
    std::vector<uint32_t> Through;            ///< Functions that return it, from the source on.
  };
  /// Continuations on futures that nobody ends.
  std::vector<Wait> continuations() const;
  /// What the entry point \p Function answers with, if that is such a future.
  std::optional<Wait> answer(uint32_t Function) const;
  /// The functions that the call at the place of \p Step runs or hands over.
  llvm::ArrayRef<uint32_t> callees(const FutureStep &Step) const;

private:
  enum class Join : uint8_t { Flows, Gathers, Recovers, Argument, Return };
  struct Link {
    uint32_t To = 0; ///< Or from, in In.
    Join How = Join::Flows;
  };
  struct Arrival {
    PendingOn Why = PendingOn::Nobody;
    const FutureStep *Source = nullptr;
    int64_t Parent = -1;
  };

  uint32_t number(llvm::StringRef Name);
  std::optional<uint32_t> find(llvm::StringRef Name) const;
  void connect(uint32_t From, uint32_t To, Join How);
  void connectCalls();
  void findEnds();
  void spread(PendingOn Why, llvm::ArrayRef<std::pair<uint32_t, const FutureStep *>> Sources);
  std::vector<std::pair<uint32_t, const FutureStep *>> gathered() const;
  llvm::BitVector backwards(llvm::ArrayRef<uint32_t> From, bool IntoCallees) const;
  Wait wait(uint32_t Node, uint32_t Function) const;
  bool isReturned(uint32_t Node, uint32_t Function) const;

  const Program &P;
  llvm::StringMap<uint32_t> Numbers;
  std::vector<std::string> Names;
  std::vector<std::vector<Link>> Out, In;
  std::vector<Arrival> Arrivals;
  std::map<std::tuple<Symbol, uint32_t, uint32_t>, std::vector<uint32_t>> Callees; ///< By caller, line, column.
  llvm::DenseMap<uint32_t, uint32_t> Returns; ///< What a function returns -> the function.
  std::vector<const FutureStep *> Origins;    ///< What gives a node.
  llvm::BitVector Ended;                      ///< Something ends the wait, here or where it was passed on.
  llvm::BitVector MayEnd;                     ///< Or somewhere where it was returned to.
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_FUTUREGRAPH_H
