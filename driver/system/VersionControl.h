//===- VersionControl.h - what was scanned, as git calls it ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Asks git where the scanned code comes from, for SARIF's versionControlProvenance.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_VERSIONCONTROL_H
#define FLOODGATE_DRIVER_SYSTEM_VERSIONCONTROL_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace floodgate {

struct VersionControl {
  std::string RepositoryUri; ///< An absolute URI without user name or password.
  std::string Revision;
  std::string Branch;   ///< Empty when no branch is checked out.
  std::string TopLevel; ///< The folder of the working tree, absolute.
};

/// \returns nothing where \p Root is not in a git working tree with a commit and a remote `origin` that has a URI, or
/// where there is no git.
std::optional<VersionControl> versionControlOf(llvm::StringRef Root);

/// Whether \p Root is in a git working tree. Only from there a report goes to GitHub.
bool isInWorkingTree(llvm::StringRef Root);

/// The form in which the URL of a remote may be shown: `git@host:path` becomes `ssh://host/path`; user names, passwords
/// and queries go, for they may be credentials. Empty for a path on this machine, which means nothing elsewhere.
std::string publicUri(llvm::StringRef RemoteUrl);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_VERSIONCONTROL_H
