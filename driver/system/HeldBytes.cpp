//===- HeldBytes.cpp - bytes that nobody can change -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/HeldBytes.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstring>
#include <utility>

namespace floodgate {

std::optional<HeldBytes> HeldBytes::copyOf(llvm::StringRef Bytes) {
  using llvm::sys::Memory;
  HeldBytes Result;
  if (Bytes.empty())
    return Result;
  std::error_code Problem;
  Result.Memory = llvm::sys::OwningMemoryBlock(
      Memory::allocateMappedMemory(Bytes.size(), nullptr, Memory::MF_READ | Memory::MF_WRITE, Problem));
  if (Problem)
    return std::nullopt;
  Result.Size = Bytes.size();
  std::memcpy(Result.Memory.base(), Bytes.data(), Bytes.size());
  // What is read only does not count as memory of a worker, either.
  if (Memory::protectMappedMemory(Result.Memory.getMemoryBlock(), Memory::MF_READ))
    return std::nullopt;
  return Result;
}

namespace {

class HeldFile : public llvm::vfs::File {
public:
  HeldFile(llvm::vfs::Status Known, llvm::StringRef Bytes) : Known(std::move(Known)), Bytes(Bytes) {}
  llvm::ErrorOr<llvm::vfs::Status> status() override { return Known; }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> getBuffer(const llvm::Twine &Name, int64_t, bool NullTerminator,
                                                               bool) override {
    if (NullTerminator)
      return llvm::MemoryBuffer::getMemBufferCopy(Bytes, Name);
    llvm::SmallString<128> Storage;
    return llvm::MemoryBuffer::getMemBuffer(Bytes, Name.toStringRef(Storage), /*RequiresNullTerminator=*/false);
  }
  std::error_code close() override { return {}; }

private:
  llvm::vfs::Status Known;
  llvm::StringRef Bytes;
};

class WithFile : public llvm::vfs::ProxyFileSystem {
public:
  WithFile(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base, std::string Name, llvm::StringRef Bytes)
      : ProxyFileSystem(std::move(Base)), Name(std::move(Name)), Bytes(Bytes), Id(llvm::vfs::getNextVirtualUniqueID()) {
  }

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    if (!isMine(Path))
      return ProxyFileSystem::status(Path);
    return mine();
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override {
    if (!isMine(Path))
      return ProxyFileSystem::openFileForRead(Path);
    return std::make_unique<HeldFile>(mine(), Bytes);
  }
  bool exists(const llvm::Twine &Path) override { return isMine(Path) || ProxyFileSystem::exists(Path); }
  std::error_code getRealPath(const llvm::Twine &Path, llvm::SmallVectorImpl<char> &Real) override {
    if (!isMine(Path))
      return ProxyFileSystem::getRealPath(Path, Real);
    Real.assign(Name.begin(), Name.end());
    return {};
  }

private:
  bool isMine(const llvm::Twine &Path) const {
    llvm::SmallString<128> Storage;
    return Path.toStringRef(Storage) == Name;
  }
  llvm::vfs::Status mine() const {
    return {Name, Id, {}, 0, 0, Bytes.size(), llvm::sys::fs::file_type::regular_file, llvm::sys::fs::perms::all_read};
  }

  std::string Name;
  llvm::StringRef Bytes;
  llvm::sys::fs::UniqueID Id;
};

} // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> withFile(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base,
                                                         std::string Name, llvm::StringRef Bytes) {
  return llvm::makeIntrusiveRefCnt<WithFile>(std::move(Base), std::move(Name), Bytes);
}

} // namespace floodgate
