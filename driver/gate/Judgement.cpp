//===- Judgement.cpp - from a program to a report ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/gate/Judgement.h"
#include "driver/extraction/Extraction.h"
#include "driver/gate/LookedAt.h"
#include "driver/system/Terminal.h"
#include "driver/units/DescriptorSet.h"
#include "engine/model/Loader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace floodgate {

namespace {

std::string namesOfChecks() {
  std::vector<std::string> Names;
  for (const CheckInfo &Info : checkTable())
    Names.push_back(Info.Name);
  return llvm::join(Names, ", ");
}

/// The checks that \p Globs select. A name without a wildcard that no check has, and an empty selection, are errors.
llvm::Expected<std::vector<std::unique_ptr<Check>>> chooseChecks(llvm::StringRef Globs) {
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  Globs.split(Parts, ',', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Part : Parts) {
    llvm::StringRef Name = Part.trim();
    Name.consume_front("-");
    if (!Name.contains('*') && llvm::none_of(checkTable(), [&](const CheckInfo &Info) { return Info.Name == Name; }))
      return llvm::createStringError("--checks: no check is called '" + Name + "'; there are " + namesOfChecks());
  }
  std::vector<std::unique_ptr<Check>> Checks = createChecks();
  llvm::erase_if(Checks, [&](const std::unique_ptr<Check> &C) { return !selects(Globs, C->name()); });
  if (Checks.empty())
    return llvm::createStringError("--checks '" + Globs + "' selects no check; there are " + namesOfChecks());
  return Checks;
}

/// Carries out one `--option`. A setting of a check that is not selected is looked at, too: a slip shows at once.
llvm::Error applySetting(llvm::StringRef Setting, llvm::ArrayRef<std::unique_ptr<Check>> Checks) {
  auto [Name, Value] = Setting.split('=');
  auto [CheckName, OptionName] = Name.split('.');
  if (!Setting.contains('=') || OptionName.empty())
    return llvm::createStringError("--option '" + Setting + "': expected CHECK.OPTION=VALUE");
  std::vector<std::unique_ptr<Check>> All = createChecks();
  auto HasName = [Wanted = CheckName](const std::unique_ptr<Check> &C) { return C->name() == Wanted; };
  auto Known = llvm::find_if(All, HasName);
  if (Known == All.end())
    return llvm::createStringError("--option '" + Setting + "': no check is called '" + CheckName + "'; there are " +
                                   namesOfChecks());
  std::vector<std::string> Options;
  for (const CheckOption &Option : (*Known)->options())
    Options.push_back(Option.Name);
  if (!llvm::is_contained(Options, OptionName))
    return llvm::createStringError(
        "--option '" + Setting + "': " + CheckName + " has " +
        (Options.empty() ? std::string("no options") : "no such option; it has " + llvm::join(Options, ", ")));
  if (!(*Known)->setOption(OptionName, Value))
    return llvm::createStringError("--option '" + Setting + "': " + CheckName + " cannot read the value");
  if (const auto *Selected = llvm::find_if(Checks, HasName); Selected != Checks.end())
    (*Selected)->setOption(OptionName, Value);
  return llvm::Error::success();
}

/// Reads one `--accept-partial`.
llvm::Expected<Acceptance> readAcceptance(llvm::StringRef Given) {
  auto [Glob, Reason] = Given.split('=');
  if (Glob.trim().empty() || Reason.trim().empty())
    return llvm::createStringError("--accept-partial '" + Given +
                                   "': expected GLOB=REASON, with the reason why it is accepted");
  llvm::Expected<llvm::GlobPattern> Units = llvm::GlobPattern::create(Glob);
  if (!Units)
    return llvm::createStringError("--accept-partial '" + Given + "': " + llvm::toString(Units.takeError()));
  return Acceptance{Given.str(), std::move(*Units), Reason.trim().str()};
}

/// The names in \p Settings, which applySetting() has taken.
std::vector<NameInOptions> namesInOptions(llvm::ArrayRef<std::string> Settings) {
  std::vector<NameInOptions> Result;
  std::vector<std::unique_ptr<Check>> All = createChecks();
  for (llvm::StringRef Setting : Settings) {
    auto [Option, Value] = Setting.split('=');
    auto [CheckName, OptionName] = Option.split('.');
    for (const std::unique_ptr<Check> &C : All)
      for (const CheckOption &Known : C->options())
        if (Known.HoldsNames && C->name() == CheckName && Known.Name == OptionName)
          for (std::string &Name : namesIn(Value))
            Result.push_back({Option.str(), std::move(Name)});
  }
  return Result;
}

bool wantsColor(ColorChoice Choice) {
  if (Choice != ColorChoice::Auto)
    return Choice == ColorChoice::Always;
  const char *Terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR") && Terminal && llvm::StringRef(Terminal) != "dumb";
}

/// Whether \p File, as facts name it, starts from the root and leads out of it.
bool isOutside(llvm::StringRef File) {
  llvm::SmallString<256> Plain(File);
  llvm::sys::path::remove_dots(Plain, /*remove_dot_dot=*/true);
  return Plain == ".." || Plain.starts_with("../");
}

/// What lies in a build folder beside the root has a name that starts from the root: for readers, its whole name.
void nameOutside(SourceRange &Where, llvm::StringRef Root) {
  if (!isOutside(Where.File))
    return;
  llvm::SmallString<256> Path(Root);
  llvm::sys::path::append(Path, Where.File);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  Where.File = std::string(Path);
}

std::string render(const Output &To, const ScanResult &Result, const ReportOptions &Options, Verbosity Say,
                   llvm::ArrayRef<UnitRecord> Facts) {
  switch (To.What) {
  case Output::Format::Sarif:
    return renderSarif(Result);
  case Output::Format::Facts:
    return packFacts(Facts);
  case Output::Format::Text:
    break;
  }
  TextOptions Text;
  Text.ShowAudit = Options.ShowAudit;
  Text.Quiet = Say == Verbosity::Quiet;
  Text.Color = To.isStandardOutput() ? wantsColor(Options.Color) : Options.Color == ColorChoice::Always;
  return renderText(Result, Text);
}

} // namespace

