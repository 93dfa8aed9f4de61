//===- FutureJudge.h - waits for futures that nothing ends ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of dos-future-without-timeout that is about futures: requests whose answer, and state whose removal, waits
/// for one that need never complete.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_FUTUREJUDGE_H
#define FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_FUTUREJUDGE_H

#include "engine/program/FindingBuilder.h"
#include "engine/program/FutureGraph.h"
#include "engine/program/Reachability.h"
#include "llvm/ADT/BitVector.h"
#include <map>

namespace floodgate {

class FutureJudge {
public:
  /// \p Ended: qualified names of functions whose futures always complete.
  FutureJudge(const Analyses &Shared, llvm::StringRef Check, llvm::ArrayRef<std::string> Ended);

  void judge(std::vector<Finding> &Findings);

private:
  /// One who waits.
  struct Candidate {
    FutureGraph::Wait What;
    std::string Held; ///< What stays until it completes, in words.
    std::vector<Step> Places;
    const EntryPoint *Answers = nullptr; ///< The request that stays open, if one does.
  };
  /// Where candidates are reported together: a rank, the place, what waits, the function. Of an interface that has no
  /// implementation, there is no place.
  using Group = std::tuple<unsigned, SourceRange, std::string, std::string>;

  bool isTrusted(const FutureGraph::Wait &W) const;
  void findAnswers();
  void findContinuations();
  void add(unsigned Rank, const FutureStep &At, Symbol Text, Candidate C);
  bool isAtGate(const Candidate &C) const;
  std::optional<Finding> present(std::vector<Candidate> &Candidates) const;
  /// The second places of a finding at \p At.
  void relate(Finding &F, const FutureStep &At, llvm::ArrayRef<Candidate> Candidates) const;

  const Program &P;
  const FutureGraph &Graph;
  const Program::Reach &Reached;
  FindingBuilder Build;
  llvm::ArrayRef<std::string> Ended;
  /// Functions on the server's side of a connection: known near to where peers' connections are accepted.
  llvm::BitVector Accepted;
  std::map<Group, std::vector<Candidate>> Groups;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_FUTUREJUDGE_H
