//===- Output.h - where reports go -----------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Files are written in one step: a reader sees the old report or the new one, never a part of one.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_OUTPUT_H
#define FLOODGATE_DRIVER_SYSTEM_OUTPUT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <vector>

namespace floodgate {

struct Output {
  enum class Format : uint8_t { Text, Sarif, Facts };
  std::string Path; ///< `-` is standard output.
  Format What = Format::Text;

  bool isStandardOutput() const { return Path == "-"; }
};

/// What `-o` names, files first. Nothing named means text on standard output. An unknown ending, a file named twice and
/// a folder that does not exist are errors: better now than after the scan.
llvm::Expected<std::vector<Output>> chooseOutputs(llvm::ArrayRef<std::string> Names);

/// Writes \p Bytes. On failure, and on an interruption, nothing is left of it.
llvm::Error writeOutput(const Output &To, llvm::StringRef Bytes);

/// Writes all of \p Bytes to an open file. \returns what went wrong, or nothing.
std::string writeAll(int File, llvm::StringRef Bytes);

/// Writes to standard output. Nothing is written twice or lost without an error.
llvm::Error writeToStandardOutput(llvm::StringRef Bytes);

/// Writes a file beside \p Path (with the ending `.tmp`) and gives it that name when it is complete on the disk.
llvm::Error replaceFile(const std::string &Path, llvm::StringRef Bytes);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_OUTPUT_H