std::vector<model::NamedEntity> Setup::named() const {
  std::vector<model::NamedEntity> Result;
  for (const model::Model &M : Models->models())
    if (!M.isBuiltIn())
      llvm::append_range(Result, M.Named);
  for (const NameInOptions &Each : Names)
    Result.push_back({model::NamedEntity::Kind::Function, Each.Name, {}});
  return Result;
}

llvm::Expected<Setup> setUp(const ReportOptions &Options, llvm::ArrayRef<std::string> Rules,
                            llvm::ArrayRef<std::string> Descriptors) {
  Setup Result;
  llvm::Expected<std::vector<Output>> Outputs = chooseOutputs(Options.Outputs);
  if (!Outputs)
    return Outputs.takeError();
  Result.Outputs = std::move(*Outputs);
  llvm::Expected<std::vector<std::unique_ptr<Check>>> Checks = chooseChecks(Options.Checks);
  if (!Checks)
    return Checks.takeError();
  Result.Checks = std::move(*Checks);
  for (const std::string &Setting : Options.Settings)
    if (llvm::Error Problem = applySetting(Setting, Result.Checks))
      return Problem;
  std::string RulesBefore = fingerprintOfRules(Rules);
  llvm::Expected<std::vector<model::Model>> Loaded = model::loadModels(Rules);
  if (!Loaded)
    return Loaded.takeError();
  // Results are kept under what the files hold: that has to be what was loaded.
  if (fingerprintOfRules(Rules) != RulesBefore)
    return llvm::createStringError("the files of --rules have changed while they were read: scan again");
  llvm::Expected<DescriptorSets> Described = readDescriptorSets(Descriptors);
  if (!Described)
    return Described.takeError();
  Result.Models = std::make_unique<ModelIndex>(std::move(*Loaded), std::move(Described->Messages));
  for (const std::string &Given : Options.AcceptPartial) {
    llvm::Expected<Acceptance> Read = readAcceptance(Given);
    if (!Read)
      return Read.takeError();
    Result.Accepted.push_back(std::move(*Read));
  }
  Result.AllowUnreachable = Options.AllowUnreachable;
  Result.Limits = Options.Limits;
  Result.Names = namesInOptions(Options.Settings);
  // What options of checks name is looked for in each unit; what else they set is for judging.
  Result.Fingerprint = RulesBefore + Described->Digest;
  for (const NameInOptions &Each : Result.Names)
    Result.Fingerprint += "\n" + Each.Name;
  return Result;
}

