//===- Cache.cpp - what earlier scans have found out -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Cache.h"
#include "Output.h"
#include "Scope.h"
#include "model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

namespace floodgate {

namespace fs = llvm::sys::fs;

/// An entry is this line, the digest of the rest, when it was recorded, its inputs, and its payload.
static constexpr llvm::StringLiteral Header = "floodgate cache 1\n";
/// Results for one unit in several states of its files: one for each branch that is worked on.
static constexpr size_t MostAlternatives = 4;
/// bford.info/cachedir: backup programs leave such a folder out.
static constexpr llvm::StringLiteral Tag = "Signature: 8a477f597d28d172789f06886806bc55\n"
                                           "# This folder is Floodgate's cache; it may be removed at any time.\n";
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

struct CachedFile {
  std::string Path;
  uint64_t Size = 0;
  int64_t Used = 0; ///< When it was used last.
};

/// Whether a file of that name is one that Floodgate makes: 32 hexadecimal digits and one of our endings.
bool isOurs(llvm::StringRef Name) {
  return llvm::StringRef(Name).take_front(32).size() == 32 && llvm::all_of(Name.take_front(32), llvm::isHexDigit) &&
         llvm::is_contained({".unit", ".pch", ".shared", ".hpp", ".tmp"}, llvm::sys::path::extension(Name));
}

void eachFile(const std::string &Folder, llvm::function_ref<void(const CachedFile &)> Do) {
  std::error_code Problem;
  for (fs::recursive_directory_iterator It(Folder, Problem, /*follow_symlinks=*/false), End; It != End && !Problem;
       It.increment(Problem)) {
    if (!isOurs(llvm::sys::path::filename(It->path())))
      continue;
    FileStamp Stamp = stampOf(It->path());
    if (Stamp.IsRegular)
      Do({It->path(), Stamp.Size, Stamp.Modified});
  }
}

} // namespace

Cache::Cache(const CacheSettings &Settings, std::vector<std::string> Folders)
    : Folders(std::move(Folders)), MostBytes(Settings.MostBytes) {
  if (!Settings.IsOn)
    return;
  std::string Wanted = Settings.Folder.empty() ? defaultCacheFolder() : realPath(Settings.Folder);
  if (Wanted.empty()) {
    notice("there is no folder for the cache: neither XDG_CACHE_HOME nor HOME is set");
    return;
  }
  llvm::SmallString<128> TagFile(Wanted);
  llvm::sys::path::append(TagFile, "CACHEDIR.TAG");
  if (std::error_code Problem = fs::create_directories(Wanted)) {
    notice("the cache in '" + Wanted + "' is not used: " + Problem.message());
    return;
  }
  if (access(Wanted.c_str(), W_OK | X_OK) != 0) {
    notice("the cache in '" + Wanted + "' is not used: it cannot be written");
    return;
  }
  if (!fs::exists(TagFile))
    llvm::consumeError(replaceFile(std::string(TagFile), Tag, Durability::WhenItComes));
  Folder = Wanted;
}

void Cache::notice(const std::string &Sentence) {
  if (!llvm::is_contained(Notices, Sentence))
    Notices.push_back(Sentence);
}

std::string Cache::fileFor(llvm::StringRef Name) const {
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, Name.take_front(2), Name);
  return std::string(Path);
}

std::string Cache::temporaryFor(llvm::StringRef Name) const {
  return fileFor((Name.take_front(32) + "." + llvm::Twine(llvm::sys::Process::getProcessId()) + "-" +
                  llvm::Twine(static_cast<uint64_t>(now())) + ".tmp")
                     .str());
}

void Cache::touch(llvm::StringRef Name) const { utimensat(AT_FDCWD, fileFor(Name).c_str(), nullptr, 0); }

