//===- Fingerprint.h - how a finding is known again --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two ways to tell that a finding is the one of an earlier scan: GitHub's, which it computes for results that come
/// through its own action but not for those that are uploaded, and our own, which survives any edit that leaves the
/// defect what it is.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_FINGERPRINT_H
#define FLOODGATE_DRIVER_FINGERPRINT_H

#include "../checks/Finding.h"
#include "Sources.h"
#include "llvm/ADT/ArrayRef.h"
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

/// Version 1 of our own fingerprint, one for each of \p Findings: a digest of the check, the entry point and the
/// subject, then `:` and how many findings of \p Findings up to this one have it. No file, no line, no wording: moving,
/// renaming and rewording keep it.
std::vector<std::string> fingerprintsV1(llvm::ArrayRef<Finding> Findings);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_FINGERPRINT_H
