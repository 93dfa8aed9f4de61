//===- Options.cpp - what the command line says ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/commands/Options.h"
#include "driver/system/Output.h"
#include "driver/system/Terminal.h"
#include "driver/system/Version.h"
#include "driver/units/ResponseFiles.h"
#include "driver/units/Scope.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <sstream>
#include <tuple>

namespace floodgate {

namespace {

std::string version() {
  return "floodgate " FLOODGATE_VERSION "\nLLVM: " + clang::getClangFullVersion() +
         "\nresource directory: " FLOODGATE_RESOURCE_DIR;
}

/// What CLI11 says of \p Problem. The words that were given stand in its first line, whatever they hold.
std::string complaint(const CLI::App *Of, const CLI::Error &Problem) {
  const llvm::StringRef What = Problem.what();
  return printable(What) + CLI::FailureMessage::simple(Of, Problem).substr(What.size());
}

void addRules(CLI::App &App, AnalysisOptions &Options) {
  App.add_option("--rules", Options.Rules, "Read this model file, or the *.yaml of this folder, too (repeatable)")
      ->type_name("FILE|DIR")
      ->allow_extra_args(false);
}

CLI::Option *addDescriptors(CLI::App &App, AnalysisOptions &Options) {
  return App
      .add_option("--descriptors", Options.Descriptors,
                  "Read what interface files tell of the program's messages from this descriptor set, as `protoc\n"
                  "--include_imports --descriptor_set_out=FILE` writes it (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void addVerbosity(CLI::App &App, Verbosity &Say) {
  auto *Verbose = App.add_flag_function("-v", [&Say](int64_t) { Say = Verbosity::Verbose; }, "Say what was decided");
  App.add_flag_function(
         "-q", [&Say](int64_t) { Say = Verbosity::Quiet; }, "Findings only: no summary, no progress")
      ->excludes(Verbose);
}

/// Which units there are.
CLI::Option *addUnits(CLI::App &App, AnalysisOptions &Options) {
  CLI::Option *Build =
      App.add_option("-p", Options.Build, "The build folder that holds compile_commands.json, or the file itself")
          ->type_name("BUILD");
  App.add_option("PATH", Options.Paths, "Analyse only the units that are one of these files or lie in these folders")
      ->type_name("");
  App.add_option("--root", Options.Root, "The project's folder (default: the deepest that holds all analysed units)")
      ->type_name("DIR");
  App.add_option(
         "--build-folder", Options.BuildFolder,
         "What lies in it is generated, and not the project's own (default: the folder of the database, unless\n"
         "the project is built where its sources are)")
      ->type_name("DIR");
  App.add_option("--exclude", Options.Exclude,
                 "What matches is not the project's own: a glob over paths relative to the root; `*` also matches `/` "
                 "(repeatable)")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  App.add_option("--resource-dir", Options.ResourceDir, "Clang's resource folder (default: see --version)")
      ->type_name("DIR");
  return Build;
}

void addCache(CLI::App &App, CacheSettings &Cache) {
  App.add_option("--cache", Cache.Folder,
                 "The cache's folder (default: $XDG_CACHE_HOME/floodgate, else ~/.cache/floodgate)")
      ->type_name("DIR");
  Cache.MostBytes = 5'000'000'000;
  App.add_option_function<uint64_t>(
         "--cache-size", [&Cache](uint64_t Megabytes) { Cache.MostBytes = Megabytes * 1'000'000; },
         "What was not used for longest goes when the cache is larger; 0: never")
      ->type_name("MB")
      ->default_str("5000");
}

/// How units are read.
void addReading(CLI::App &App, AnalysisOptions &Options) {
  addRules(App, Options);
  addDescriptors(App, Options);
  App.add_option("-j", Options.Jobs, "Read so many units at a time (default: one a core)")
      ->type_name("N")
      ->check(CLI::Range(1u, 4096u));
  App.add_option(
         "--unit-timeout", Options.UnitTimeout,
         "Give a unit up after so many seconds of CPU time, or five times as many by the clock, but not before ten "
         "minutes; 0: never")
      ->type_name("SECONDS")
      ->capture_default_str();
  App.add_option("--unit-memory", Options.UnitMemory, "Give a unit up when it needs more than this; 0: never")
      ->type_name("MB")
      ->capture_default_str();
  addCache(App, Options.Cache);
  App.add_flag("!--no-cache", Options.Cache.IsOn, "Neither use what earlier scans have found out nor keep anything")
      ->excludes("--cache");
  App.add_flag("!--no-shared-headers", Options.SharedHeaders,
               "Do not precompile the headers that units share. Slower, and the findings are the same");
  App.add_flag("!--no-skip-bodies", Options.SkipBodies,
               "Also read the function bodies that are not the project's own. Slower, and the findings are the same: "
               "for debugging Floodgate");
  addVerbosity(App, Options.Say);
}

void addAnalysis(CLI::App &App, AnalysisOptions &Options) {
  addUnits(App, Options)->required();
  addReading(App, Options);
}

/// `2/4`.
void addShard(CLI::App &App, Shard &Part) {
  App.add_option_function<std::string>(
         "--shard",
         [&Part](const std::string &Text) {
           auto [Index, Count] = llvm::StringRef(Text).split('/');
           if (Index.getAsInteger(10, Part.Index) || Count.getAsInteger(10, Part.Count) || Part.Index < 1 ||
               Part.Index > Part.Count)
             throw CLI::ValidationError("--shard", "expected I/N with I from 1 to N, not '" + Text + "'");
         },
         "Only part I of N, by a digest of each unit: the parts are the same on every machine")
      ->type_name("I/N");
}

void addSettings(CLI::App &App, std::vector<std::string> &Settings) {
  App.add_option("--option", Settings, "Set an option of a check; see `floodgate list checks` (repeatable)")
      ->type_name("CHECK.OPTION=VALUE")
      ->allow_extra_args(false);
}

/// What is judged, and where it is reported.
void addReport(CLI::App &App, ReportOptions &Options) {
  App.add_option("-o", Options.Outputs,
                 "Write a report; its ending says which: .sarif, .txt, or .facts for the clang-tidy option "
                 "ProgramFacts. `-` is text on standard output, the default (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  App.add_option("--checks", Options.Checks, "Comma-separated globs; `-` before one excludes; the last match wins")
      ->type_name("GLOBS")
      ->capture_default_str();
  addSettings(App, Options.Settings);
  App.add_option_function<std::string>(
         "--level", [&Options](const std::string &Level) { Options.ShowAudit = Level == "audit"; },
         "What the text shows: `gate` (default), or also what is only worth an auditor's look")
      ->type_name("gate|audit")
      ->check(CLI::IsMember({"gate", "audit"}).description(""));
  App.add_option("--accept-partial", Options.AcceptPartial,
                 "It is known that units with errors whose name, relative to the root, matches the glob are read in "
                 "part: they are reported with the reason, and do not make the exit code 3 (repeatable)")
      ->type_name("GLOB=REASON")
      ->allow_extra_args(false);
  App.add_option(
         "--check-timeout", Options.Limits.Seconds,
         "Give a check up after so many seconds of CPU time, or five times as many by the clock; linking has a\n"
         "second more for each unit; 0: never")
      ->type_name("SECONDS")
      ->capture_default_str();
  App.add_option("--check-memory", Options.Limits.Megabytes,
                 "Give a check up when it needs more than this besides the linked program; linking has 16 MB more for\n"
                 "each unit; 0: never")
      ->type_name("MB")
      ->capture_default_str();
  App.add_flag("--allow-unreachable", Options.AllowUnreachable,
               "It is meant that no entry point is known, or that next to nothing can be reached from one");
  static const std::map<std::string, ColorChoice> Choices = {
      {"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}};
  App.add_option_function<std::string>(
         "--color", [&Options](const std::string &Choice) { Options.Color = Choices.at(Choice); },
         "Colours in the text: `auto` (default) means on a terminal")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""));
}

void addScan(CLI::App &App, ScanOptions &Options) {
  addAnalysis(App, Options.Analysis);
  addReport(App, Options.Report);
  App.add_option("--since", Options.Since,
                 "Report only what the changes since this git revision touch, and say what is new")
      ->type_name("REV");
  App.add_option_function<std::string>(
         "--fail-on",
         [&Options](const std::string &What) { Options.FailsOn = What == "any" ? FailOn::Any : FailOn::New; },
         "With --since, which findings at the gate make the exit code 2: `new` ones (default), or `any` that is "
         "reported")
      ->type_name("new|any")
      ->check(CLI::IsMember({"new", "any"}).description(""))
      ->needs("--since");
  App.add_flag("--profile", Options.Profile, "Say on standard error where the time went");
  App.footer(
      "Exit codes: 0 nothing at the gate; 1 the tool could not do its work; 2 findings at the gate\n"
      "(with --since, new ones: see --fail-on); 3 nothing at the gate, and something was not looked at: a unit not\n"
      "read or read in part, no entry point.\n"
      "SOURCE_DATE_EPOCH, when set, is the time that reports carry: same code, same bytes.");
}

void addExtract(CLI::App &App, ExtractOptions &Options) {
  addUnits(App, Options.Analysis);
  App.get_option("--root")->required();
  addReading(App, Options.Analysis);
  addSettings(App, Options.Settings);
  addShard(App, Options.Part);
  App.add_option("-o", Options.Output, "The facts file that is written; it ends in .facts")
      ->type_name("FILE")
      ->required();
  App.add_option("--directory", Options.Directory, "With a command: the folder that it runs in (default: this one)")
      ->type_name("DIR");
  App.footer(
      "Either -p names a compilation database, or the compile command of one unit stands after `--`:\n"
      "  floodgate extract --root . -o a.facts -- g++ -std=c++17 -Iinclude -c src/a.cpp\n"
      "`@FILE` before the `--` stands for the words in that file. Nothing is read from or kept in a cache unless\n"
      "--cache names one.\n"
      "Exit codes: 0 facts were written, also of units that could not be read; 1 the tool could not do its work.");
}

void addLink(CLI::App &App, LinkOptions &Options) {
  App.add_option("FILE", Options.Files, "Facts files; their order does not matter")->type_name("");
  App.add_option("--manifest", Options.Manifest, "What `floodgate plan` wrote: the units that are expected")
      ->type_name("PLAN")
      ->required();
  App.add_option("--root", Options.Root, "The project's folder, with its sources")->type_name("DIR")->required();
  App.add_flag("--profile", Options.Profile, "Say on standard error where the time went");
  App.add_flag("--allow-missing", Options.AllowMissing, "Units without facts do not count as a failure");
  App.add_option("--rules", Options.Rules, "The model files or folders that `extract` had (repeatable)")
      ->type_name("FILE|DIR")
      ->allow_extra_args(false);
  addReport(App, Options.Report);
  addVerbosity(App, Options.Say);
  App.footer(
      "Exit codes: 0 nothing at the gate; 1 the tool could not do its work; 2 findings at the gate;\n"
      "3 there are units without facts (unless --allow-missing), or nothing at the gate and something was not looked\n"
      "at: a unit not read or read in part, no entry point.");
}

void addPlan(CLI::App &App, PlanOptions &Options) {
  addUnits(App, Options.Analysis)->required();
  addShard(App, Options.Part);
  Options.Output = "-";
  App.add_option("-o", Options.Output, "The file that is written; `-` is standard output, the default")
      ->type_name("FILE");
}

/// The words of the command line, with what `@FILE` stands for, up to `--`; what follows goes to \p Rest as it is.
std::vector<std::string> words(int Argc, const char *const *Argv, std::vector<std::string> &Rest,
                               std::string &Problem) {
  std::vector<std::string> Before(Argv + 1, Argv + Argc);
  auto Dashes = llvm::find(Before, "--");
  if (Before.empty() || Before.front() != "extract")
    return Before;
  if (Dashes != Before.end()) {
    Rest.assign(Dashes + 1, Before.end());
    Before.erase(Dashes, Before.end());
  }
  llvm::Expected<std::vector<std::string>> Expanded = expandResponseFiles(Before, realPath("."));
  if (!Expanded) {
    Problem = llvm::toString(Expanded.takeError());
    return Before;
  }
  Before = std::move(*Expanded);
  // A response file may hold the compile command, too.
  Dashes = llvm::find(Before, "--");
  if (Dashes != Before.end()) {
    Rest.insert(Rest.begin(), Dashes + 1, Before.end());
    Before.erase(Dashes, Before.end());
  }
  return Before;
}

} // namespace

std::variant<Command, int> parseCommandLine(int Argc, const char *const *Argv) {
  CLI::App App("Finds the code that lets a remote peer overload an actor-style C++ server.", "floodgate");
  App.set_help_flag("-h,--help", "Print this help and exit");
  App.set_version_flag("--version", version());
  App.failure_message(complaint);

  ScanOptions Scan;
  CLI::App *ScanCommand = App.add_subcommand("scan", "Scan a project that has a compile_commands.json");
  addScan(*ScanCommand, Scan);

  ListOptions List;
  CLI::App *ListCommand = App.add_subcommand("list", "Say what there is: checks, models, entry points, messages");
  ListCommand->add_subcommand("checks", "The checks, with their options");
  CLI::App *Models = ListCommand->add_subcommand("models", "The models of frameworks that are loaded, and from where");
  addRules(*Models, List.Analysis);
  CLI::App *EntryPoints =
      ListCommand->add_subcommand("entry-points", "Where the network, a timer or a callback enters the project");
  addAnalysis(*EntryPoints, List.Analysis);
  CLI::App *Messages =
      ListCommand->add_subcommand("messages", "What descriptor sets tell of messages and their fields");
  addDescriptors(*Messages, List.Analysis)->required();

  ExtractOptions Extract;
  CLI::App *ExtractCommand = App.add_subcommand("extract", "The first half of a scan: read units, write their facts");
  addExtract(*ExtractCommand, Extract);

  LinkOptions Link;
  CLI::App *LinkCommand = App.add_subcommand("link", "The second half of a scan: from facts files to findings");
  addLink(*LinkCommand, Link);

  PlanOptions Plan;
  CLI::App *PlanCommand =
      App.add_subcommand("plan", "List the units of a compilation database as JSON, for a build system and for `link`");
  addPlan(*PlanCommand, Plan);

  CacheOptions Cached;
  CLI::App *CacheCommand = App.add_subcommand("cache", "The cache of what earlier scans have found out");
  for (auto [Name, Action, What] : {std::tuple("show", CacheOptions::Action::Show, "Where it is, and what is in it"),
                                    std::tuple("clear", CacheOptions::Action::Clear, "Remove what is in it")}) {
    CLI::App *Each = CacheCommand->add_subcommand(Name, What);
    addCache(*Each, Cached.Cache);
    Each->callback([&Cached, Action] { Cached.What = Action; });
  }

  ExplainOptions Explain;
  CLI::App *ExplainCommand = App.add_subcommand("explain", "Print the page of a check");
  ExplainCommand->add_option("CHECK", Explain.Check, "Its name")->required()->type_name("");

  std::string ResponseProblem;
  try {
    std::vector<std::string> Words = words(Argc, Argv, Extract.Command, ResponseProblem);
    if (!ResponseProblem.empty())
      throw CLI::ValidationError(ResponseProblem);
    std::reverse(Words.begin(), Words.end()); // As CLI11 wants it.
    App.parse(std::move(Words));
    // Not CLI11's own requirement: of `floodgate skan` it would say that there is no command.
    for (const CLI::App *Parent : {&App, ListCommand, CacheCommand})
      if ((Parent == &App || Parent->parsed()) && Parent->get_subcommands().empty())
        throw CLI::RequiredError("A command");
    if (ExtractCommand->parsed() && Extract.Command.empty() == Extract.Analysis.Build.empty())
      throw CLI::ValidationError("extract", "needs either -p with a compilation database, or a command after `--`");
  } catch (const CLI::ParseError &Problem) {
    // Help and the version are printed to standard output, all else to standard error.
    std::ostringstream Asked, Complaint;
    const int Code = App.exit(Problem, Asked, Complaint);
    const std::string Lines = Complaint.str();
    for (llvm::StringRef Line : llvm::split(llvm::StringRef(Lines).rtrim('\n'), '\n'))
      if (!Lines.empty())
        sayLine(Line);
    if (Code != 0)
      return 1;
    if (llvm::Error Failure = writeToStandardOutput(Asked.str())) {
      sayErrors(std::move(Failure));
      return 1;
    }
    return 0;
  }
  Scan.Analysis.TimesObservers = Scan.Profile;
  if (ScanCommand->parsed())
    return Command(std::move(Scan));
  Extract.Analysis.SharesOwn = false;
  // One unit's extract reads what its command line names, and no cache that happens to be there.
  Extract.Analysis.Cache.IsOn &= !Extract.Analysis.Cache.Folder.empty();
  if (ExtractCommand->parsed())
    return Command(std::move(Extract));
  if (LinkCommand->parsed())
    return Command(std::move(Link));
  if (PlanCommand->parsed())
    return Command(std::move(Plan));
  if (CacheCommand->parsed())
    return Command(std::move(Cached));
  if (ExplainCommand->parsed())
    return Command(std::move(Explain));
  if (Models->parsed())
    List.What = ListOptions::Subject::Models;
  else if (EntryPoints->parsed())
    List.What = ListOptions::Subject::EntryPoints;
  else if (Messages->parsed())
    List.What = ListOptions::Subject::Messages;
  return Command(std::move(List));
}

} // namespace floodgate
