//===- Inputs.cpp - what was read for a result -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/Inputs.h"
#include "driver/extraction/PastFiles.h"
#include "driver/units/Scope.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <chrono>
#include <map>
#include <sys/stat.h>

namespace floodgate {

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

FileStamp stampOf(const struct stat &Status) {
  auto Nanoseconds = [](const timespec &Time) { return int64_t(Time.tv_sec) * 1'000'000'000 + Time.tv_nsec; };
  return {true,
          S_ISDIR(Status.st_mode),
          uint64_t(Status.st_size),
          uint64_t(Status.st_ino),
          Nanoseconds(Status.st_mtim),
          Nanoseconds(Status.st_ctim)};
}

FileStamp stampOf(const std::string &Path) {
  struct stat Status;
  return stat(Path.c_str(), &Status) == 0 ? stampOf(Status) : FileStamp();
}

/// Of a file that was, only its size is known: its content is looked at whenever it matters.
static FileStamp stampOf(const std::string &Path, const PastFiles *Past) {
  if (const std::optional<std::string> *Was = Past ? Past->find(Path) : nullptr)
    return *Was ? FileStamp{true, false, (*Was)->size(), 0, 0, 0} : FileStamp();
  return stampOf(Path);
}

/// The content of \p Path, as it was in \p Past where that knows it; of a file that cannot be read, none.
static Digest readDigest(const std::string &Path, const PastFiles *Past) {
  if (const std::optional<std::string> *Was = Past ? Past->find(Path) : nullptr)
    return *Was ? digestOf(**Was) : Digest();
  auto Buffer = readRegularFile(Path);
  if (!Buffer) {
    llvm::consumeError(Buffer.takeError());
    return {};
  }
  return digestOf((*Buffer)->getBuffer());
}

std::string realNameOf(llvm::StringRef Path, const PastFiles *Past) {
  llvm::SmallString<256> Real;
  // realPath() also names what is not there now.
  if ((Past && Past->find(Path)) || llvm::sys::fs::real_path(Path, Real))
    return realPath(Path);
  return std::string(Real);
}

std::vector<std::pair<std::string, char>> listFolder(const std::string &Path) {
  std::vector<std::pair<std::string, char>> Names;
  std::error_code Problem;
  for (llvm::sys::fs::directory_iterator It(Path, Problem, /*follow_symlinks=*/false), End; It != End && !Problem;
       It.increment(Problem)) {
    llvm::sys::fs::file_type Type = It->type();
    char Letter = Type == llvm::sys::fs::file_type::directory_file ? 'd'
                  : Type == llvm::sys::fs::file_type::regular_file ? 'f'
                  : Type == llvm::sys::fs::file_type::symlink_file ? 'l'
                                                                   : '?';
    Names.emplace_back(llvm::sys::path::filename(It->path()).str(), Letter);
  }
  llvm::sort(Names);
  return Names;
}

Digest digestOfNames(llvm::ArrayRef<std::pair<std::string, char>> Names) {
  std::string Text;
  for (const auto &[Name, Letter] : Names)
    (Text += Letter) += Name + '\0';
  return digestOf(Text);
}

static bool isFolder(Input::State What) { return What == Input::State::Folder || What == Input::State::Listed; }

bool contradict(const Input &A, const Input &B) {
  if (A.isThere() != B.isThere())
    return true;
  if (!A.isThere())
    return false;
  if (A.Real != B.Real || isFolder(A.What) != isFolder(B.What))
    return true;
  if (A.What == B.What)
    return A.hasContent() && A.Content != B.Content;
  if (isFolder(A.What))
    return false;
  auto IsEmpty = [](const Input &I) {
    return I.What == Input::State::Empty || (I.What == Input::State::Read && I.Stamp.Size == 0);
  };
  return IsEmpty(A) != IsEmpty(B);
}

std::string mergeInputs(std::vector<Input> &Into, llvm::ArrayRef<Input> More) {
  std::string Changed;
  std::vector<Input> Result;
  Result.reserve(Into.size() + More.size());
  auto Left = Into.begin();
  const auto *Right = More.begin();
  while (Left != Into.end() || Right != More.end()) {
    if (Right == More.end() || (Left != Into.end() && Left->Path < Right->Path)) {
      Result.push_back(std::move(*Left++));
    } else if (Left == Into.end() || Right->Path < Left->Path) {
      Result.push_back(*Right++);
    } else {
      if (Changed.empty() && contradict(*Left, *Right))
        Changed = Left->Path;
      if (Right->What > Left->What)
        Result.push_back(*Right);
      else
        Result.push_back(std::move(*Left));
      ++Left;
      ++Right;
    }
  }
  // One file has many names: `/usr/lib/gcc/x/12/../../../include/c++/12/vector`.
  std::map<llvm::StringRef, const Input *> Files;
  for (const Input &I : Result)
    if (I.What == Input::State::Read)
      if (auto [It, New] = Files.try_emplace(I.Real, &I); !New && Changed.empty() && It->second->Content != I.Content)
        Changed = I.Path;
  Into = std::move(Result);
  return Changed;
}

const std::string &InputChecker::realFolder(llvm::StringRef Path) {
  auto [It, New] = RealFolders.try_emplace(Path);
  if (New)
    It->second = realNameOf(Path, nullptr);
  return It->second;
}

const std::string &InputChecker::realName(llvm::StringRef Path, Answer &Known) {
  if (Known.Real)
    return *Known.Real;
  llvm::StringRef Name = llvm::sys::path::filename(Path);
  llvm::StringRef Folder = llvm::sys::path::parent_path(Path);
  if (Folder.empty() || Name == "." || Name == ".." || (Past && Past->find(Path)))
    return Known.Real.emplace(realNameOf(Path, Past));
  // Most files are in a few folders, and are no symlinks.
  llvm::SmallString<256> Plain(realFolder(Folder));
  llvm::sys::path::append(Plain, Name);
  struct stat Status;
  bool IsPlain = lstat(Plain.c_str(), &Status) == 0 && !S_ISLNK(Status.st_mode);
  return Known.Real.emplace(IsPlain ? std::string(Plain) : realNameOf(Path, Past));
}

bool InputChecker::holds(const Input &Known) {
  Answer &Now = Answers[Known.Path];
  if (!Now.IsStamped) {
    Now.Stamp = stampOf(Known.Path, Past);
    Now.IsStamped = true;
  }
  const FileStamp &Stamp = Now.Stamp;
  if (!Known.isThere())
    return !Stamp.Exists;
  if (!Stamp.Exists || Stamp.IsFolder != isFolder(Known.What) || realName(Known.Path, Now) != Known.Real)
    return false;
  switch (Known.What) {
  case Input::State::Absent:
  case Input::State::Folder:
    return true;
  case Input::State::Listed:
    if (!Now.Names)
      Now.Names = digestOfNames(listFolder(Known.Path));
    return *Now.Names == Known.Content;
  case Input::State::Empty:
    return Stamp.Size == 0;
  case Input::State::Present:
    return Stamp.Size != 0;
  case Input::State::Read:
    break;
  }
  if (Stamp == Known.Stamp && Known.Stamp.Changed != 0)
    return true;
  if (Stamp.Size != Known.Stamp.Size)
    return false;
  if (!Now.Content)
    Now.Content = readDigest(Known.Path, Past);
  return *Now.Content == Known.Content;
}

} // namespace floodgate
