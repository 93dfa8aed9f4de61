//===- UnboundedContainer.h - dos-unbounded-container -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_UNBOUNDEDCONTAINER_H
#define FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_UNBOUNDEDCONTAINER_H

#include "Check.h"

namespace floodgate {

/// A container that outlives the request grows on a path from the network, and nothing in the program bounds it:
/// CWE-770.
class UnboundedContainer : public Check {
public:
  llvm::StringRef name() const override { return "dos-unbounded-container"; }
  std::vector<CheckOption> options() const override;
  bool setOption(llvm::StringRef Name, llvm::StringRef Value) override;
  void prepare(const Analyses &Shared) const override;
  void judge(const Analyses &Shared, std::vector<Finding> &Findings) const override;

private:
  void judgeAccumulations(const Analyses &Shared, std::vector<Finding> &Findings) const;
  void judgeGrowths(const Analyses &Shared, std::vector<Finding> &Findings) const;

  /// Members and variables that are known to be bounded by something outside of the program.
  std::vector<std::string> Bounded;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_UNBOUNDEDCONTAINER_H
