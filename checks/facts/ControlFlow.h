//===- ControlFlow.h - what control flow tells of a test --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Asks clang's CFG of one body what the text alone does not show: whether what follows a test is reached only by its
/// failing. A branch that ends in a fatal log line leaves, and so does an endless loop; a `break` in a loop goes on
/// after it although the condition still holds.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FACTS_CONTROLFLOW_H
#define FLOODGATE_CHECKS_FACTS_CONTROLFLOW_H

#include "clang/AST/Decl.h"
#include "clang/Analysis/CFG.h"
#include <memory>
#include <optional>

namespace floodgate {

class ControlFlow {
public:
  explicit ControlFlow(const clang::FunctionDecl &Function) : Function(Function) {}

  /// Whether control comes to what follows \p Branch, an `if` without `else` or a loop, only where its condition does
  /// not hold. Nothing where there is no CFG of the function.
  std::optional<bool> failsAfter(const clang::Stmt &Branch, const clang::Expr &Condition);

private:
  const clang::FunctionDecl &Function;
  std::unique_ptr<clang::CFG> Graph; ///< Made when it is first asked.
  bool Tried = false;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FACTS_CONTROLFLOW_H
