//===- Scan.cpp - finds, and reports what it found ---------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Commands.h"
#include "Interruption.h"
#include "Output.h"
#include "Report.h"
#include "facts/FactsFile.h"
#include "model/Index.h"
#include "model/Loader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <cstdlib>
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

/// The time that reports carry in place of the clock's, so that two scans of the same code make the same bytes:
/// reproducible-builds.org/specs/source-date-epoch.
std::optional<std::chrono::system_clock::time_point> reproducibleTime() {
  const char *Text = std::getenv("SOURCE_DATE_EPOCH");
  long long Seconds = 0;
  if (!Text || llvm::StringRef(Text).getAsInteger(10, Seconds))
    return std::nullopt;
  return std::chrono::system_clock::time_point(std::chrono::seconds(Seconds));
}

bool wantsColor(ColorChoice Choice) {
  if (Choice != ColorChoice::Auto)
    return Choice == ColorChoice::Always;
  const char *Terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR") && Terminal && llvm::StringRef(Terminal) != "dumb";
}

void judge(const Analysis &Analysed, llvm::ArrayRef<std::unique_ptr<Check>> Checks, ScanResult &Result) {
  for (const std::unique_ptr<Check> &C : Checks)
    C->judge(Analysed.Whole, Result.Findings);
  for (Finding &F : Result.Findings)
    if (F.RestsOnAbsence)
      F.UnprovenWithout = Analysed.Failed;
  llvm::sort(Result.Findings, [](const Finding &A, const Finding &B) {
    return std::tie(A.Where, A.Check, A.Message, A) < std::tie(B.Where, B.Check, B.Message, B);
  });
  Result.Findings.erase(llvm::unique(Result.Findings), Result.Findings.end());
}

void count(const Program &Whole, ScanResult &Result) {
  Program::Reach Reached = Whole.reach([](const EntryPoint &) { return true; }, [](const Edge &) { return true; });
  for (uint32_t I = 0; I < Whole.functions().size(); ++I) {
    if (!Whole.functions()[I].HasBody)
      continue;
    ++Result.Functions;
    Result.ReachableFunctions += Reached.contains(I);
  }
}

int exitCode(const ScanResult &Result, const Analysis &Analysed) {
  if (llvm::any_of(Result.Findings, [](const Finding &F) { return F.At == Level::Gate; }))
    return 2;
  return Analysed.Failed.empty() ? 0 : 3;
}

std::string render(const Output &To, const ScanResult &Result, const Analysis &Analysed, const ScanOptions &Options) {
  switch (To.What) {
  case Output::Format::Sarif:
    return renderSarif(Result);
  case Output::Format::Facts:
    return packFacts(Analysed.Facts);
  case Output::Format::Text:
    break;
  }
  TextOptions Text;
  Text.ShowAudit = Options.ShowAudit;
  Text.Quiet = Options.Analysis.Say == Verbosity::Quiet;
  Text.Color = To.isStandardOutput() ? wantsColor(Options.Color) : Options.Color == ColorChoice::Always;
  return renderText(Result, Text);
}

/// Who reads only a file still learns that it does not hold everything.
void noticeFailures(const Analysis &Analysed, llvm::ArrayRef<Output> Outputs, Verbosity Say) {
  bool TextIsShown = llvm::any_of(Outputs, [](const Output &To) { return To.isStandardOutput(); });
  if (Analysed.Failed.empty() || TextIsShown || Say == Verbosity::Quiet)
    return;
  llvm::errs() << "floodgate: " << Analysed.Failed.size() << " of " << Analysed.Units.size()
               << " units could not be analysed:\n";
  for (const UnitStatus &Unit : Analysed.Units)
    if (Unit.What != UnitStatus::Outcome::Analysed)
      llvm::errs() << "  " << Unit.File << ": " << Unit.Error << '\n';
}

} // namespace

llvm::Expected<int> scan(const ScanOptions &Options) {
  auto Began = std::chrono::steady_clock::now();
  ScanResult Result;
  Result.Start = std::chrono::system_clock::now();
  Result.Category = "scan";

  // Everything that can be wrong with the command line is looked at before the work begins.
  llvm::Expected<std::vector<Output>> Outputs = chooseOutputs(Options.Outputs);
  if (!Outputs)
    return Outputs.takeError();
  llvm::Expected<std::vector<std::unique_ptr<Check>>> Checks = chooseChecks(Options.Checks);
  if (!Checks)
    return Checks.takeError();
  for (const std::string &Setting : Options.Settings)
    if (llvm::Error Problem = applySetting(Setting, *Checks))
      return std::move(Problem);
  llvm::Expected<std::vector<model::Model>> Loaded = model::loadModels(Options.Analysis.Rules);
  if (!Loaded)
    return Loaded.takeError();
  ModelIndex Models(std::move(*Loaded));

  // All checks observe, whichever judge: some ask what others have seen.
  std::vector<std::unique_ptr<Check>> Others = createChecks();
  llvm::erase_if(Others, [&](const std::unique_ptr<Check> &C) { return selects(Options.Checks, C->name()); });
  std::vector<const Check *> Pointers;
  for (const std::unique_ptr<Check> &C : llvm::concat<const std::unique_ptr<Check>>(*Checks, Others))
    Pointers.push_back(C.get());
  llvm::Expected<Analysis> Analysed = analyse(Options.Analysis, Models, Pointers);
  if (!Analysed)
    return Analysed.takeError();
  if (int Signal = interruption())
    return 128 + Signal;

  judge(*Analysed, *Checks, Result);
  count(Analysed->Whole, Result);
  Result.Root = Analysed->Root;
  Result.Units = Analysed->Units;
  for (const CheckInfo &Info : checkTable())
    if (selects(Options.Checks, Info.Name))
      Result.Checks.push_back(Info);
  for (const model::Model &Model : Models.models())
    Result.Models.push_back(&Model);
  Result.ExitCode = exitCode(Result, *Analysed);
  Result.End = std::chrono::system_clock::now();
  Result.Seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - Began).count();
  if (auto Time = reproducibleTime()) {
    Result.Start = Result.End = *Time;
    Result.Seconds = 0;
  }

  noticeFailures(*Analysed, *Outputs, Options.Analysis.Say);
  for (const Output &To : *Outputs) {
    std::string Bytes = render(To, Result, *Analysed, Options);
    if (int Signal = interruption())
      return 128 + Signal;
    if (llvm::Error Problem = writeOutput(To, Bytes)) {
      if (int Signal = interruption()) {
        llvm::consumeError(std::move(Problem));
        return 128 + Signal;
      }
      return std::move(Problem);
    }
  }
  return Result.ExitCode;
}

} // namespace floodgate
