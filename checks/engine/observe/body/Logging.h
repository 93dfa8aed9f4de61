//===- Logging.h - statements that write to a log ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads what prints: a macro, a function or an object of the models, with or without `<<`; and what a function prints
/// into a stream that it was given.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_LOGGING_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_LOGGING_H

#include "engine/observe/meaning/Semantics.h"
#include "llvm/ADT/DenseSet.h"

namespace floodgate {

/// One call expression that prints, with all that it prints.
struct LogStatement {
  struct Operand {
    const clang::Expr *What = nullptr;
    const clang::FunctionDecl *By = nullptr; ///< The `operator<<` that prints it; null for an argument.
  };

  const model::Logging *Model = nullptr; ///< Null: it goes into a stream that the function was given.
  Severity How = Severity::Info;
  std::string Name; ///< "LOG(WARNING)", "std::cerr", "spdlog::warn".
  llvm::SmallVector<Operand, 8> Operands;
  clang::SourceRange Where;   ///< What a finding underlines: the macro with its arguments, the object, the call.
  std::string MacroArguments; ///< As written, where the macro is spelled in the source itself and stands for a stream.
};

/// Reads the log statements of one function. Calls must be given parents first.
class LogReader {
public:
  explicit LogReader(Semantics &S) : S(S) {}

  /// What \p Call prints, by itself or at the head of a chain of `<<`; nothing for the rest of a chain, and for what a
  /// macro does besides.
  std::optional<LogStatement> read(const clang::Expr &Call, const clang::FunctionDecl &Callee,
                                   const CallMeaning &Meaning);

private:
  std::optional<LogStatement> readChain(const clang::CXXOperatorCallExpr &Call);
  std::optional<LogStatement> ofMacro(const LoggingMacro &Macro);

  Semantics &S;
  llvm::DenseSet<const clang::Expr *> Inner;     ///< Calls within a chain that was read.
  llvm::DenseSet<clang::SourceLocation> Written; ///< Expansions that were read.
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_LOGGING_H
