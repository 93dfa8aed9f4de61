//===- VersionControl.cpp - what was scanned, as git calls it -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "VersionControl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include <algorithm>
#include <tuple>

namespace floodgate {
namespace {

/// A report must not wait for a git that hangs on a dead network file system.
constexpr unsigned GitSeconds = 10;

} // namespace

std::optional<std::string> git(llvm::StringRef Root, llvm::ArrayRef<std::string> Arguments) {
  const auto Program = llvm::sys::findProgramByName("git");
  llvm::SmallString<128> Output;
  if (!Program || llvm::sys::fs::createTemporaryFile("floodgate-git", "out", Output))
    return std::nullopt;
  const llvm::FileRemover Remover(Output);
  llvm::SmallVector<llvm::StringRef, 8> Command{*Program, "-C", Root};
  for (const std::string &Argument : Arguments)
    Command.push_back(Argument);
  // Empty redirects go to the null device: git neither asks nor complains.
  const std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(""), llvm::StringRef(Output),
                                                      llvm::StringRef("")};
  if (llvm::sys::ExecuteAndWait(*Program, Command, /*Env=*/std::nullopt, Redirects, GitSeconds) != 0)
    return std::nullopt;
  auto Buffer = llvm::MemoryBuffer::getFile(Output);
  if (!Buffer)
    return std::nullopt;
  return (*Buffer)->getBuffer().str();
}

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

std::optional<VersionControl> versionControlOf(llvm::StringRef Root) {
  // One process for three answers, a line each, in the order of the questions.
  const auto Answers = git(Root, {"rev-parse", "--show-toplevel", "HEAD", "--abbrev-ref", "HEAD"});
  if (!Answers)
    return std::nullopt;
  llvm::SmallVector<llvm::StringRef, 3> Lines;
  llvm::StringRef(*Answers).rtrim("\r\n").split(Lines, '\n');
  const auto Remote = git(Root, {"config", "--get", "remote.origin.url"});
  if (Lines.size() != 3 || !Remote)
    return std::nullopt;
  VersionControl Found;
  Found.RepositoryUri = publicUri(llvm::StringRef(*Remote).rtrim("\r\n"));
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
