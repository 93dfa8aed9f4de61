//===- Conditions.h - what a condition tells --------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Takes conditions apart: what is known where one holds, or does not.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CONDITIONS_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CONDITIONS_H

#include "engine/observe/values/Values.h"

namespace floodgate {

/// Appends a guard on \p Subject, as \p Condition tells it.
void addGuard(Semantics &S, Guard::Kind Kind, bool Nested, Place Subject, const clang::Expr &Condition,
              std::vector<Guard> &Into);

/// Appends to \p Into what is known where \p Condition is \p Holds. \p Nested as in Guard.
void collectGuards(Semantics &S, const Values &V, const clang::Expr &Condition, bool Holds, bool Nested,
                   std::vector<Guard> &Into);

/// How control leaves the statements of one function; each is looked at once.
class Exits {
public:
  explicit Exits(Semantics &S) : S(S) {}

  /// Whether control never reaches what follows \p Statement: it returns, throws, jumps or aborts.
  bool leave(const clang::Stmt *Statement) { return find(Statement) & Leaves; }
  /// Whether \p Statement ends the loop around it, if control gets there: it leaves, but not to the next turn.
  bool leaveLoop(const clang::Stmt *Statement) { return find(Statement) & LeavesLoop; }
  /// Whether \p Statement ends the program.
  bool abort(const clang::Stmt *Statement) { return find(Statement) & Aborts; }

private:
  enum : uint8_t { Aborts = 1, LeavesLoop = 2, Leaves = 4 };
  uint8_t find(const clang::Stmt *Statement);

  Semantics &S;
  llvm::DenseMap<const clang::Stmt *, uint8_t> Known; ///< Of blocks and `if` statements.
};

/// The condition that an assertion macro's \p Expansion tests, with the sense in which it holds afterwards; and, for a
/// macro that the models call a completion test, the futures that it looks at.
void collectAsserted(Semantics &S, const Values &V, const clang::Stmt &Expansion, llvm::StringRef Macro,
                     std::vector<Guard> &Into);

/// The futures that \p Statement names, as complete ones.
void collectFutures(Semantics &S, const Values &V, const clang::Stmt &Statement, std::vector<Guard> &Into);

/// The elements that \p Expansion, an assertion that something is there, looks up by key.
void collectAssertedElements(Semantics &S, const Values &V, const clang::Stmt &Expansion, std::vector<Guard> &Into);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CONDITIONS_H
