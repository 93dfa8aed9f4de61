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

#ifndef FLOODGATE_DRIVER_OPTIONS_H
#define FLOODGATE_DRIVER_OPTIONS_H

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace floodgate {

enum class ColorChoice : uint8_t { Auto, Always, Never };

/// How much is said on standard error.
enum class Verbosity : uint8_t { Quiet, Normal, Verbose };

/// Which units are read, and how: what `scan` and `list entry-points` share.
struct AnalysisOptions {
  std::string Build;                ///< The folder of a compile_commands.json, or the file itself.
  std::vector<std::string> Paths;   ///< Only units at or under these. Empty: all.
  std::string Root;                 ///< Empty: the deepest folder that holds all analysed units.
  std::vector<std::string> Exclude; ///< Globs of what is not the project's own.
  std::vector<std::string> Rules;   ///< Model files or folders, besides those that are compiled in.
  unsigned Jobs = 0;                ///< 0: one per core that this process may use.
  unsigned UnitTimeout = 300;       ///< Seconds; 0: none.
  unsigned UnitMemory = 4096;       ///< MB that one unit may allocate; 0: no limit.
  bool SkipBodies = true;
  std::string ResourceDir; ///< Empty: the one of the LLVM that is linked.
  Verbosity Say = Verbosity::Normal;
};

struct ScanOptions {
  AnalysisOptions Analysis;
  std::string Checks = "*";          ///< Globs, as clang-tidy's.
  std::vector<std::string> Settings; ///< CHECK.OPTION=VALUE
  std::vector<std::string> Outputs;  ///< Empty: text on standard output.
  bool ShowAudit = false;
  ColorChoice Color = ColorChoice::Auto;
};

struct ListOptions {
  enum class Subject : uint8_t { Checks, Models, EntryPoints } What = Subject::Checks;
  AnalysisOptions Analysis;
};

struct ExplainOptions {
  std::string Check;
};

using Command = std::variant<ScanOptions, ListOptions, ExplainOptions>;

/// \returns the command; or an exit code where there is nothing more to do: help or the version was asked for and
/// printed, or the usage was wrong and a message printed.
std::variant<Command, int> parseCommandLine(int Argc, const char *const *Argv);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_OPTIONS_H
