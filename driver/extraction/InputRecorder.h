//===- InputRecorder.h - notes what a parse reads ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A file system that notes what was asked of it, and the digest of the very bytes that it gave. Whoever parses on top
/// of it has a result that is a function of what was noted, whatever happens to the files meanwhile.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_INPUTRECORDER_H
#define FLOODGATE_DRIVER_EXTRACTION_INPUTRECORDER_H

#include "driver/extraction/Inputs.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <string>
#include <vector>

namespace floodgate {

/// The files of the machine, as regularFileSystem() shows them, with a memory of what was asked. Files are read as a
/// whole into memory: one that is written meanwhile does not change under the parser.
class InputRecorder : public llvm::vfs::ProxyFileSystem {
public:
  /// \p Folder is the working directory, from which relative names start. With \p Past, the files are as they were
  /// then. \p ClockAhead: see Cache::clockAhead().
  explicit InputRecorder(std::string Folder, const PastFiles *Past = nullptr, int64_t ClockAhead = 0);

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Path, std::error_code &Problem) override;
  std::error_code setCurrentWorkingDirectory(const llvm::Twine &Path) override;
  std::error_code getRealPath(const llvm::Twine &Path, llvm::SmallVectorImpl<char> &Real) override;
  bool exists(const llvm::Twine &Path) override;

  /// What was looked for, in order of name, each once.
  std::vector<Input> inputs() const;
  /// A file that changed while it was read, or between two times when it was asked for; empty where there is none. The
  /// result is then one that no state of the files has, and must not be used again.
  const std::string &unsettled() const { return Unsettled; }

private:
  class Opened;
  std::string absolute(const llvm::Twine &Path) const;
  void note(Input Now);
  void noteFailure(const std::string &Path, std::error_code Why);
  /// Whether the file system of \p Descriptor, which is that of \p Device, stamps files by the clock of this machine.
  bool keepsTime(int Descriptor, uint64_t Device);
  /// \p Stamp without what does not tell the content of the file: \p Started is when reading it began.
  FileStamp believed(FileStamp Stamp, int Descriptor, uint64_t Device, int64_t Started);

  std::string Folder;
  const PastFiles *Past;
  int64_t ClockAhead;
  std::map<std::string, Input> Found;
  llvm::DenseMap<uint64_t, bool> KeepsTime; ///< Of each device.
  std::string Unsettled;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_INPUTRECORDER_H
