//===- Cache.cpp - what earlier scans have found out -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/Cache.h"
#include "driver/extraction/CacheEntry.h"
#include "driver/system/Interruption.h"
#include "driver/system/Output.h"
#include "driver/units/Scope.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

namespace floodgate {

namespace fs = llvm::sys::fs;

/// Results for one unit in several states of its files: one for each branch that is worked on.
static constexpr size_t MostAlternatives = 4;
/// bford.info/cachedir: backup programs leave such a folder out.
static constexpr llvm::StringLiteral Tag = "Signature: 8a477f597d28d172789f06886806bc55\n"
                                           "# This folder is Floodgate's cache; it may be removed at any time.\n";
/// What is in the cache, and who looks into it, is nobody else's business.
static constexpr mode_t FolderMode = 0700, FileMode = 0600;
/// A temporary file that is older was left by a process that was killed.
static constexpr int64_t LongestWrite = int64_t(3600) * 1'000'000'000;

std::string defaultCacheFolder() {
  llvm::SmallString<128> Folder;
  if (const char *Given = std::getenv("XDG_CACHE_HOME"); Given && llvm::sys::path::is_absolute(Given))
    Folder = Given;
  else if (const char *Home = std::getenv("HOME"); Home && *Home)
    (llvm::sys::path::append(Folder, Home, ".cache"));
  else
    return "";
  llvm::sys::path::append(Folder, "floodgate");
  return std::string(Folder);
}

namespace {

constexpr size_t DigestLength = 32; ///< In hexadecimal digits.

struct CachedFile {
  std::string Path;
  uint64_t Size = 0;
  int64_t Used = 0; ///< When it was used last.
};

/// Whether a file of that name is one that Floodgate makes: 32 hexadecimal digits and one of our endings.
bool isOurs(llvm::StringRef Name) {
  return Name.size() > DigestLength && llvm::all_of(Name.take_front(DigestLength), llvm::isHexDigit) &&
         llvm::is_contained({".unit", ".scan", ".pch", ".shared", ".hpp", ".tmp"}, llvm::sys::path::extension(Name));
}

void eachFile(const std::string &Folder, llvm::function_ref<void(const CachedFile &)> Do) {
  std::error_code Problem;
  for (fs::recursive_directory_iterator It(Folder, Problem, /*follow_symlinks=*/false), End; It != End && !Problem;
       It.increment(Problem)) {
    if (!isOurs(llvm::sys::path::filename(It->path())))
      continue;
    FileStamp Stamp = stampOf(It->path());
    if (Stamp.Exists && !Stamp.IsFolder)
      Do({It->path(), Stamp.Size, Stamp.Modified});
  }
}

} // namespace

/// Gives the complete file \p Temporary the name \p Path, unless that is taken. \returns what went wrong; errno is
/// EEXIST where it is taken.
static bool giveName(const std::string &Temporary, const std::string &Path) {
  if (link(Temporary.c_str(), Path.c_str()) == 0)
    return true;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
    return false;
  // A file system without hard links.
#ifdef RENAME_NOREPLACE
  if (renameat2(AT_FDCWD, Temporary.c_str(), AT_FDCWD, Path.c_str(), RENAME_NOREPLACE) == 0)
    return true;
  if (errno != EINVAL && errno != ENOSYS)
    return false;
#endif
  // Whatever has got the name meanwhile holds the same: the digest in the name says it.
  return rename(Temporary.c_str(), Path.c_str()) == 0;
}

/// Writes a file that does not exist yet: beside its place first, so that it is there as a whole or not at all. Where
/// there is one of that name, nothing is written. \returns what went wrong.
static std::string makeFile(const std::string &Path, const std::string &Beside, llvm::StringRef Bytes) {
  static constexpr llvm::StringLiteral Ending = ".tmp";
  std::string Temporary = Beside + ".XXXXXX" + Ending.str();
  std::optional<RemovedOnInterruption> Removal;
  int File = -1;
  {
    InterruptionsWait Wait;
    File = mkstemps(Temporary.data(), Ending.size());
    if (File < 0)
      return std::strerror(errno);
    Removal.emplace(Temporary, RemovedOnInterruption::Kind::File);
  }
  std::string Problem = writeAll(File, Bytes);
  // mkstemps() leaves less than this where the umask says so.
  if (Problem.empty() && fchmod(File, FileMode))
    Problem = std::strerror(errno);
  if (close(File) && Problem.empty())
    Problem = std::strerror(errno);
  if (Problem.empty() && !giveName(Temporary, Path) && errno != EEXIST)
    Problem = std::strerror(errno);
  unlink(Temporary.c_str());
  return Problem;
}

Cache::Cache(const CacheSettings &Settings, std::vector<std::string> Folders)
    : Folders(std::move(Folders)), MostBytes(Settings.MostBytes) {
  if (!Settings.IsOn)
    return;
  std::string Wanted = Settings.Folder.empty() ? defaultCacheFolder() : realPath(Settings.Folder);
  if (Wanted.empty()) {
    notice("there is no folder for the cache: neither XDG_CACHE_HOME nor HOME is set");
    return;
  }
  bool IsNew = !fs::exists(Wanted);
  if (std::error_code Problem = fs::create_directories(Wanted, /*IgnoreExisting=*/true, fs::owner_all)) {
    notice("the cache in '" + Wanted + "' is not used: " + Problem.message());
    return;
  }
  if (IsNew)
    (void)chmod(Wanted.c_str(), FolderMode);
  if (access(Wanted.c_str(), W_OK | X_OK) != 0) {
    notice("the cache in '" + Wanted + "' is not used: it cannot be written");
    return;
  }
  Folder = Wanted;
  llvm::SmallString<128> TagFile(Wanted);
  llvm::sys::path::append(TagFile, "CACHEDIR.TAG");
  if (!fs::exists(TagFile))
    (void)makeFile(std::string(TagFile), fileOutside("tag"), Tag);
  measureClock();
}

/// A name for a temporary file that is no entry.
std::string Cache::fileOutside(llvm::StringRef What) const {
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, digestOf(What).hex());
  return std::string(Path);
}

