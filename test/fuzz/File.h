//===- File.h - a file for a reader of files --------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_TEST_FUZZ_FILE_H
#define FLOODGATE_TEST_FUZZ_FILE_H

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>
#include <string>

namespace floodgate::fuzz {

/// A folder with one file in it, which is written anew again and again; it goes at the end.
class File {
public:
  explicit File(llvm::StringRef Name) {
    if (llvm::sys::fs::createUniqueDirectory("floodgate-fuzz", Folder))
      std::abort();
    Path = (Folder + "/" + Name).str();
  }
  ~File() { (void)llvm::sys::fs::remove_directories(Folder); }
  File(const File &) = delete;
  File &operator=(const File &) = delete;

  const std::string &path() const { return Path; }
  void write(llvm::StringRef Bytes) const {
    std::error_code Problem;
    llvm::raw_fd_ostream(Path, Problem) << Bytes;
    if (Problem)
      std::abort();
  }

private:
  llvm::SmallString<128> Folder;
  std::string Path;
};

} // namespace floodgate::fuzz

#endif // FLOODGATE_TEST_FUZZ_FILE_H
