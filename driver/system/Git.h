//===- Git.h - questions to git ----------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The scanned tree may be somebody else's, with its configuration in `.git/config`, which can name programs: for file
/// names that have changed, for hooks, for filters, for the network. git is only asked what needs none of them, is told
/// not to run them, and reads no file of the working tree.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_GIT_H
#define FLOODGATE_DRIVER_SYSTEM_GIT_H

#include "driver/system/Subprocess.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace floodgate {

/// `git -C FOLDER ARGUMENTS`. \p Arguments must be a command that looks at names and objects only: not `diff` or
/// `status`, which compare files and run filters for that.
SubprocessResult git(llvm::StringRef Folder, llvm::ArrayRef<std::string> Arguments, llvm::StringRef Input = "");

namespace gitfiles {

/// The files of the commit \p Commit that have a content, by their path from the top of the tree, with the numbers of
/// their objects.
llvm::Expected<std::map<std::string, std::string>> ofCommit(llvm::StringRef TopLevel, const std::string &Commit);

/// A file as git has seen it last.
struct IndexEntry {
  std::string Object;
  bool IsKnown = false;  ///< Whether what follows was told.
  bool IsAbsent = false; ///< It is not meant to be in the working tree.
  uint32_t Seconds = 0, Nanoseconds = 0, Inode = 0, Size = 0;
};
struct Index {
  std::map<std::string, IndexEntry> Files;
  int64_t WrittenSeconds = 0; ///< What was changed in or after this second may not be as the index says.
};
llvm::Expected<Index> index(llvm::StringRef TopLevel);

/// Files of the working tree that git neither knows nor ignores.
llvm::Expected<std::vector<std::string>> untracked(llvm::StringRef TopLevel);

/// Whether the file \p Name has the content of \p Object. What differs in the ends of lines only is the same. \p Seen
/// is what the index says of it; null: nothing.
bool isUnchanged(llvm::StringRef TopLevel, const std::string &Name, const std::string &Object, const IndexEntry *Seen,
                 const Index &All);

/// The contents of \p Objects, in this order. An error where one is not there: in a partial clone.
llvm::Expected<std::vector<std::string>> contents(llvm::StringRef TopLevel, llvm::ArrayRef<std::string> Objects);

} // namespace gitfiles

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_GIT_H
