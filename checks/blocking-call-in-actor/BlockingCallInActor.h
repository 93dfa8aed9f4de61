//===- BlockingCallInActor.h - dos-blocking-call-in-actor -------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_BLOCKINGCALLINACTOR_H
#define FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_BLOCKINGCALLINACTOR_H

#include "Check.h"

namespace floodgate {

/// Code that runs on an actor or an event loop reaches something that waits: CWE-1322.
class BlockingCallInActor : public Check {
public:
  llvm::StringRef name() const override { return "dos-blocking-call-in-actor"; }
  std::vector<CheckOption> options() const override;
  bool setOption(llvm::StringRef Name, llvm::StringRef Value) override;
  void judge(const Analyses &Shared, std::vector<Finding> &Findings) const override;

private:
  /// Functions that are known not to block, whatever they call.
  std::vector<std::string> NonBlocking;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_BLOCKINGCALLINACTOR_H
