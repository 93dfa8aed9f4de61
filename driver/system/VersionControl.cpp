//===- VersionControl.cpp - what was scanned, as git calls it -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/VersionControl.h"
#include "driver/system/Git.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>
#include <tuple>

namespace floodgate {
std::string publicUri(llvm::StringRef RemoteUrl) {
  llvm::StringRef Scheme, Rest;
  if (RemoteUrl.contains("://")) {
    std::tie(Scheme, Rest) = RemoteUrl.split("://");
  } else {
    // `user@host:path`; a slash before the colon makes it a path on this machine.
    auto [Host, Path] = RemoteUrl.split(':');
    if (Path.empty() || Host.contains('/'))
      return "";
    Host = Host.substr(Host.rfind('@') + 1);
    return ("ssh://" + Host + (Path.starts_with("/") ? "" : "/") + Path).str();
  }
  if (Scheme.empty() || Scheme == "file")
    return "";
  Rest = Rest.take_until([](char C) { return C == '?' || C == '#'; });
  const size_t EndOfHost = std::min(Rest.find('/'), Rest.size());
  const llvm::StringRef Authority = Rest.take_front(EndOfHost);
  const llvm::StringRef Host = Authority.substr(Authority.rfind('@') + 1);
  if (Host.empty())
    return "";
  return (Scheme + "://" + Host + Rest.drop_front(EndOfHost)).str();
}

bool isInWorkingTree(llvm::StringRef Root) {
  const SubprocessResult Answer = git(Root, {"rev-parse", "--is-inside-work-tree"});
  return Answer.Succeeded && llvm::StringRef(Answer.Output).trim() == "true";
}

std::optional<VersionControl> versionControlOf(llvm::StringRef Root) {
  // One process for three answers, a line each, in the order of the questions.
  const SubprocessResult Answers = git(Root, {"rev-parse", "--show-toplevel", "HEAD", "--abbrev-ref", "HEAD"});
  if (!Answers.Succeeded)
    return std::nullopt;
  llvm::SmallVector<llvm::StringRef, 3> Lines;
  llvm::StringRef(Answers.Output).rtrim("\r\n").split(Lines, '\n');
  const SubprocessResult Remote = git(Root, {"config", "--get", "remote.origin.url"});
  if (Lines.size() != 3 || !Remote.Succeeded)
    return std::nullopt;
  VersionControl Found;
  Found.RepositoryUri = publicUri(llvm::StringRef(Remote.Output).rtrim("\r\n"));
  if (Found.RepositoryUri.empty())
    return std::nullopt;
  Found.TopLevel = Lines[0].str();
  Found.Revision = Lines[1].str();
  // git answers `HEAD` when no branch is checked out, as most build servers do.
  if (Lines[2] != "HEAD")
    Found.Branch = Lines[2].str();
  return Found;
}

} // namespace floodgate
