//===- UnboundedLogging.h - dos-unbounded-logging ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_LOGGING_UNBOUNDEDLOGGING_H
#define FLOODGATE_CHECKS_UNBOUNDED_LOGGING_UNBOUNDEDLOGGING_H

#include "Check.h"
#include "unbounded-logging/LoggingJudge.h"

namespace floodgate {

/// A peer decides how many lines are written to the log, or how long they are: CWE-779.
class UnboundedLogging : public Check {
public:
  llvm::StringRef name() const override { return "dos-unbounded-logging"; }
  std::vector<CheckOption> options() const override;
  bool setOption(llvm::StringRef Name, llvm::StringRef Value) override;
  void judge(const Analyses &Shared, std::vector<Finding> &Findings) const override;

private:
  Finding present(const Program &P, llvm::ArrayRef<std::pair<const LogLine *, LogVerdict>> Group) const;

  /// Functions whose lines are wanted.
  std::vector<std::string> Allowed;
  /// The N of the sampling macro that a fix writes.
  unsigned Every = 100;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_LOGGING_UNBOUNDEDLOGGING_H
