//===- FutureWithoutTimeout.h - dos-future-without-timeout ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_FUTUREWITHOUTTIMEOUT_H
#define FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_FUTUREWITHOUTTIMEOUT_H

#include "Check.h"

namespace floodgate {

/// A future or a connection that waits for somebody outside of the program, with nothing that ends the wait.
class FutureWithoutTimeout : public Check {
public:
  llvm::StringRef name() const override { return "dos-future-without-timeout"; }
  std::vector<CheckOption> options() const override;
  bool setOption(llvm::StringRef Name, llvm::StringRef Value) override;
  void prepare(const Analyses &Shared) const override;
  void judge(const Analyses &Shared, std::vector<Finding> &Findings) const override;

private:
  void judgeConnections(const Analyses &Shared, std::vector<Finding> &Findings) const;

  std::vector<std::string> Ended; ///< Functions and members of which the user says that the wait ends.
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_FUTUREWITHOUTTIMEOUT_H
