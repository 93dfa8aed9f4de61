//===- InputRecorder.cpp - notes what a parse reads ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/InputRecorder.h"
#include "driver/extraction/PastFiles.h"
#include "driver/system/RegularFileSystem.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

namespace floodgate {

/// A stamp that is younger when a file is read does not tell its content. Stamps are coarse, up to two seconds: two
/// writes may have the same. What is written through a mapping gets its stamp when a page is first touched, and the
/// next one only after the system has written that page back, which takes half a minute.
static constexpr int64_t Youngest = int64_t(60) * 1'000'000'000;

/// An open file that notes what is read from it.
class InputRecorder::Opened : public llvm::vfs::File {
public:
  /// \p Descriptor is a file of the machine, with \p Status when it was opened; or -1, and \p Past is what it was.
  Opened(InputRecorder &By, Input Noted, std::string Name, int Descriptor, const struct stat &Status, int64_t Started,
         std::unique_ptr<llvm::vfs::File> Past)
      : By(By), Noted(std::move(Noted)), Name(std::move(Name)), Descriptor(Descriptor), Before(Status),
        Started(Started), Past(std::move(Past)) {}
  ~Opened() override { (void)Opened::close(); }

  llvm::ErrorOr<llvm::vfs::Status> status() override {
    if (Past)
      return Past->status();
    llvm::sys::fs::file_status Status;
    if (std::error_code Problem = llvm::sys::fs::status(Descriptor, Status))
      return Problem;
    return llvm::vfs::Status::copyWithNewName(Status, Name);
  }
  llvm::ErrorOr<std::string> getName() override { return Past ? Past->getName() : Noted.Real; }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> getBuffer(const llvm::Twine &BufferName, int64_t Size,
                                                               bool NullTerminator, bool) override;
  std::error_code close() override {
    if (Past)
      return Past->close();
    int Closed = std::exchange(Descriptor, -1);
    return Closed >= 0 && ::close(Closed) ? std::error_code(errno, std::generic_category()) : std::error_code();
  }

private:
  InputRecorder &By;
  Input Noted;
  std::string Name; ///< As it was asked for.
  int Descriptor;
  struct stat Before;
  int64_t Started;
  std::unique_ptr<llvm::vfs::File> Past;
};

llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
InputRecorder::Opened::getBuffer(const llvm::Twine &BufferName, int64_t Size, bool NullTerminator, bool) {
  FileStamp Stamp = stampOf(Before);
  auto Buffer = Past ? Past->getBuffer(BufferName, -1, NullTerminator, true)
                     : llvm::MemoryBuffer::getOpenFile(Descriptor, BufferName, Stamp.Size, NullTerminator,
                                                       /*IsVolatile=*/true);
  if (!Buffer) {
    By.Unsettled = Noted.Path;
    return Buffer;
  }
  llvm::StringRef Bytes = (*Buffer)->getBuffer();
  Noted.What = Input::State::Read;
  Noted.Content = digestOf(Bytes);
  if (Past) {
    Noted.Stamp = {true, false, Bytes.size(), 0, 0, 0};
  } else {
    struct stat After;
    if (fstat(Descriptor, &After) != 0 || stampOf(After) != Stamp)
      By.Unsettled = Noted.Path;
    Noted.Stamp = By.believed(Stamp, Descriptor, Before.st_dev, Started);
  }
  By.note(Noted);
  // `#embed` asks for the beginning only.
  if (Size >= 0 && static_cast<uint64_t>(Size) < Bytes.size())
    return llvm::MemoryBuffer::getMemBufferCopy(Bytes.take_front(static_cast<size_t>(Size)), BufferName);
  return Buffer;
}

InputRecorder::InputRecorder(std::string Folder, const PastFiles *Past, int64_t ClockAhead)
    : ProxyFileSystem(Past ? Past->fileSystem() : regularFileSystem()), Folder(std::move(Folder)), Past(Past),
      ClockAhead(ClockAhead) {}

std::string InputRecorder::absolute(const llvm::Twine &Path) const {
  llvm::SmallString<256> Name;
  Path.toVector(Name);
  if (!Name.empty())
    llvm::sys::path::make_absolute(Folder, Name);
  return std::string(Name);
}

void InputRecorder::note(Input Now) {
  if (Now.Path.empty())
    return;
  auto [It, New] = Found.try_emplace(Now.Path, Now);
  if (New)
    return;
  if (contradict(It->second, Now))
    Unsettled = Now.Path;
  else if (Now.What > It->second.What)
    It->second = std::move(Now);
}

void InputRecorder::noteFailure(const std::string &Path, std::error_code Why) {
  // No file can have such a name.
  if (Why == std::errc::filename_too_long)
    return;
  // Whatever else is wrong with it, it is there: a result that rests on its absence is not used again.
  note({Path, Input::State::Absent, "", {}, {}});
  // These tell nothing of the file, and may be over the next moment.
  for (std::errc Passing :
       {std::errc::too_many_files_open, std::errc::too_many_files_open_in_system, std::errc::not_enough_memory,
        std::errc::io_error, std::errc::interrupted, std::errc::resource_unavailable_try_again, std::errc::timed_out})
    if (Why == Passing)
      Unsettled = Path;
#ifdef ESTALE
  if (Why == std::error_code(ESTALE, std::generic_category()))
    Unsettled = Path;
#endif
}

llvm::ErrorOr<llvm::vfs::Status> InputRecorder::status(const llvm::Twine &Path) {
  auto Result = ProxyFileSystem::status(Path);
  std::string Name = absolute(Path);
  if (!Result) {
    noteFailure(Name, Result.getError());
    return Result;
  }
  Input::State What = Result->isDirectory()    ? Input::State::Folder
                      : Result->getSize() == 0 ? Input::State::Empty
                                               : Input::State::Present;
  if (auto It = Found.find(Name); It == Found.end() || It->second.What < What)
    note({Name, What, realNameOf(Name, Past), {}, {}});
  return Result;
}

/// Where the open file \p Descriptor lies; empty where that cannot be said.
static std::string nameOfOpen(int Descriptor) {
  llvm::SmallString<256> Real;
  std::string Link = "/proc/self/fd/" + std::to_string(Descriptor);
  char Target[4096];
  ssize_t Length = readlink(Link.c_str(), Target, sizeof Target);
  llvm::StringRef Name(Target, static_cast<size_t>(std::max<ssize_t>(Length, 0)));
  bool IsWhole = Name.size() < sizeof Target && Name.starts_with("/") && !Name.ends_with(" (deleted)");
  return IsWhole ? Name.str() : "";
}

llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> InputRecorder::openFileForRead(const llvm::Twine &Path) {
  std::string Name = absolute(Path);
  if (Past && Past->find(Name)) {
    auto Base = ProxyFileSystem::openFileForRead(Path);
    if (!Base) {
      noteFailure(Name, Base.getError());
      return Base.getError();
    }
    (void)status(Path);
    return std::make_unique<Opened>(*this, Input{Name, Input::State::Present, realNameOf(Name, Past), {}, {}},
                                    Path.str(), -1, (struct stat){}, 0, std::move(*Base));
  }
  auto Fail = [&](std::error_code Why) {
    noteFailure(Name, Why);
    return Why;
  };
  int64_t Started = now();
  struct stat Status;
  if (std::error_code Refused = checkRegularFile(Name))
    if (::stat(Name.c_str(), &Status) != 0 || !S_ISDIR(Status.st_mode))
      return Fail(Refused);
  int Descriptor = llvm::sys::RetryAfterSignal(
      -1, [&] { return ::open(Name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); });
  if (Descriptor < 0 || fstat(Descriptor, &Status) != 0)
    return Fail({errno, std::generic_category()});
  Input Noted{Name, Input::State::Present, nameOfOpen(Descriptor), {}, {}};
  if (Noted.Real.empty())
    Noted.Real = realNameOf(Name, Past);
  Noted.What = S_ISDIR(Status.st_mode) ? Input::State::Folder
               : Status.st_size == 0   ? Input::State::Empty
                                       : Input::State::Present;
  note(Noted);
  return std::make_unique<Opened>(*this, std::move(Noted), Path.str(), Descriptor, Status, Started, nullptr);
}

bool InputRecorder::exists(const llvm::Twine &Path) { return status(Path).getError() == std::error_code(); }

std::error_code InputRecorder::getRealPath(const llvm::Twine &Path, llvm::SmallVectorImpl<char> &Real) {
  (void)status(Path);
  return ProxyFileSystem::getRealPath(Path, Real);
}

std::error_code InputRecorder::setCurrentWorkingDirectory(const llvm::Twine &Path) {
  std::string Name = absolute(Path);
  std::error_code Problem = ProxyFileSystem::setCurrentWorkingDirectory(Path);
  if (!Problem)
    Folder = std::move(Name);
  return Problem;
}

namespace {

/// Gives names in their order, and not in that of the file system.
class Listing : public llvm::vfs::detail::DirIterImpl {
public:
  Listing(std::string Folder, std::vector<std::pair<std::string, char>> Names)
      : Folder(std::move(Folder)), Names(std::move(Names)) {
    (void)Listing::increment();
  }
  std::error_code increment() override {
    CurrentEntry = {};
    if (Next == Names.size())
      return {};
    const auto &[Name, Letter] = Names[Next++];
    llvm::SmallString<256> Path(Folder);
    llvm::sys::path::append(Path, Name);
    CurrentEntry = {std::string(Path), Letter == 'd'   ? llvm::sys::fs::file_type::directory_file
                                       : Letter == 'f' ? llvm::sys::fs::file_type::regular_file
                                       : Letter == 'l' ? llvm::sys::fs::file_type::symlink_file
                                                       : llvm::sys::fs::file_type::type_unknown};
    return {};
  }

private:
  std::string Folder;
  std::vector<std::pair<std::string, char>> Names;
  size_t Next = 0;
};

} // namespace

llvm::vfs::directory_iterator InputRecorder::dir_begin(const llvm::Twine &Path, std::error_code &Problem) {
  Problem = {};
  std::string Name = absolute(Path);
  auto Status = status(Path);
  if (!Status) {
    Problem = Status.getError();
    return {};
  }
  if (!Status->isDirectory()) {
    Problem = std::make_error_code(std::errc::not_a_directory);
    return {};
  }
  std::vector<std::pair<std::string, char>> Names = listFolder(Name);
  note({Name, Input::State::Listed, realNameOf(Name, Past), {}, digestOfNames(Names)});
  return {std::make_shared<Listing>(Path.str(), std::move(Names))};
}

bool InputRecorder::keepsTime([[maybe_unused]] int Descriptor, [[maybe_unused]] uint64_t Device) {
#ifdef __linux__
  auto [It, New] = KeepsTime.try_emplace(Device, false);
  if (!New)
    return It->second;
  // Those that this kernel writes itself, and that set the time of change whenever a file is changed: no file servers,
  // whose clock is another one, and none that lack such a time. The numbers are those of statfs(2).
  static constexpr uint32_t Known[] = {0x0000ef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0xf2f52010,
                                       0x2fc12fc1, 0xca451a4e, 0x3153464a, 0x73717368, 0xe0f5e1e2, 0x858458f6};
  struct statfs System;
  It->second = fstatfs(Descriptor, &System) == 0 && llvm::is_contained(Known, static_cast<uint32_t>(System.f_type));
  return It->second;
#else
  return false;
#endif
}

FileStamp InputRecorder::believed(FileStamp Stamp, int Descriptor, uint64_t Device, int64_t Started) {
  bool IsOld = std::max(Stamp.Modified, Stamp.Changed) + Youngest < Started - std::max<int64_t>(ClockAhead, 0);
  if (!IsOld || !keepsTime(Descriptor, Device))
    Stamp.Inode = Stamp.Modified = Stamp.Changed = 0;
  return Stamp;
}

std::vector<Input> InputRecorder::inputs() const {
  std::vector<Input> Result;
  Result.reserve(Found.size());
  for (const auto &[Path, Seen] : Found)
    Result.push_back(Seen);
  return Result;
}

} // namespace floodgate
