//===- Sources.h - the text of the scanned files -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A report needs more of a file than a finding carries: GitHub's line hash reads on from the line. The reading stands
/// behind an interface, so that the renderings can be tested with files that exist nowhere.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_SOURCES_H
#define FLOODGATE_DRIVER_REPORT_SOURCES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace floodgate {

/// \p Text, where what is no UTF-8 is replaced.
std::string validUtf8(llvm::StringRef Text);

/// May be asked from several threads.
class SourceReader {
public:
  virtual ~SourceReader();
  /// The bytes of \p File, which is named as in a SourceRange; null where it cannot be read. The answer stays valid as
  /// long as the reader.
  virtual const std::string *read(llvm::StringRef File) = 0;
  /// A 1-based line of \p File, without its end; empty where there is none.
  llvm::StringRef line(llvm::StringRef File, unsigned Line);

private:
  std::mutex StartsGuard;
  llvm::StringMap<std::vector<size_t>> Starts; ///< Where each line of a file begins.
};

/// Reads regular files below a folder, each once. What facts name may be anywhere, and facts may come from anybody:
/// what lies outside, symbolic links resolved, cannot be read.
class DiskSources : public SourceReader {
public:
  explicit DiskSources(llvm::StringRef Root);
  const std::string *read(llvm::StringRef File) override;

private:
  std::string Root; ///< Without symbolic links; empty: there is no such folder.
  std::mutex Guard;
  llvm::StringMap<std::unique_ptr<std::string>> Files; ///< Null: could not be read.
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_REPORT_SOURCES_H
