//===- Settings.h - how units are read, judged and reported -----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What several rooms are told of the command line, as plain values. What needs the file system or the models to be
/// checked is checked by who uses it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SETTINGS_SETTINGS_H
#define FLOODGATE_DRIVER_SETTINGS_SETTINGS_H

#include <cstdint>
#include <string>
#include <vector>

namespace floodgate {

enum class ColorChoice : uint8_t { Auto, Always, Never };

/// How much is said on standard error.
enum class Verbosity : uint8_t { Quiet, Normal, Verbose };

class PastFiles;

/// The folder of what earlier scans have found out.
struct CacheSettings {
  bool IsOn = true;
  std::string Folder;     ///< Empty: defaultCacheFolder().
  uint64_t MostBytes = 0; ///< Together; the entries that were not used for longest go first.
};

/// What one check may take; linking may take the same, and something for each unit.
struct CheckLimits {
  unsigned Seconds = 600;    ///< Of CPU time; 0: no limit.
  unsigned Megabytes = 4096; ///< Besides the linked program; 0: no limit.
};

/// Which units are read, and how: what `scan` and `list entry-points` share.
struct AnalysisOptions {
  std::string Build;                    ///< The folder of a compile_commands.json, or the file itself.
  std::vector<std::string> Paths;       ///< Only units at or under these. Empty: all.
  std::string Root;                     ///< Empty: the deepest folder that holds all analysed units.
  std::string BuildFolder;              ///< Empty: the folder of the database, where that is not the project's own.
  std::vector<std::string> Exclude;     ///< Globs of what is not the project's own.
  std::vector<std::string> Rules;       ///< Model files or folders, besides those that are compiled in.
  std::vector<std::string> Descriptors; ///< Descriptor sets: what is known of the program's messages.
  unsigned Jobs = 0;                    ///< 0: one per core that this process may use.
  unsigned UnitTimeout = 300;           ///< Seconds; 0: none.
  unsigned UnitMemory = 4096;           ///< MB that one unit may allocate; 0: no limit.
  bool SkipBodies = true;
  bool SharedHeaders = true; ///< Whether headers that units share are precompiled.
  /// Whether the project's own headers may be among them. What one unit instantiates of them is then seen in others,
  /// too: the findings are the same, the facts need not be.
  bool SharesOwn = true;
  bool NotesFiles = false;         ///< Whether it matters which files a unit reads.
  const PastFiles *Past = nullptr; ///< Read units as they were then. No command line says so.
  bool TimesObservers = false;     ///< Whether it matters how long each check takes.
  CacheSettings Cache;
  std::string ResourceDir; ///< Empty: the one of the LLVM that is linked.
  Verbosity Say = Verbosity::Normal;
};

/// What is judged, and where it is reported: what `scan` and `link` share.
struct ReportOptions {
  std::string Checks = "*";          ///< Globs, as clang-tidy's.
  std::vector<std::string> Settings; ///< CHECK.OPTION=VALUE
  std::vector<std::string> Outputs;  ///< Empty: text on standard output.
  bool ShowAudit = false;
  ColorChoice Color = ColorChoice::Auto;
  std::vector<std::string> AcceptPartial; ///< GLOB=REASON: units that are known to be read in part.
  CheckLimits Limits;
  bool AllowUnreachable = false; ///< It is meant that next to nothing can be reached.
};

/// Which findings at the gate make the exit code 2.
enum class FailOn : uint8_t { New, Any };

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SETTINGS_SETTINGS_H
