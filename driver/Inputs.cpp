//===- Inputs.cpp - what was read for a result -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Inputs.h"
#include "PastFiles.h"
#include "RegularFileSystem.h"
#include "Scope.h"
#include "model/RegularFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <chrono>
#include <sys/stat.h>

namespace floodgate {

/// Time stamps of file systems are coarse: two writes within so many nanoseconds may have the same.
static constexpr int64_t Grain = 2'000'000'000;

std::string Digest::hex() const {
  return llvm::utohexstr(High, /*LowerCase=*/true, 16) + llvm::utohexstr(Low, /*LowerCase=*/true, 16);
}

Digest digestOf(llvm::StringRef Bytes) {
  llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Bytes));
  return {Hash.high64, Hash.low64};
}

int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

FileStamp stampOf(const std::string &Path) {
  struct stat Status;
  if (stat(Path.c_str(), &Status) != 0)
    return {};
  auto Nanoseconds = [](const timespec &Time) { return int64_t(Time.tv_sec) * 1'000'000'000 + Time.tv_nsec; };
  return {true, S_ISREG(Status.st_mode), uint64_t(Status.st_size), Nanoseconds(Status.st_mtim),
          Nanoseconds(Status.st_ctim)};
}

Digest digestOfFile(const std::string &Path) {
  auto Buffer = readRegularFile(Path);
  if (!Buffer) {
    llvm::consumeError(Buffer.takeError());
    return {};
  }
  return digestOf((*Buffer)->getBuffer());
}

/// The content of \p Path, as it was in \p Past where that knows it.
static Digest readDigest(const std::string &Path, const PastFiles *Past) {
  if (const std::optional<std::string> *Was = Past ? Past->find(Path) : nullptr)
    return *Was ? digestOf(**Was) : Digest();
  return digestOfFile(Path);
}

/// Of a file that was, only its size is known: its content is looked at whenever it matters.
static FileStamp stampOf(const std::string &Path, const PastFiles *Past) {
  if (const std::optional<std::string> *Was = Past ? Past->find(Path) : nullptr)
    return *Was ? FileStamp{true, true, (*Was)->size(), 0, 0} : FileStamp();
  return stampOf(Path);
}

InputRecorder::InputRecorder(std::string Folder, const PastFiles *Past)
    : ProxyFileSystem(Past ? Past->fileSystem() : regularFileSystem()), Folder(std::move(Folder)), Past(Past),
      Started(now()) {}

void InputRecorder::note(const llvm::Twine &Path, Input::State What) {
  llvm::SmallString<256> Name;
  Path.toVector(Name);
  if (Name.empty())
    return;
  llvm::sys::path::make_absolute(Folder, Name);
  auto [It, New] = Seen.try_emplace(std::string(Name), What);
  if (!New)
    It->second = std::max(It->second, What);
}

llvm::ErrorOr<llvm::vfs::Status> InputRecorder::status(const llvm::Twine &Path) {
  auto Result = ProxyFileSystem::status(Path);
  if (!Result)
    note(Path, Input::State::Absent);
  else if (!Result->isDirectory())
    note(Path, Input::State::Present);
  return Result;
}

llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> InputRecorder::openFileForRead(const llvm::Twine &Path) {
  auto Result = ProxyFileSystem::openFileForRead(Path);
  note(Path, Result ? Input::State::Read : Input::State::Absent);
  return Result;
}

bool InputRecorder::exists(const llvm::Twine &Path) { return status(Path).getError() == std::error_code(); }

std::vector<Input> InputRecorder::inputs() const {
  std::vector<Input> Result;
  for (const auto &[Path, What] : Seen) {
    Input Next{Path, What, {}, {}};
    if (What == Input::State::Read) {
      Next.Stamp = stampOf(Path, Past);
      // `#include <version>` finds the folder of that name first.
      if (!Next.Stamp.IsRegular)
        Next.What = Input::State::Folder;
    }
    if (Next.What == Input::State::Read)
      Next.Content = readDigest(Path, Past);
    Result.push_back(std::move(Next));
  }
  return Result;
}

const Input *InputRecorder::unsettled(llvm::ArrayRef<Input> Inputs) const {
  const auto *Found = llvm::find_if(Inputs, [&](const Input &I) {
    return I.What == Input::State::Read && std::max(I.Stamp.Modified, I.Stamp.Changed) > Started;
  });
  return Found == Inputs.end() ? nullptr : Found;
}

const FileStamp &InputChecker::stamp(const std::string &Path) {
  Answer &Known = Answers[Path];
  if (!Known.IsStamped) {
    Known.Stamp = stampOf(Path, Past);
    Known.IsStamped = true;
  }
  return Known.Stamp;
}

Digest InputChecker::content(const std::string &Path) {
  Answer &Known = Answers[Path];
  if (!Known.IsRead) {
    Known.Content = readDigest(Path, Past);
    Known.IsRead = true;
  }
  return Known.Content;
}

bool InputChecker::holds(const Input &Known, int64_t Recorded) {
  const FileStamp &Stamp = stamp(Known.Path);
  if (Known.What == Input::State::Absent)
    return !Stamp.Exists;
  if (Known.What == Input::State::Folder)
    return Stamp.Exists && !Stamp.IsRegular;
  if (Known.What == Input::State::Present)
    return Stamp.Exists;
  if (Stamp == Known.Stamp && Stamp.Changed != 0 && std::max(Stamp.Modified, Stamp.Changed) + Grain < Recorded)
    return true;
  return Stamp.IsRegular && Stamp.Size == Known.Stamp.Size && content(Known.Path) == Known.Content;
}

void writeInputs(FactsWriter &Out, llvm::ArrayRef<Input> Inputs, llvm::ArrayRef<std::string> Folders) {
  Out.number(Inputs.size());
  std::string Last;
  for (const Input &I : Inputs) {
    llvm::StringRef Name = I.Path;
    size_t Folder = 0;
    for (; Folder < Folders.size(); ++Folder)
      if (!Folders[Folder].empty() && isUnder(I.Path, Folders[Folder])) {
        Name = Name.drop_front(Folders[Folder].size());
        break;
      }
    // Names are in order: most begin as the one before.
    size_t Common = 0;
    while (Common < Name.size() && Common < Last.size() && Name[Common] == Last[Common])
      ++Common;
    Out.number(Folder);
    Out.number(Common);
    Out.text(Name.drop_front(Common));
    Last = Name.str();
    Out.number(static_cast<uint64_t>(I.What));
    if (I.What != Input::State::Read)
      continue;
    for (uint64_t Number :
         {I.Stamp.Size, uint64_t(I.Stamp.Modified), uint64_t(I.Stamp.Changed), I.Content.High, I.Content.Low})
      Out.number(Number);
  }
}

std::vector<Input> readInputs(FactsCursor &In, llvm::ArrayRef<std::string> Folders) {
  std::vector<Input> Result(In.count());
  std::string Last;
  for (Input &I : Result) {
    uint64_t Folder = In.number(), Common = In.number();
    llvm::StringRef Rest = In.block();
    uint64_t What = In.number();
    if (Folder > Folders.size() || Common > Last.size() || What > static_cast<uint64_t>(Input::State::Read))
      In.fail();
    if (In.hasFailed())
      return {};
    Last = Last.substr(0, Common) + Rest.str();
    I.Path = (Folder < Folders.size() ? Folders[Folder] : "") + Last;
    I.What = static_cast<Input::State>(What);
    if (I.What != Input::State::Read)
      continue;
    I.Stamp.Exists = I.Stamp.IsRegular = true;
    I.Stamp.Size = In.number();
    I.Stamp.Modified = static_cast<int64_t>(In.number());
    I.Stamp.Changed = static_cast<int64_t>(In.number());
    I.Content.High = In.number();
    I.Content.Low = In.number();
  }
  return Result;
}

} // namespace floodgate
