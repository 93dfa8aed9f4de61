//===- Inputs.h - what was read for a result -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A result may be used again as long as everything that was looked for is as it was: files that were read have the
/// same bytes, and files that were not there, where an include path was searched, are still not there.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_INPUTS_H
#define FLOODGATE_DRIVER_EXTRACTION_INPUTS_H

#include "engine/facts/Facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct stat;

namespace floodgate {

class PastFiles;

/// 128 bits that tell one text from another (XXH3): against accidents, not against attacks.
struct Digest {
  uint64_t High = 0, Low = 0;

  auto operator<=>(const Digest &) const = default;
  std::string hex() const;
  /// All members, for whoever writes one from process to process; the same in what follows.
  template <class V> void fields(V &&Visit) { Visit(High), Visit(Low); }
};
Digest digestOf(llvm::StringRef Bytes);

/// What the file system says of a file, without reading it. Times are nanoseconds since 1970.
struct FileStamp {
  bool Exists = false;
  bool IsFolder = false;
  uint64_t Size = 0;
  uint64_t Inode = 0;
  int64_t Modified = 0;
  int64_t Changed = 0; ///< Of the inode: nobody can set it back.

  auto operator<=>(const FileStamp &) const = default;
  template <class V> void fields(V &&Visit) {
    Visit(Exists), Visit(IsFolder), Visit(Size), Visit(Inode), Visit(Modified), Visit(Changed);
  }
};
FileStamp stampOf(const std::string &Path);
FileStamp stampOf(const struct stat &Status);

/// A file that was looked for.
struct Input {
  /// From what says least of it to what says most.
  enum class State : uint8_t {
    Absent,  ///< It was not there.
    Folder,  ///< There was a folder of that name.
    Listed,  ///< There was a folder of that name, and it was asked what is in it.
    Empty,   ///< It was there, was not read, and had no bytes: `__has_embed` tells that.
    Present, ///< It was there, was not read, and had some.
    Read,    ///< It was there, and was read.
  };
  std::string Path; ///< Absolute; as it was asked for.
  State What = State::Absent;
  /// The name of what was there, without symlinks. Where a symlink leads elsewhere, other files are beside it, and it
  /// is another file to whoever asks whether it was read before.
  std::string Real;
  /// With Read. Changed is 0 where the stamp of a file does not tell its content; then the content is asked.
  FileStamp Stamp;
  Digest Content; ///< Of the bytes that were read, or of the names that were listed.

  bool isThere() const { return What != State::Absent; }
  bool hasContent() const { return What == State::Read || What == State::Listed; }
  template <class V> void fields(V &&Visit) { Visit(Path), Visit(What), Visit(Real), Visit(Stamp), Visit(Content); }
};
template <> struct LastEnumerator<Input::State> {
  static constexpr Input::State Value = Input::State::Read;
};

/// Whether \p A and \p B, of one path, cannot both be true of one state of the files.
bool contradict(const Input &A, const Input &B);

/// Adds \p More to \p Into; both are in order of path, each once. What both have counts once, and as the one that says
/// more. \returns the path of a file that was not the same for both; empty where there is none.
std::string mergeInputs(std::vector<Input> &Into, llvm::ArrayRef<Input> More);

/// Answers whether inputs are as they were. Asks the file system once for each file, so that thousands of units with
/// the same headers cost what one costs.
class InputChecker {
public:
  /// With \p Past, the question is whether they were as they were then.
  explicit InputChecker(const PastFiles *Past = nullptr) : Past(Past) {}
  bool holds(const Input &Known);

private:
  struct Answer {
    FileStamp Stamp;
    bool IsStamped = false;
    std::optional<std::string> Real;
    std::optional<Digest> Content, Names;
  };
  const std::string &realName(llvm::StringRef Path, Answer &Known);
  const std::string &realFolder(llvm::StringRef Path);

  const PastFiles *Past;
  llvm::StringMap<Answer> Answers;
  llvm::StringMap<std::string> RealFolders;
};

/// The name of \p Path, which exists or not, without symlinks, as it is in \p Past where that knows it.
std::string realNameOf(llvm::StringRef Path, const PastFiles *Past);

/// What is in a folder: the names, in order, each with a letter for what it is.
std::vector<std::pair<std::string, char>> listFolder(const std::string &Path);
Digest digestOfNames(llvm::ArrayRef<std::pair<std::string, char>> Names);

/// Nanoseconds since 1970, by the clock of this machine.
int64_t now();

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_INPUTS_H
