//===- ControlFlow.h - what control flow tells of a test --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Asks clang's CFG of one body what the text alone does not show: whether what follows a test is reached only by its
/// failing. A branch that ends in a fatal log line leaves, and so does an endless loop; a `break` in a loop goes on
/// after it although the condition still holds.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CONTROLFLOW_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CONTROLFLOW_H

#include "clang/AST/Decl.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <optional>

namespace floodgate {

class ControlFlow {
public:
  /// \p HasErrors: clang has seen errors in the body, of which there is then no graph.
  ControlFlow(const clang::FunctionDecl &Function, bool HasErrors) : Function(Function), Tried(HasErrors) {}

  /// Whether control comes to what follows \p Branch, an `if` without `else` or a loop, only where its condition does
  /// not hold. Nothing where there is no CFG of the function.
  std::optional<bool> failsAfter(const clang::Stmt &Branch, const clang::Expr &Condition);

private:
  const clang::FunctionDecl &Function;
  std::unique_ptr<clang::CFG> Graph; ///< Made when it is first asked.
  /// The blocks that end with a branch at this statement.
  llvm::DenseMap<const clang::Stmt *, llvm::SmallVector<const clang::CFGBlock *, 1>> Testing;
  bool Tried;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CONTROLFLOW_H