bool Cache::publish(const std::string &Temporary, llvm::StringRef Name) {
  HasStored = true;
  if (!fs::rename(Temporary, fileFor(Name)))
    return true;
  unlink(Temporary.c_str());
  return false;
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

std::optional<std::string> Cache::find(llvm::StringRef Key, llvm::StringRef Ending, InputChecker &Checker,
                                       std::vector<Input> *Known) {
  if (!isOn())
    return std::nullopt;
  for (const std::string &Path : alternatives(llvm::sys::path::parent_path(fileFor(Key)).str(), Key, Ending)) {
    auto Buffer = readRegularFile(Path, FileContent::Mapped);
    if (!Buffer) {
      llvm::consumeError(Buffer.takeError());
      continue; // Another scan made room.
    }
    llvm::StringRef Bytes = (*Buffer)->getBuffer();
    bool Sound = Bytes.consume_front(Header);
    FactsCursor Ahead(Bytes);
    Digest Sum{Ahead.number(), Ahead.number()};
    llvm::StringRef Body = Ahead.block();
    Sound = Sound && !Ahead.hasFailed() && Ahead.isAtEnd() && digestOf(Body) == Sum;
    FactsCursor In(Body);
    int64_t Recorded = Sound ? static_cast<int64_t>(In.number()) : 0;
    std::vector<Input> Inputs = Sound ? readInputs(In, Folders) : std::vector<Input>();
    llvm::StringRef Payload = Sound ? In.block() : "";
    if (!Sound || In.hasFailed()) {
      drop(llvm::sys::path::filename(Path));
      continue;
    }
    if (!llvm::all_of(Inputs, [&](const Input &I) { return Checker.holds(I, Recorded); }))
      continue;
    utimensat(AT_FDCWD, Path.c_str(), nullptr, 0);
    if (Known)
      *Known = std::move(Inputs);
    return Payload.str();
  }
  return std::nullopt;
}

void Cache::drop(llvm::StringRef Name) {
  std::string Path = fileFor(Name);
  unlink(Path.c_str());
  if (!Dropped++)
    notice("something in the cache is damaged or foreign, and was dropped: '" + Path + "'");
}

void Cache::store(llvm::StringRef Key, llvm::StringRef Ending, llvm::ArrayRef<Input> Inputs, llvm::StringRef Payload) {
  if (!isOn() || IsFull)
    return;
  FactsWriter Body;
  Body.number(static_cast<uint64_t>(now()));
  writeInputs(Body, Inputs, Folders);
  Body.text(Payload);
  std::string Bytes = Body.take();
  Digest Sum = digestOf(Bytes);
  // An entry for the same content takes the place of the one before.
  FactsWriter Contents;
  for (const Input &I : Inputs) {
    Contents.number(static_cast<uint64_t>(I.What));
    Contents.number(I.Content.High);
    Contents.number(I.Content.Low);
  }
  FactsWriter Out;
  Out.raw(Header);
  Out.number(Sum.High);
  Out.number(Sum.Low);
  Out.text(Bytes);

  std::string Name = Key.str() + "-" + digestOf(Contents.take()).hex() + Ending.str();
  std::string Path = fileFor(Name);
  std::error_code Problem = fs::create_directory(llvm::sys::path::parent_path(Path));
  llvm::Error Failure =
      Problem ? llvm::errorCodeToError(Problem) : replaceFile(Path, Out.take(), Durability::WhenItComes);
  if (Failure) {
    IsFull = true;
    return notice("nothing more is kept in the cache: " + llvm::toString(std::move(Failure)));
  }
  HasStored = true;
  std::vector<std::string> All = alternatives(llvm::sys::path::parent_path(Path).str(), Key, Ending);
  for (size_t I = MostAlternatives; I < All.size(); ++I)
    unlink(All[I].c_str());
}

void Cache::makeRoom() {
  if (!isOn() || !HasStored || !MostBytes)
    return;
  std::vector<CachedFile> Files;
  uint64_t Total = 0;
  eachFile(Folder, [&](const CachedFile &File) {
    if (llvm::sys::path::extension(File.Path) == ".tmp" && File.Used + LongestWrite < now()) {
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
