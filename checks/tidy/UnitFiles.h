//===- UnitFiles.h - the files of a unit, as facts call them -----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts of a scan call files by their path from the project's root, which clang-tidy knows nothing of, and which may
/// lie elsewhere on this machine than where the scan was made. The root is found by laying the facts' names over the
/// paths of the unit's files: the folder under which most of them fit.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_TIDY_UNITFILES_H
#define FLOODGATE_CHECKS_TIDY_UNITFILES_H

#include "engine/facts/Finding.h"
#include "engine/observe/Observe.h"
#include "clang/Basic/FileEntry.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <string>

namespace floodgate::tidy {

/// The folder under which most of \p Paths, absolute, are called as \p Names, relative, say. Where two folders serve
/// equally many, the one that gives \p MainFile a name is taken, then the one with the shorter path. Nothing where none
/// fits.
std::optional<std::string> inferRoot(llvm::StringRef MainFile, llvm::ArrayRef<std::string> Paths,
                                     const llvm::StringSet<> &Names);

/// The files of one translation unit, and the scope of a clang-tidy run: everything but system headers is the
/// project's.
class UnitFiles : public ProjectScope {
public:
  /// \p Names: the relative file names of a program's facts; empty where there are none, and then a file is called by
  /// its absolute path.
  UnitFiles(clang::SourceManager &Sources, const llvm::StringSet<> &Names);

  std::string nameOf(llvm::StringRef Path) const override;
  bool isOwn(llvm::StringRef /*Path*/, bool IsSystem) const override { return !IsSystem; }

  /// What the facts call the main file.
  std::string mainFile() const { return relative(mainPath(Sources)); }
  /// Where the main file is, absolute.
  static std::string mainPath(const clang::SourceManager &Sources);
  /// Whether a file of that name was read in this unit.
  bool contains(llvm::StringRef Name) const { return Files.contains(Name); }
  /// The place of \p Where: in this unit, or in a file that is opened for it; invalid where there is no such file.
  clang::SourceLocation locate(const SourceRange &Where, unsigned Column) const;
  /// The place of \p Where, in what a macro expands to if it stands there: clang-tidy then looks for NOLINT where the
  /// macro is written as well.
  clang::SourceLocation locateInMacro(const SourceRange &Where) const;

private:
  /// Absolute, without symlinks where the file system can tell.
  std::string realPath(llvm::StringRef Path) const;
  std::string relative(llvm::StringRef RealPath) const;

  clang::SourceManager &Sources;
  std::string Root;                           ///< Ends without `/`; empty: names are absolute.
  llvm::StringMap<clang::FileEntryRef> Files; ///< By name.
  mutable llvm::StringMap<std::string> RealPaths;
  /// Files that are not of this unit, opened to show a step of a path.
  mutable llvm::StringMap<clang::FileID> Opened;
};

} // namespace floodgate::tidy

#endif // FLOODGATE_CHECKS_TIDY_UNITFILES_H
