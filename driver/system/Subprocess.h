//===- Subprocess.h - another program, and what it says ---------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_SUBPROCESS_H
#define FLOODGATE_DRIVER_SYSTEM_SUBPROCESS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace floodgate {

struct SubprocessResult {
  bool Succeeded = false; ///< It ran, and ended with 0 in time.
  std::string Output;     ///< Of its standard output.
  std::string Said;       ///< The beginning of its standard error, or why it could not be run.
};

/// Runs \p Command, whose first word is the path of a program, in \p Environment (`NAME=VALUE`), with \p Input as its
/// standard input, for \p Seconds at most. Leaves no file behind, and no process: an interruption kills it.
SubprocessResult runProgram(llvm::ArrayRef<std::string> Command, llvm::ArrayRef<std::string> Environment,
                            llvm::StringRef Input, unsigned Seconds);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_SUBPROCESS_H
