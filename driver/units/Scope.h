//===- Scope.h - which files are the project's own -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `--root`, `--exclude` and the build folder mean for a file.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_SCOPE_H
#define FLOODGATE_DRIVER_UNITS_SCOPE_H

#include "engine/observe/Observe.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"
#include <string>
#include <vector>

namespace floodgate {

/// Globs of what is left out. In them `*` matches any run of characters, `/` included; a glob that matches a folder
/// matches everything below it.
class ExcludeGlobs {
public:
  static llvm::Expected<ExcludeGlobs> create(llvm::ArrayRef<std::string> Globs);
  /// \p Name is relative to the root, or absolute.
  bool matches(llvm::StringRef Name) const;

private:
  std::vector<llvm::GlobPattern> Patterns;
};

/// The files under \p Root, less what lies in \p BuildFolder, what \p Exclude matches, and system headers.
class FolderScope : public ProjectScope {
public:
  /// What lies in a build folder outside of the root is called by its way from the root (`../build/a.h`), so that it
  /// has the same name where both have moved. \p Root and \p BuildFolder are absolute, with symlinks resolved. An empty
  /// \p BuildFolder excludes nothing.
  FolderScope(std::string Root, std::string BuildFolder, ExcludeGlobs Exclude);

  std::string nameOf(llvm::StringRef AbsolutePath) const override;
  bool isOwn(llvm::StringRef AbsolutePath, bool IsSystem) const override;

  const std::string &root() const { return Root; }
  const std::string &buildFolder() const { return BuildFolder; }

private:
  struct Answer {
    std::string Name;
    bool IsOwn = false;
  };
  const Answer &ask(llvm::StringRef Path) const;

  std::string Root, BuildFolder;
  ExcludeGlobs Exclude;
  mutable llvm::StringMap<Answer> Cache;
};

/// Whether \p Path, absolute, is \p Folder or lies below it.
bool isUnder(llvm::StringRef Path, llvm::StringRef Folder);

/// The absolute form of \p Path, and nothing in it resolved: that many slashes at its beginning are one. Starts as
/// realPath() does.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Folder = "");

/// The absolute form of \p Path, whose folder has no symlinks; the file itself may be one. Starts as realPath() does.
std::string plainPath(llvm::StringRef Path, llvm::StringRef Folder = "");

/// The way from the folder \p From to \p Path: `../build/a.h`. Where one of them is not absolute there is none: \p
/// Path.
std::string relativePath(llvm::StringRef Path, llvm::StringRef From);

/// The absolute form of \p Path without `.`, `..` and symlinks. Of a path that does not exist, the part that does is
/// resolved. A relative \p Path starts from \p Folder, or from the working directory where that is empty.
std::string realPath(llvm::StringRef Path, llvm::StringRef Folder = "");

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_SCOPE_H
