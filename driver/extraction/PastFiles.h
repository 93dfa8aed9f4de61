//===- PastFiles.h - files as they were --------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The files that have changed since a git revision, with what was in them then: so that a unit can be read as it was,
/// beside the files that have not changed.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_PASTFILES_H
#define FLOODGATE_DRIVER_EXTRACTION_PASTFILES_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace floodgate {

class PastFiles {
public:
  /// What has changed in the git working tree around the folder \p Root since \p Revision, new files that git does not
  /// ignore included. An error where there is no such tree, or no such revision.
  static llvm::Expected<PastFiles> since(llvm::StringRef Root, const std::string &Revision);

  /// The changed files: absolute, symlinks resolved. Nothing: there was no such file.
  const std::map<std::string, std::optional<std::string>> &files() const { return Files; }

  /// The changed file that \p Path, absolute, means; null where it has not changed.
  const std::optional<std::string> *find(llvm::StringRef Path) const;

  /// The real file system, with the changed files as they were.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> fileSystem() const;

private:
  std::map<std::string, std::optional<std::string>> Files;
  llvm::StringSet<> Names; ///< Without their folders: most files are not even named like a changed one.
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_PASTFILES_H
