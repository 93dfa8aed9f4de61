//===- Check.h - what every check is ----------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A check judges the whole program by the facts that were observed in its units (engine/facts). The same object serves
/// the driver and clang-tidy.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_CHECK_H
#define FLOODGATE_CHECKS_CHECK_H

#include "engine/facts/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

class Analyses;

/// One row of Checks.def.
struct CheckInfo {
  std::string Name; ///< "dos-unbounded-container".
  unsigned Cwe = 0;
  std::string DefaultLevel;     ///< SARIF: "error" or "warning".
  std::string Precision;        ///< SARIF: "very-high", "high", "medium", "low".
  std::string SecuritySeverity; ///< "0.1" to "10.0".
  std::string Title;
  std::string Summary;       ///< One sentence.
  std::string Documentation; ///< docs/checks/NAME.md, compiled in.
};

/// An option that a check offers, the same under both faces.
struct CheckOption {
  std::string Name; ///< "AllowedTypes".
  std::string Default;
  std::string Description; ///< One sentence.
  bool HoldsNames = false; ///< It is a list of names of the program's functions, members or variables.
};

class Check {
public:
  virtual ~Check();

  virtual llvm::StringRef name() const = 0;
  virtual std::vector<CheckOption> options() const { return {}; }
  /// Sets an option that options() names. \returns false where \p Value is not of the option's form.
  virtual bool setOption(llvm::StringRef Name, llvm::StringRef Value);

  /// Asks for the results that judge() will need and that other checks need, too: they are shared. Optional; what is
  /// not asked for here runs when it is needed.
  virtual void prepare(const Analyses &Shared) const;
  /// Judge: asks the whole program, appends findings in any order.
  virtual void judge(const Analyses &Shared, std::vector<Finding> &Findings) const = 0;
};

/// The names in \p Value, an option that is a list of them: separated by semicolons.
std::vector<std::string> namesIn(llvm::StringRef Value);

/// All checks of Checks.def, in its order.
std::vector<std::unique_ptr<Check>> createChecks();

/// The rows of Checks.def, in its order.
llvm::ArrayRef<CheckInfo> checkTable();

/// Whether \p Globs (clang-tidy's syntax: comma separated, `-` excludes, the last match wins) selects \p Name.
bool selects(llvm::StringRef Globs, llvm::StringRef Name);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_CHECK_H
