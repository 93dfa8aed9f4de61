//===- LineHash.h - GitHub's hash of a line ----------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// GitHub knows a result by its rule and this hash, which its action computes for results that lack it, but which
/// nobody computes for those that are uploaded in another way. It is no identity: it changes with what follows the
/// line.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_LINEHASH_H
#define FLOODGATE_DRIVER_REPORT_LINEHASH_H

#include "driver/report/Sources.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace floodgate {

struct LineHash {
  uint64_t Value;
  unsigned Count; ///< How many lines up to this one have it.
};

/// `primaryLocationLineHash` of every line of \p Text, as github/codeql-action computes it (src/fingerprints.ts): the
/// hash of the 100 characters from the start of the line on, spaces and tabs left out and line ends made alike. The
/// element at N - 1 is that of line N.
std::vector<LineHash> githubLineHashes(llvm::StringRef Text);

/// githubLineHashes() of the files that a report asks for, each hashed once. May be asked from several threads.
class LineHashes {
public:
  explicit LineHashes(SourceReader &Sources) : Sources(Sources) {}
  /// The hash in hexadecimal, `:`, and its count. Empty where the file cannot be read or has no such line.
  std::string of(llvm::StringRef File, unsigned Line);

private:
  SourceReader &Sources;
  std::mutex Guard;
  llvm::StringMap<std::vector<LineHash>> Files;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_REPORT_LINEHASH_H
