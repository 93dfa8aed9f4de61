//===- Inputs.h - what was read for a result -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A result may be used again as long as everything that was looked for is as it was: files that were read have the
/// same bytes, and files that were not there, where an include path was searched, are still not there.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_INPUTS_H
#define FLOODGATE_DRIVER_INPUTS_H

#include "facts/FactsCodec.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace floodgate {

class PastFiles;

/// 128 bits that tell one text from another (XXH3): against accidents, not against attacks.
struct Digest {
  uint64_t High = 0, Low = 0;

  auto operator<=>(const Digest &) const = default;
  std::string hex() const;
};
Digest digestOf(llvm::StringRef Bytes);
/// Of its bytes; of a file that cannot be read, of none.
Digest digestOfFile(const std::string &Path);

/// What the file system says of a file, without reading it. Times are nanoseconds since 1970.
struct FileStamp {
  bool Exists = false;
  bool IsRegular = false;
  uint64_t Size = 0;
  int64_t Modified = 0;
  int64_t Changed = 0; ///< Of the inode: nobody can set it back.

  auto operator<=>(const FileStamp &) const = default;
};
FileStamp stampOf(const std::string &Path);

/// A file that was looked for.
struct Input {
  enum class State : uint8_t {
    Absent,  ///< It was not there.
    Folder,  ///< There was a folder of that name.
    Present, ///< It was there, and was not read.
    Read,    ///< It was there, and was read.
  };
  std::string Path; ///< Absolute; as it was asked for.
  State What = State::Absent;
  FileStamp Stamp; ///< With Read.
  Digest Content;  ///< With Read.
};

/// The real file system, with a memory of what it was asked for.
class InputRecorder : public llvm::vfs::ProxyFileSystem {
public:
  /// \p Folder is the working directory, from which relative names start. With \p Past, the files are as they were
  /// then.
  explicit InputRecorder(std::string Folder, const PastFiles *Past = nullptr);

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;

  /// What was looked for, in order of name, each once. Reads the files again.
  std::vector<Input> inputs() const;
  /// The one of \p Inputs that has changed since the recorder was made, so that it is not sure what was read; or null.
  const Input *unsettled(llvm::ArrayRef<Input> Inputs) const;

private:
  void note(const llvm::Twine &Path, Input::State What);

  std::string Folder;
  const PastFiles *Past;
  int64_t Started;
  std::map<std::string, Input::State> Seen;
};

/// Answers whether inputs are as they were. Asks the file system once for each file, so that thousands of units with
/// the same headers cost what one costs.
class InputChecker {
public:
  /// With \p Past, the question is whether they were as they were then.
  explicit InputChecker(const PastFiles *Past = nullptr) : Past(Past) {}
  /// \p Recorded: when \p Known was noted. Where a file was written just before, its time stamp does not tell whether
  /// it was written again just after: then its content does.
  bool holds(const Input &Known, int64_t Recorded);
  /// Of a file as it is now.
  const FileStamp &stamp(const std::string &Path);
  Digest content(const std::string &Path);

private:
  struct Answer {
    FileStamp Stamp;
    bool IsStamped = false, IsRead = false;
    Digest Content;
  };
  const PastFiles *Past;
  llvm::StringMap<Answer> Answers;
};

/// Nanoseconds since 1970.
int64_t now();

/// Names below a folder that is elsewhere for the next user: inputs as bytes, with names that begin in one of \p
/// Folders shortened to its number.
void writeInputs(FactsWriter &Out, llvm::ArrayRef<Input> Inputs, llvm::ArrayRef<std::string> Folders);
std::vector<Input> readInputs(FactsCursor &In, llvm::ArrayRef<std::string> Folders);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_INPUTS_H
