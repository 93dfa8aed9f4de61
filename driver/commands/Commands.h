//===- Commands.h - the commands of the program -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Each function carries out one command and returns the exit code, as design.md promises: 0 nothing at the gate; 1 the
/// tool could not do its work; 2 findings at the gate; 3 a unit could not be analysed, and nothing at the gate; 130 and
/// 143 after SIGINT and SIGTERM.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_COMMANDS_COMMANDS_H
#define FLOODGATE_DRIVER_COMMANDS_COMMANDS_H

#include "driver/commands/Options.h"
#include "llvm/Support/Error.h"

namespace floodgate {

/// An error means exit code 1.
llvm::Expected<int> scan(const ScanOptions &Options);
llvm::Expected<int> extract(const ExtractOptions &Options);
llvm::Expected<int> link(const LinkOptions &Options);
llvm::Expected<int> plan(const PlanOptions &Options);
llvm::Expected<int> cache(const CacheOptions &Options);
llvm::Expected<int> list(const ListOptions &Options);
llvm::Expected<int> explain(const ExplainOptions &Options);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_COMMANDS_COMMANDS_H
