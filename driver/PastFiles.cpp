//===- PastFiles.cpp - files as they were -------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "PastFiles.h"
#include "RegularFileSystem.h"
#include "Scope.h"
#include "VersionControl.h"
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
  auto TopLevel = git(Root, {"rev-parse", "--show-toplevel"});
  if (!TopLevel)
    return llvm::createStringError("--since: '" + Root + "' is not in a git working tree");
  std::string Folder = llvm::StringRef(*TopLevel).rtrim("\r\n").str();
  auto Commit = git(Folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", Revision + "^{commit}"});
  if (!Commit)
    return llvm::createStringError("--since: git knows no revision '" + Revision + "' in '" + Folder + "'");
  std::string Id = llvm::StringRef(*Commit).rtrim("\r\n").str();
  auto Changed = git(Folder, {"diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", Id, "--"});
  auto Untracked = git(Folder, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!Changed || !Untracked)
    return llvm::createStringError("--since: git cannot say what has changed since '" + Revision + "'");

  PastFiles Result;
  for (llvm::StringRef List : {llvm::StringRef(*Changed), llvm::StringRef(*Untracked)}) {
    llvm::SmallVector<llvm::StringRef, 32> Names;
    List.split(Names, '\0', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef Name : Names) {
      std::string Path = realPath(Name, Folder);
      // What git has no object for was not there.
      Result.Files[Path] = git(Folder, {"cat-file", "blob", Id + ":" + Name.str()});
      Result.Names.insert(llvm::sys::path::filename(Path));
    }
  }
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
