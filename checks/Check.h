//===- Check.h - what every check is ----------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A check observes calls in one unit and judges the whole program. The same object serves the driver and clang-tidy.
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

class CallSite;
class Program;
class UseSite;

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

  /// Observe: called for each call expression in the project's own code. Records what it sees in \p Site.
  virtual void observe(CallSite &Site) const = 0;
  /// Called for each division, index, loop bound and the like in the project's own code.
  virtual void observeUse(UseSite &Site) const;
  /// Judge: asks the whole program, appends findings in any order.
  virtual void judge(const Program &Whole, std::vector<Finding> &Findings) const = 0;
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
