//===- UnvalidatedField.h - dos-unvalidated-field ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNVALIDATED_FIELD_UNVALIDATEDFIELD_H
#define FLOODGATE_CHECKS_UNVALIDATED_FIELD_UNVALIDATEDFIELD_H

#include "Check.h"

namespace floodgate {

/// A value that a peer decides reaches a use that needs a check first, and nothing on the way checks it: CWE-20, with
/// its specific kind by the use (CWE-606, 674, 704, 789, 1284 …).
class UnvalidatedField : public Check {
public:
  llvm::StringRef name() const override { return "dos-unvalidated-field"; }
  std::vector<CheckOption> options() const override;
  bool setOption(llvm::StringRef Name, llvm::StringRef Value) override;
  void judge(const Analyses &Shared, std::vector<Finding> &Findings) const override;

private:
  /// Functions whose argument counts as checked afterwards, whatever they look at.
  std::vector<std::string> Validating;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNVALIDATED_FIELD_UNVALIDATEDFIELD_H
