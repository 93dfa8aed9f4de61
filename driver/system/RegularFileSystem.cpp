//===- RegularFileSystem.cpp - what the compiler may open ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/RegularFileSystem.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/SmallString.h"

namespace floodgate {

namespace {

class RegularFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  RegularFileSystem() : ProxyFileSystem(llvm::vfs::getRealFileSystem()) {}

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override {
    llvm::SmallString<256> Absolute;
    Path.toVector(Absolute);
    (void)makeAbsolute(Absolute);
    // Clang opens folders, to find out that they are some.
    std::error_code Refused = checkRegularFile(std::string(Absolute));
    if (Refused && !isFolder(Absolute))
      return Refused;
    return ProxyFileSystem::openFileForRead(Path);
  }

private:
  bool isFolder(llvm::StringRef Path) {
    llvm::ErrorOr<llvm::vfs::Status> Status = status(Path);
    return Status && Status->isDirectory();
  }
};

} // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> regularFileSystem() {
  return llvm::makeIntrusiveRefCnt<RegularFileSystem>();
}

} // namespace floodgate
