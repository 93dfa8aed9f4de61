//===- Sources.h - the text of the scanned files -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A report needs more of a file than a finding carries: GitHub's line hash reads on from the line. The reading stands
/// behind an interface, so that the renderings can be tested with files that exist nowhere.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SOURCES_H
#define FLOODGATE_DRIVER_SOURCES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

class SourceReader {
public:
  virtual ~SourceReader();
  /// The bytes of \p File, which is named as in a SourceRange; null where it cannot be read. The answer stays valid as
  /// long as the reader.
  virtual const std::string *read(llvm::StringRef File) = 0;
};

/// Reads below a folder, each file once.
class DiskSources : public SourceReader {
public:
  explicit DiskSources(std::string Root) : Root(std::move(Root)) {}
  const std::string *read(llvm::StringRef File) override;

private:
  std::string Root;
  llvm::StringMap<std::unique_ptr<std::string>> Files; ///< Null: could not be read.
};

/// The text of a 1-based line, without its end; empty past the end of the file.
llvm::StringRef lineOf(llvm::StringRef Text, unsigned Line);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SOURCES_H