void Cache::measureClock() {
  std::string Name = fileOutside("clock") + ".XXXXXX.tmp";
  int64_t Before = now();
  InterruptionsWait Wait;
  int File = mkstemps(Name.data(), sizeof(".tmp") - 1);
  if (File < 0)
    return;
  struct stat Status;
  if (fstat(File, &Status) == 0)
    ClockAhead = Before - stampOf(Status).Changed;
  close(File);
  unlink(Name.c_str());
}

void Cache::notice(const std::string &Sentence) {
  if (!llvm::is_contained(Notices, Sentence))
    Notices.push_back(Sentence);
}

std::vector<std::string> Cache::notices() const {
  std::vector<std::string> Result = Notices;
  if (!Full.empty())
    Result.push_back("nothing more is kept in the cache: " + Full);
  else if (!NotKept.empty())
    Result.push_back("precompiled headers are not kept in the cache: " + NotKept);
  return Result;
}

std::string Cache::fileFor(llvm::StringRef Name) const {
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, Name.take_front(2), Name);
  return std::string(Path);
}

std::string Cache::publish(llvm::StringRef Name, llvm::StringRef Bytes) {
  std::string Path = fileFor(Name);
  std::string Parent = llvm::sys::path::parent_path(Path).str();
  if (mkdir(Parent.c_str(), FolderMode) == 0)
    (void)chmod(Parent.c_str(), FolderMode);
  std::string Problem = makeFile(Path, fileFor(Name.take_front(DigestLength)), Bytes);
  HasStored |= Problem.empty();
  return Problem.empty() ? "" : "cannot write '" + Path + "': " + Problem;
}

/// The names of the entries for \p Key, the newest first.
static std::vector<std::string> alternatives(const std::string &Folder, llvm::StringRef Key, llvm::StringRef Ending) {
  std::vector<std::pair<int64_t, std::string>> Found;
  std::error_code Problem;
  for (fs::directory_iterator It(Folder, Problem), End; It != End && !Problem; It.increment(Problem)) {
    llvm::StringRef Name = llvm::sys::path::filename(It->path());
    if (Name.starts_with(Key) && Name.ends_with(Ending))
      Found.emplace_back(stampOf(It->path()).Modified, It->path());
  }
  llvm::sort(Found, std::greater<>());
  std::vector<std::string> Paths;
  Paths.reserve(Found.size());
  for (auto &[Time, Path] : Found)
    Paths.push_back(std::move(Path));
  return Paths;
}

/// Notes that \p Path was used just now.
static void touch(const std::string &Path) { utimensat(AT_FDCWD, Path.c_str(), nullptr, 0); }

std::optional<std::string> Cache::find(llvm::StringRef Key, llvm::StringRef Ending, InputChecker &Checker,
                                       std::vector<Input> *Known, llvm::function_ref<bool(llvm::StringRef)> Accepts) {
  if (!isOn())
    return std::nullopt;
  for (const std::string &Path : alternatives(llvm::sys::path::parent_path(fileFor(Key)).str(), Key, Ending)) {
    // Not mapped: who cuts it off or removes it from a file server meanwhile must not end this process.
    auto Buffer = readRegularFile(Path);
    if (!Buffer) {
      llvm::consumeError(Buffer.takeError());
      continue; // Another scan made room.
    }
    std::optional<CacheEntry> Entry = unpackEntry((*Buffer)->getBuffer(), Folders);
    if (!Entry || Entry->Key != Key) {
      drop(Path);
      continue;
    }
    if (!llvm::all_of(Entry->Inputs, [&](const Input &I) { return Checker.holds(I); }))
      continue;
    if (Accepts && !Accepts(Entry->Payload)) {
      unlink(Path.c_str());
      continue;
    }
    touch(Path);
    if (Known)
      *Known = std::move(Entry->Inputs);
    return Entry->Payload.str();
  }
  return std::nullopt;
}

