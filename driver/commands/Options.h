//===- Options.h - what the command line says ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The command line as plain values. What needs the file system or the models to be checked is checked by who uses it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_COMMANDS_OPTIONS_H
#define FLOODGATE_DRIVER_COMMANDS_OPTIONS_H

#include "driver/settings/Settings.h"
#include "driver/units/Shard.h"
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace floodgate {

struct ScanOptions {
  AnalysisOptions Analysis;
  ReportOptions Report;
  std::string Since;            ///< A git revision; empty: everything is reported.
  FailOn FailsOn = FailOn::New; ///< With Since.
  bool Profile = false;         ///< Say where the time went.
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
