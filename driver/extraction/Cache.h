//===- Cache.h - what earlier scans have found out --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A folder of results that may be used again. Each entry is one file that has its content's digest in its name,
/// appears when it is complete, and is never changed: scans may share the folder, and be killed at any time. Whatever
/// goes wrong with it costs time, and never a result. docs/ci.md has the argument for each kind of entry.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_CACHE_H
#define FLOODGATE_DRIVER_EXTRACTION_CACHE_H

#include "driver/extraction/Inputs.h"
#include "driver/settings/Settings.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llvm {
class MemoryBuffer;
} // namespace llvm

namespace floodgate {

/// `$XDG_CACHE_HOME/floodgate`, else `~/.cache/floodgate`; empty where there is neither.
std::string defaultCacheFolder();

class Cache {
public:
  /// Makes the folder. Where that fails the cache is off, with a notice. \p Folders: see packEntry().
  Cache(const CacheSettings &Settings, std::vector<std::string> Folders);

  bool isOn() const { return !Folder.empty(); }
  const std::string &folder() const { return Folder; }
  /// What the user should know, a sentence each: entries that were dropped, a disk that is full.
  std::vector<std::string> notices() const;

  /// By how many nanoseconds the clock of this machine is ahead of that of the file system in which the cache lies, as
  /// far as a file that was just written there tells.
  int64_t clockAhead() const { return ClockAhead; }

  /// The payload that was stored under \p Key for inputs that still hold, and that \p Accepts takes; the inputs are
  /// left in \p Known. \p Ending says what it is, and is that of the file: `.unit`, `.shared`. What is not accepted
  /// goes.
  std::optional<std::string> find(llvm::StringRef Key, llvm::StringRef Ending, InputChecker &Checker,
                                  std::vector<Input> *Known = nullptr,
                                  llvm::function_ref<bool(llvm::StringRef)> Accepts = nullptr);
  /// \returns whether it is kept.
  bool store(llvm::StringRef Key, llvm::StringRef Ending, llvm::ArrayRef<Input> Inputs, llvm::StringRef Payload);

  /// The bytes that were kept under \p Name; null where they are not there, or are not those any more.
  std::unique_ptr<llvm::MemoryBuffer> findContent(llvm::StringRef Name);
  /// Keeps \p Bytes under a name that is their digest, with \p Ending. \returns that name; empty where that is not
  /// possible.
  std::string keepContent(llvm::StringRef Bytes, llvm::StringRef Ending);
  /// Removes what nothing refers to.
  void dropContent(llvm::StringRef Name);

  /// Removes the entries that were not used for longest until the rest has room, where anything was stored.
  void makeRoom();

private:
  std::string publish(llvm::StringRef Name, llvm::StringRef Bytes);
  std::string fileFor(llvm::StringRef Name) const;
  std::string fileOutside(llvm::StringRef What) const;
  void measureClock();
  void drop(const std::string &Path);
  void notice(const std::string &Sentence);

  std::string Folder;
  std::vector<std::string> Folders;
  uint64_t MostBytes;
  int64_t ClockAhead = 0;
  bool HasStored = false;
  std::string Full;    ///< Why nothing more is kept; empty: it is.
  std::string NotKept; ///< Why something large was not kept.
  size_t Dropped = 0;
  std::vector<std::string> Notices;
};

/// For `floodgate cache`.
struct CacheContents {
  size_t Units = 0, SharedHeaders = 0;
  uint64_t Bytes = 0;
};
CacheContents contentsOf(const std::string &Folder);
/// Removes what Floodgate has put into \p Folder, and nothing else. \returns what there was.
llvm::Expected<CacheContents> clearCache(const std::string &Folder);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_CACHE_H