ScanResult judge(const Analysis &Analysed, const Setup &Chosen) {
  ScanResult Result;
  Result.Category = "scan";
  Result.Root = Analysed.Root;
  Result.Units = Analysed.Units;
  for (auto [Each, Reached] : llvm::zip_equal(Chosen.Checks, Analysed.Verdicts)) {
    const std::string Name = Each->name().str();
    Result.JudgeSeconds.emplace_back(Name, Reached.Seconds);
    llvm::append_range(Result.Findings, Reached.Findings);
    if (!Reached.Problem.empty())
      Result.Notices.push_back({NoticeKind::CheckFailed, Name + " did not come to an end (" + Reached.Problem +
                                                             "): what it would have found is not here"});
  }
  for (Finding &F : Result.Findings) {
    if (F.RestsOnAbsence)
      F.UnprovenWithout = Analysed.Failed;
    nameOutside(F.Where, Analysed.Root);
    for (Step &S : llvm::concat<Step>(F.Path, F.Related))
      nameOutside(S.Where, Analysed.Root);
    // Nobody is told to change what is not the project's.
    if (llvm::any_of(F.Fixes, [](const Edit &Each) {
          return isOutside(Each.Where.File) || llvm::sys::path::is_absolute(Each.Where.File);
        }))
      F.Fixes.clear();
  }
  llvm::sort(Result.Findings, [](const Finding &A, const Finding &B) {
    return std::tie(A.Where, A.Check, A.Message, A) < std::tie(B.Where, B.Check, B.Message, B);
  });
  Result.Findings.erase(llvm::unique(Result.Findings), Result.Findings.end());
  lookAt(Analysed, Chosen, Result);
  for (const CheckInfo &Info : checkTable())
    if (llvm::any_of(Chosen.Checks, [&](const std::unique_ptr<Check> &C) { return C->name() == Info.Name; }))
      Result.Checks.push_back(Info);
  for (const model::Model &Model : Chosen.Models->models())
    Result.Models.push_back(&Model);
  return Result;
}

/// Whether what is written to standard output is read in the same place as standard error: one terminal, one log.
static bool isShownTogether() {
  struct stat Output = {}, Errors = {};
  return !fstat(STDOUT_FILENO, &Output) && !fstat(STDERR_FILENO, &Errors) && Output.st_dev == Errors.st_dev &&
         Output.st_ino == Errors.st_ino;
}

void sayNotices(llvm::ArrayRef<UnitStatus> Units, llvm::ArrayRef<Notice> Notices, Verbosity Say) {
  if (Say != Verbosity::Quiet)
    sayLines(renderNotices(Units, Notices));
}

void printProfile(const ExtractionTimes *Extraction, const ReportTimes &Report, const ScanResult &Result) {
  sayLine(fmt::format("{:<36} {:>9}", "profile", "seconds"));
  auto Row = [](const std::string &What, double Seconds) { sayLine(fmt::format("{:<36} {:>9.3f}", What, Seconds)); };
  if (Extraction) {
    Row("plan shared headers (CPU)", Extraction->Plan);
    Row("precompile them (CPU)", Extraction->Precompile);
    Row("parse (CPU)", Extraction->Units.Parse);
    Row("observe (CPU)", Extraction->Units.Observe);
    for (const auto &[Name, Seconds] : Extraction->Units.Observers)
      Row("  " + Name + " (CPU)", Seconds);
    Row("write facts (CPU)", Extraction->Units.Write);
    Row("all workers (wall)", Extraction->Workers);
    Row("cache (wall)", Extraction->Cache);
  }
  Row("link (wall)", Report.Link);
  // Checks run side by side.
  Row("judge (wall)", Report.Judge);
  for (const auto &[Name, Seconds] : Result.JudgeSeconds)
    Row("  " + Name + " (wall)", Seconds);
  Row("write reports (wall)", Report.Write);
  Row("everything (wall)", Report.Whole);
}

llvm::Expected<int> report(const ScanResult &Result, const Setup &Chosen, const ReportOptions &Options, Verbosity Say,
                           llvm::ArrayRef<UnitRecord> Facts) {
  // The text says the same, which need not be read twice.
  bool TextIsShown = llvm::any_of(Chosen.Outputs, [](const Output &To) { return To.isStandardOutput(); });
  if (TextIsShown && isShownTogether()) {
    std::vector<Notice> Others;
    llvm::copy_if(Result.Notices, std::back_inserter(Others), [](const Notice &Said) { return !Said.isReported(); });
    sayNotices({}, Others, Say);
  } else {
    sayNotices(Result.Units, Result.Notices, Say);
  }
  for (const Output &To : Chosen.Outputs) {
    std::string Bytes = render(To, Result, Options, Say, Facts);
    if (llvm::Error Problem = writeOutput(To, Bytes))
      return Problem;
  }
  return Result.Ended.ExitCode;
}

} // namespace floodgate
