//===- Options.h - what the command line says ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The command line as plain values. What needs the file system or the models to be checked is checked by who uses it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_COMMANDS_OPTIONS_H
#define FLOODGATE_DRIVER_COMMANDS_OPTIONS_H

#include "driver/extraction/Cache.h"
#include "driver/gate/JudgeApart.h"
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace floodgate {

enum class ColorChoice : uint8_t { Auto, Always, Never };

/// How much is said on standard error.
enum class Verbosity : uint8_t { Quiet, Normal, Verbose };

class PastFiles;

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
  bool TimesObservers = false;        ///< Whether it matters how long each check takes.
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

struct ScanOptions {
  AnalysisOptions Analysis;
  ReportOptions Report;
  std::string Since;            ///< A git revision; empty: everything is reported.
  FailOn FailsOn = FailOn::New; ///< With Since.
  bool Profile = false;         ///< Say where the time went.
};

/// One part of several: `2/4`.
struct Shard {
  unsigned Index = 1, Count = 1;
};

struct ExtractOptions {
  AnalysisOptions Analysis;
  Shard Part;
  std::string Output;
  std::vector<std::string> Command; ///< Of one unit, instead of a compilation database.
  std::string Directory;            ///< Where Command runs; empty: the working directory.
  std::vector<std::string> Settings;
};

struct LinkOptions {
  std::vector<std::string> Files; ///< Facts files.
  std::string Manifest;           ///< What `plan` wrote.
  std::string Root;
  bool AllowMissing = false;
  bool Profile = false; ///< Say where the time went.
  std::vector<std::string> Rules;
  ReportOptions Report;
  Verbosity Say = Verbosity::Normal;
};

struct PlanOptions {
  AnalysisOptions Analysis;
  Shard Part;
  std::string Output; ///< `-` is standard output.
};

struct CacheOptions {
  enum class Action : uint8_t { Show, Clear } What = Action::Show;
  CacheSettings Cache;
};

struct ListOptions {
  enum class Subject : uint8_t { Checks, Models, EntryPoints, Messages } What = Subject::Checks;
  AnalysisOptions Analysis;
};

struct ExplainOptions {
  std::string Check;
};

using Command =
    std::variant<ScanOptions, ListOptions, ExplainOptions, ExtractOptions, LinkOptions, PlanOptions, CacheOptions>;

/// \returns the command; or an exit code where there is nothing more to do: help or the version was asked for and
/// printed, or the usage was wrong and a message printed.
std::variant<Command, int> parseCommandLine(int Argc, const char *const *Argv);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_COMMANDS_OPTIONS_H
