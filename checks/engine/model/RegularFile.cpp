//===- RegularFile.cpp - files that end ------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/RegularFile.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace floodgate {

namespace {

/// What a file is that is not read; the numbers are those of the codes.
enum class Refused { Folder = 1, Fifo, Socket, CharacterDevice, BlockDevice, Unknown };

class RefusedCategory : public std::error_category {
public:
  const char *name() const noexcept override { return "regular file"; }
  std::string message(int Code) const override {
    return std::string("it is ") + describe(static_cast<Refused>(Code)) + ", and only regular files are read";
  }

private:
  static const char *describe(Refused What) {
    switch (What) {
    case Refused::Folder:
      return "a folder";
    case Refused::Fifo:
      return "a FIFO";
    case Refused::Socket:
      return "a socket";
    case Refused::CharacterDevice:
      return "a character device";
    case Refused::BlockDevice:
      return "a block device";
    case Refused::Unknown:
      break;
    }
    return "a special file";
  }
};

std::error_code refuse(Refused What) {
  static const RefusedCategory Category;
  return {static_cast<int>(What), Category};
}

std::error_code systemError() { return {errno, std::generic_category()}; }

bool isNullDevice(const struct stat &Status) {
  struct stat Null;
  return S_ISCHR(Status.st_mode) && stat("/dev/null", &Null) == 0 && S_ISCHR(Null.st_mode) &&
         Null.st_rdev == Status.st_rdev;
}

std::error_code check(const struct stat &Status) {
  if (S_ISREG(Status.st_mode) || isNullDevice(Status))
    return {};
  if (S_ISDIR(Status.st_mode))
    return refuse(Refused::Folder);
  if (S_ISFIFO(Status.st_mode))
    return refuse(Refused::Fifo);
  if (S_ISSOCK(Status.st_mode))
    return refuse(Refused::Socket);
  if (S_ISCHR(Status.st_mode))
    return refuse(Refused::CharacterDevice);
  return refuse(S_ISBLK(Status.st_mode) ? Refused::BlockDevice : Refused::Unknown);
}

} // namespace

std::error_code checkRegularFile(const std::string &Path) {
  // The system would take the part before a zero byte for the name.
  if (Path.empty() || Path.find('\0') != std::string::npos)
    return std::make_error_code(std::errc::no_such_file_or_directory);
  struct stat Status;
  return stat(Path.c_str(), &Status) == 0 ? check(Status) : systemError();
}

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> readRegularFile(llvm::StringRef Path, FileContent How,
                                                                    uint64_t Limit) {
  auto Fail = [](std::error_code Why) { return llvm::createStringError(Why, Why.message()); };
  std::string Name = Path.str();
  // To open some devices is to do something. What is opened may be another file by then: so it is asked again.
  if (std::error_code Why = checkRegularFile(Name))
    return Fail(Why);
  int File = llvm::sys::RetryAfterSignal(
      -1, [&] { return ::open(Name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY); });
  if (File < 0)
    return Fail(systemError());
  auto Close = llvm::make_scope_exit([&] { ::close(File); });
  struct stat Status;
  if (fstat(File, &Status) != 0)
    return Fail(systemError());
  if (std::error_code Why = check(Status))
    return Fail(Why);
  if (!S_ISREG(Status.st_mode))
    return llvm::MemoryBuffer::getMemBufferCopy("", Path);
  const auto Size = static_cast<uint64_t>(Status.st_size);
  if (Size > Limit)
    return llvm::createStringError(std::make_error_code(std::errc::file_too_large),
                                   "it has " + llvm::Twine(Size) + " bytes, and at most " + llvm::Twine(Limit) +
                                       " are read");
  bool IsCopied = How == FileContent::Copied;
  // Of a given size no more is read, and what has become shorter ends with zero bytes.
  auto Buffer = llvm::MemoryBuffer::getOpenFile(File, Path, Size, /*RequiresNullTerminator=*/IsCopied,
                                                /*IsVolatile=*/IsCopied);
  if (!Buffer)
    return Fail(Buffer.getError());
  return std::move(*Buffer);
}

} // namespace floodgate
