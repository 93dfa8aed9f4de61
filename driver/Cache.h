//===- Cache.h - what earlier scans have found out --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A folder of results that may be used again. Each entry is one file, with a check sum, that appears under its name
/// when it is complete: scans may share the folder, and be killed at any time. Whatever goes wrong with it costs time,
/// and never a result.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_CACHE_H
#define FLOODGATE_DRIVER_CACHE_H

#include "Inputs.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace floodgate {

struct CacheSettings {
  bool IsOn = true;
  std::string Folder;     ///< Empty: defaultCacheFolder().
  uint64_t MostBytes = 0; ///< Together; the entries that were not used for longest go first.
};

/// `$XDG_CACHE_HOME/floodgate`, else `~/.cache/floodgate`; empty where there is neither.
std::string defaultCacheFolder();

class Cache {
public:
  /// Makes the folder. Where that fails the cache is off, with a notice. \p Folders: see writeInputs().
  Cache(const CacheSettings &Settings, std::vector<std::string> Folders);

  bool isOn() const { return !Folder.empty(); }
  const std::string &folder() const { return Folder; }
  /// What the user should know, a sentence each: entries that were dropped, a disk that is full.
  llvm::ArrayRef<std::string> notices() const { return Notices; }

  /// The payload that was stored under \p Key for inputs that still hold; these are left in \p Known.
  /// \p Ending says what it is, and is that of the file: `.unit`, `.shared`.
  std::optional<std::string> find(llvm::StringRef Key, llvm::StringRef Ending, InputChecker &Checker,
                                  std::vector<Input> *Known = nullptr);
  void store(llvm::StringRef Key, llvm::StringRef Ending, llvm::ArrayRef<Input> Inputs, llvm::StringRef Payload);
  /// Removes the file \p Name, which is damaged, and says so once.
  void drop(llvm::StringRef Name);

  /// Where a file named \p Name lies that is not read through this class.
  std::string fileFor(llvm::StringRef Name) const;
  /// A name beside it for a process that is making it.
  std::string temporaryFor(llvm::StringRef Name) const;
  /// Notes that it was used just now.
  void touch(llvm::StringRef Name) const;
  /// Gives the complete file \p Temporary its name. \returns whether that succeeded.
  bool publish(const std::string &Temporary, llvm::StringRef Name);

  /// Removes the entries that were not used for longest until the rest has room, where anything was stored.
  void makeRoom();

private:
  void notice(const std::string &Sentence);

  std::string Folder;
  std::vector<std::string> Folders;
  uint64_t MostBytes;
  bool HasStored = false, IsFull = false;
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

#endif // FLOODGATE_DRIVER_CACHE_H
