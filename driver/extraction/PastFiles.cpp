//===- PastFiles.cpp - files as they were -------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/PastFiles.h"
#include "driver/system/Git.h"
#include "driver/system/RegularFileSystem.h"
#include "driver/units/Scope.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace floodgate {

namespace {

class PastFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  explicit PastFileSystem(const PastFiles &Past)
      : ProxyFileSystem(regularFileSystem()), Past(Past),
        Contents(llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>()) {
    for (const auto &[Path, Content] : Past.files())
      if (Content)
        Contents->addFile(Path, /*ModificationTime=*/0, llvm::MemoryBuffer::getMemBuffer(*Content, Path));
  }

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    std::string Real;
    const std::optional<std::string> *Known = find(Path, Real);
    if (!Known)
      return ProxyFileSystem::status(Path);
    if (!*Known)
      return std::make_error_code(std::errc::no_such_file_or_directory);
    llvm::ErrorOr<llvm::vfs::Status> Found = Contents->status(Real);
    return Found ? llvm::vfs::Status::copyWithNewName(*Found, Path) : Found;
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override {
    std::string Real;
    const std::optional<std::string> *Known = find(Path, Real);
    if (!Known)
      return ProxyFileSystem::openFileForRead(Path);
    if (!*Known)
      return std::make_error_code(std::errc::no_such_file_or_directory);
    return Contents->openFileForRead(Real);
  }
  bool exists(const llvm::Twine &Path) override { return status(Path).getError() == std::error_code(); }

private:
  const std::optional<std::string> *find(const llvm::Twine &Path, std::string &Real) {
    llvm::SmallString<256> Absolute;
    Path.toVector(Absolute);
    if (makeAbsolute(Absolute))
      return nullptr;
    const std::optional<std::string> *Known = Past.find(Absolute);
    if (Known)
      Real = realPath(Absolute);
    return Known;
  }

  const PastFiles &Past;
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Contents;
};

} // namespace

llvm::Expected<PastFiles> PastFiles::since(llvm::StringRef Root, const std::string &Revision) {
  auto Fail = [](llvm::Error Why) { return llvm::createStringError("--since: " + llvm::toString(std::move(Why))); };
  auto Because = [](const SubprocessResult &Answer) {
    llvm::StringRef Said = llvm::StringRef(Answer.Said).split('\n').first;
    return Said.empty() ? "" : (": " + Said).str();
  };
  const SubprocessResult TopLevel = git(Root, {"rev-parse", "--show-toplevel"});
  if (!TopLevel.Succeeded)
    return llvm::createStringError("--since: '" + Root + "' is not in a git working tree" + Because(TopLevel));
  const std::string Folder = llvm::StringRef(TopLevel.Output).rtrim("\r\n").str();
  const SubprocessResult Commit =
      git(Folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", Revision + "^{commit}"});
  if (!Commit.Succeeded)
    return llvm::createStringError("--since: git knows no revision '" + Revision + "' in '" + Folder + "'" +
                                   Because(Commit));
  auto Past = gitfiles::ofCommit(Folder, llvm::StringRef(Commit.Output).rtrim("\r\n").str());
  if (!Past)
    return Fail(Past.takeError());
  auto Known = gitfiles::index(Folder);
  if (!Known)
    return Fail(Known.takeError());
  auto Unknown = gitfiles::untracked(Folder);
  if (!Unknown)
    return Fail(Unknown.takeError());

  std::vector<std::string> Changed, Objects, New;
  for (const auto &[Name, Object] : *Past) {
    auto Seen = Known->Files.find(Name);
    if (gitfiles::isUnchanged(Folder, Name, Object, Seen == Known->Files.end() ? nullptr : &Seen->second, *Known))
      continue;
    Changed.push_back(Name);
    Objects.push_back(Object);
  }
  for (const auto &[Name, Seen] : Known->Files)
    if (!Past->contains(Name) && llvm::sys::fs::exists(realPath(Name, Folder)))
      New.push_back(Name);
  llvm::copy_if(*Unknown, std::back_inserter(New), [&](const std::string &Name) { return !Past->contains(Name); });
  auto Contents = gitfiles::contents(Folder, Objects);
  if (!Contents)
    return Fail(Contents.takeError());

  PastFiles Result;
  auto Add = [&](const std::string &Name, std::optional<std::string> Content) {
    std::string Path = realPath(Name, Folder);
    Result.Names.insert(llvm::sys::path::filename(Path));
    Result.Files[std::move(Path)] = std::move(Content);
  };
  for (auto [Name, Content] : llvm::zip_equal(Changed, *Contents))
    Add(Name, std::move(Content));
  for (const std::string &Name : New)
    Add(Name, std::nullopt);
  return Result;
}

const std::optional<std::string> *PastFiles::find(llvm::StringRef Path) const {
  if (!Names.contains(llvm::sys::path::filename(Path)))
    return nullptr;
  auto It = Files.find(realPath(Path));
  return It == Files.end() ? nullptr : &It->second;
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> PastFiles::fileSystem() const {
  return llvm::makeIntrusiveRefCnt<PastFileSystem>(*this);
}

} // namespace floodgate