void Cache::drop(const std::string &Path) {
  unlink(Path.c_str());
  if (!Dropped++)
    notice("something in the cache is damaged or foreign, and was dropped: '" + Path + "'");
}

bool Cache::store(llvm::StringRef Key, llvm::StringRef Ending, llvm::ArrayRef<Input> Inputs, llvm::StringRef Payload) {
  if (!isOn() || !Full.empty())
    return false;
  CacheEntry Entry{Key, Inputs.vec(), Payload};
  std::string Name = Key.str() + "-" + digestOfEntry(Entry, Folders).hex() + Ending.str();
  Full = publish(Name, packEntry(Entry, Folders));
  if (!Full.empty())
    return false;
  std::vector<std::string> All = alternatives(llvm::sys::path::parent_path(fileFor(Name)).str(), Key, Ending);
  for (size_t I = MostAlternatives; I < All.size(); ++I)
    unlink(All[I].c_str());
  return true;
}

std::unique_ptr<llvm::MemoryBuffer> Cache::findContent(llvm::StringRef Name) {
  if (!isOn() || !isOurs(Name) || Name.contains('/'))
    return nullptr;
  std::string Path = fileFor(Name);
  auto Buffer = readRegularFile(Path);
  if (!Buffer) {
    llvm::consumeError(Buffer.takeError());
    return nullptr; // Another scan made room.
  }
  if (digestOf((*Buffer)->getBuffer()).hex() != Name.take_front(DigestLength)) {
    drop(Path);
    return nullptr;
  }
  touch(Path);
  return std::move(*Buffer);
}

std::string Cache::keepContent(llvm::StringRef Bytes, llvm::StringRef Ending) {
  if (!isOn() || !Full.empty())
    return "";
  std::string Name = digestOf(Bytes).hex() + Ending.str();
  NotKept = publish(Name, Bytes);
  // Where there was a file of that name, it may be damaged.
  if (NotKept.empty() && !findContent(Name))
    NotKept = publish(Name, Bytes);
  return NotKept.empty() ? Name : "";
}

void Cache::dropContent(llvm::StringRef Name) { unlink(fileFor(Name).c_str()); }

void Cache::makeRoom() {
  if (!isOn() || !HasStored || !MostBytes)
    return;
  std::vector<CachedFile> Files;
  uint64_t Total = 0;
  int64_t Now = now() - ClockAhead;
  eachFile(Folder, [&](const CachedFile &File) {
    if (llvm::sys::path::extension(File.Path) == ".tmp" && File.Used + LongestWrite < Now) {
      unlink(File.Path.c_str());
      return;
    }
    Total += File.Size;
    Files.push_back(File);
  });
  llvm::sort(Files, [](const CachedFile &A, const CachedFile &B) {
    return std::tie(A.Used, A.Path) < std::tie(B.Used, B.Path);
  });
  for (const CachedFile &File : Files) {
    if (Total <= MostBytes)
      break;
    if (unlink(File.Path.c_str()) == 0)
      Total -= File.Size;
  }
}

CacheContents contentsOf(const std::string &Folder) {
  CacheContents Result;
  eachFile(Folder, [&](const CachedFile &File) {
    llvm::StringRef Ending = llvm::sys::path::extension(File.Path);
    Result.Units += Ending == ".unit";
    Result.SharedHeaders += Ending == ".pch";
    Result.Bytes += File.Size;
  });
  return Result;
}

llvm::Expected<CacheContents> clearCache(const std::string &Folder) {
  CacheContents Was = contentsOf(Folder);
  std::string Problem;
  eachFile(Folder, [&](const CachedFile &File) {
    if (unlink(File.Path.c_str()) != 0 && errno != ENOENT && Problem.empty())
      Problem = "cannot remove '" + File.Path + "': " + std::strerror(errno);
  });
  if (!Problem.empty())
    return llvm::createStringError(Problem);
  // Folders that are empty now go, too.
  std::error_code Ignored;
  for (fs::directory_iterator It(Folder, Ignored), End; It != End && !Ignored; It.increment(Ignored))
    if (llvm::sys::path::filename(It->path()).size() == 2)
      rmdir(It->path().c_str());
  return Was;
}

} // namespace floodgate
