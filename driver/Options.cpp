//===- Options.cpp - what the command line says ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Options.h"
#include "Version.h"
#include "clang/Basic/Version.h"
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

namespace floodgate {

namespace {

std::string version() {
  return "floodgate " FLOODGATE_VERSION "\nLLVM: " + clang::getClangFullVersion() +
         "\nresource directory: " FLOODGATE_RESOURCE_DIR;
}

void addRules(CLI::App &App, AnalysisOptions &Options) {
  App.add_option("--rules", Options.Rules, "Read this model file, or the *.yaml of this folder, too (repeatable)")
      ->type_name("FILE|DIR")
      ->allow_extra_args(false);
}

void addAnalysis(CLI::App &App, AnalysisOptions &Options) {
  App.add_option("-p", Options.Build, "The build folder that holds compile_commands.json, or the file itself")
      ->type_name("BUILD")
      ->required();
  App.add_option("PATH", Options.Paths, "Analyse only the units that are one of these files or lie in these folders")
      ->type_name("");
  App.add_option("--root", Options.Root, "The project's folder (default: the deepest that holds all analysed units)")
      ->type_name("DIR");
  App.add_option("--exclude", Options.Exclude,
                 "What matches is not the project's own: a glob over paths relative to the root; `*` also matches `/` "
                 "(repeatable)")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  addRules(App, Options);
  App.add_option("-j", Options.Jobs, "Read so many units at a time (default: one a core)")
      ->type_name("N")
      ->check(CLI::Range(1u, 4096u));
  App.add_option("--unit-timeout", Options.UnitTimeout, "Give a unit up after so many seconds; 0: never")
      ->type_name("SECONDS")
      ->capture_default_str();
  App.add_option("--unit-memory", Options.UnitMemory, "Give a unit up when it needs more than this; 0: never")
      ->type_name("MB")
      ->capture_default_str();
  App.add_option("--resource-dir", Options.ResourceDir, "Clang's resource folder (default: see --version)")
      ->type_name("DIR");
  App.add_flag("!--no-skip-bodies", Options.SkipBodies,
               "Also read the function bodies that are not the project's own. Slower, and the findings are the same: "
               "for debugging Floodgate");
  auto *Verbose =
      App.add_flag_function("-v", [&Options](int64_t) { Options.Say = Verbosity::Verbose; }, "Say what was decided");
  App.add_flag_function(
         "-q", [&Options](int64_t) { Options.Say = Verbosity::Quiet; }, "Findings only: no summary, no progress")
      ->excludes(Verbose);
}

void addScan(CLI::App &App, ScanOptions &Options) {
  addAnalysis(App, Options.Analysis);
  App.add_option("-o", Options.Outputs,
                 "Write a report; its ending says which: .sarif, .txt, or .facts for the clang-tidy option "
                 "ProgramFacts. `-` is text on standard output, the default (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  App.add_option("--checks", Options.Checks, "Comma-separated globs; `-` before one excludes; the last match wins")
      ->type_name("GLOBS")
      ->capture_default_str();
  App.add_option("--option", Options.Settings, "Set an option of a check; see `floodgate list checks` (repeatable)")
      ->type_name("CHECK.OPTION=VALUE")
      ->allow_extra_args(false);
  App.add_option_function<std::string>(
         "--level", [&Options](const std::string &Level) { Options.ShowAudit = Level == "audit"; },
         "What the text shows: `gate` (default), or also what is only worth an auditor's look")
      ->type_name("gate|audit")
      ->check(CLI::IsMember({"gate", "audit"}).description(""));
  static const std::map<std::string, ColorChoice> Choices = {
      {"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}};
  App.add_option_function<std::string>(
         "--color", [&Options](const std::string &Choice) { Options.Color = Choices.at(Choice); },
         "Colours in the text: `auto` (default) means on a terminal")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""));
  App.footer("Exit codes: 0 nothing at the gate; 1 the tool could not do its work; 2 findings at the gate;\n"
             "3 some unit could not be analysed, and nothing at the gate.\n"
             "SOURCE_DATE_EPOCH, when set, is the time that reports carry: same code, same bytes.");
}

} // namespace

std::variant<Command, int> parseCommandLine(int Argc, const char *const *Argv) {
  CLI::App App("Finds the code that lets a remote peer overload an actor-style C++ server.", "floodgate");
  App.set_help_flag("-h,--help", "Print this help and exit");
  App.set_version_flag("--version", version());

  ScanOptions Scan;
  CLI::App *ScanCommand = App.add_subcommand("scan", "Scan a project that has a compile_commands.json");
  addScan(*ScanCommand, Scan);

  ListOptions List;
  CLI::App *ListCommand = App.add_subcommand("list", "Say what there is: checks, models, entry points");
  ListCommand->add_subcommand("checks", "The checks, with their options");
  CLI::App *Models = ListCommand->add_subcommand("models", "The models of frameworks that are loaded, and from where");
  addRules(*Models, List.Analysis);
  CLI::App *EntryPoints =
      ListCommand->add_subcommand("entry-points", "Where the network, a timer or a callback enters the project");
  addAnalysis(*EntryPoints, List.Analysis);

  ExplainOptions Explain;
  CLI::App *ExplainCommand = App.add_subcommand("explain", "Print the page of a check");
  ExplainCommand->add_option("CHECK", Explain.Check, "Its name")->required()->type_name("");

  try {
    App.parse(Argc, Argv);
    // Not CLI11's own requirement: of `floodgate skan` it would say that there is no command.
    for (const CLI::App *Parent : {&App, ListCommand})
      if ((Parent == &App || Parent->parsed()) && Parent->get_subcommands().empty())
        throw CLI::RequiredError("A command");
  } catch (const CLI::ParseError &Problem) {
    // Help and the version are printed to standard output, all else to standard error.
    return App.exit(Problem, std::cout, std::cerr) == 0 ? 0 : 1;
  }
  if (ScanCommand->parsed())
    return Command(std::move(Scan));
  if (ExplainCommand->parsed())
    return Command(std::move(Explain));
  if (Models->parsed())
    List.What = ListOptions::Subject::Models;
  else if (EntryPoints->parsed())
    List.What = ListOptions::Subject::EntryPoints;
  return Command(std::move(List));
}

} // namespace floodgate
