//===- Analysis.cpp - from a compilation database to a program ---------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "CompilationDatabase.h"
#include "Interruption.h"
#include "UnitAction.h"
#include "WorkerPool.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"
#include <numeric>
#include <unistd.h>

namespace floodgate {

namespace {

/// A line on a terminal that says how far the work is.
class ProgressLine {
public:
  ProgressLine(size_t Total, Verbosity Say) : Total(Total), IsShown(Say != Verbosity::Quiet && isatty(STDERR_FILENO)) {}
  ~ProgressLine() {
    if (IsShown)
      llvm::errs() << "\r\033[K";
  }
  void show(size_t Done) {
    if (IsShown)
      llvm::errs() << "\r\033[K[" << Done << "/" << Total << "] units read";
  }

private:
  size_t Total;
  bool IsShown;
};

/// The largest files first, so that no core waits for the last of them alone.
std::vector<size_t> workOrder(llvm::ArrayRef<Unit> Units) {
  std::vector<uint64_t> Sizes(Units.size());
  std::vector<size_t> Order;
  for (size_t I = 0; I < Units.size(); ++I) {
    if (!Units[I].Problem.empty())
      continue;
    (void)llvm::sys::fs::file_size(Units[I].File, Sizes[I]);
    Order.push_back(I);
  }
  llvm::stable_sort(Order, [&](size_t A, size_t B) { return Sizes[A] > Sizes[B]; });
  return Order;
}

/// Where a worker that crashed was, by what clang leaves: lines such as `1.	FILE:LINE:COLUMN: current parser token
/// ';'`, the most specific one last.
SourceRange placeOfCrash(llvm::StringRef Said, const Unit &U, const ProjectScope &Scope) {
  static const llvm::Regex Frame("^[0-9]+\\.\t(.+):([0-9]+):([0-9]+): ");
  SourceRange Where;
  llvm::SmallVector<llvm::StringRef, 16> Lines;
  Said.split(Lines, '\n');
  for (llvm::StringRef Line : Lines) {
    llvm::SmallVector<llvm::StringRef, 4> Parts;
    if (!Frame.match(Line, &Parts) || Parts[2].getAsInteger(10, Where.Line) || Parts[3].getAsInteger(10, Where.Column))
      continue;
    Where.File = Scope.nameOf(realPath(Parts[1], U.Directory));
  }
  return Where;
}

std::string at(const SourceRange &Where) {
  return Where.File.empty() ? ""
                            : Where.File + ":" + std::to_string(Where.Line) + ":" + std::to_string(Where.Column) + ": ";
}

/// What became of a unit, by how its worker ended. \p Facts gets what it said.
UnitStatus statusOf(const Unit &U, WorkResult &Result, const AnalysisOptions &Options, const ProjectScope &Scope,
                    UnitOutcome &Outcome) {
  UnitStatus Status;
  Status.File = U.Name;
  switch (Result.What) {
  case WorkResult::Outcome::Done:
    Outcome = decodeOutcome(Result.Output);
    if (!Outcome.Error.empty())
      Status.What = UnitStatus::Outcome::ParseError;
    Status.Error = Outcome.Error;
    Status.Where = Outcome.Where;
    break;
  case WorkResult::Outcome::Crashed:
    Status.What = UnitStatus::Outcome::Crashed;
    Status.Where = placeOfCrash(Result.Said, U, Scope);
    Status.Error =
        at(Status.Where) + "the worker crashed" + (Status.Where.File.empty() ? " (" : " here (") + Result.Signal + ")";
    break;
  case WorkResult::Outcome::TimedOut:
    Status.What = UnitStatus::Outcome::TimedOut;
    Status.Error = "took longer than " + std::to_string(Options.UnitTimeout) + " s (--unit-timeout)";
    break;
  case WorkResult::Outcome::OutOfMemory:
    Status.What = UnitStatus::Outcome::OutOfMemory;
    Status.Error = "needed more than " + std::to_string(Options.UnitMemory) + " MB of memory (--unit-memory)";
    break;
  case WorkResult::Outcome::Abandoned:
    Status.What = UnitStatus::Outcome::Crashed;
    Status.Error = "not read: interrupted";
    break;
  }
  // A header outside of the root has no place in a report; its error still names it.
  if (llvm::sys::path::is_absolute(Status.Where.File))
    Status.Where = {};
  return Status;
}

void sayDecisions(llvm::ArrayRef<std::string> Decisions) {
  for (const std::string &Decision : Decisions)
    llvm::errs() << "floodgate: " << Decision << '\n';
}

} // namespace

llvm::Expected<std::string> resourceFolder(llvm::StringRef Asked) {
  std::string Folder = Asked.empty() ? FLOODGATE_RESOURCE_DIR : realPath(Asked);
  if (!llvm::sys::fs::exists(Folder + "/include/stddef.h"))
    return llvm::createStringError("clang's own headers are not in '" + Folder +
                                   "/include': say where its resource folder is with --resource-dir");
  return Folder;
}

llvm::Expected<Analysis> analyse(const AnalysisOptions &Options, const ModelIndex &Models,
                                 llvm::ArrayRef<const Check *> Checks) {
  llvm::Expected<std::string> Resources = resourceFolder(Options.ResourceDir);
  if (!Resources)
    return Resources.takeError();
  llvm::Expected<CompilationDatabase> Database = loadCompilationDatabase(Options.Build);
  if (!Database)
    return Database.takeError();
  llvm::Expected<UnitSelection> Selection = selectUnits(*Database, Options, *Resources);
  if (!Selection)
    return Selection.takeError();
  const std::vector<Unit> &Units = Selection->Units;
  WorkLimits Limits;
  Limits.Jobs = Options.Jobs ? Options.Jobs : llvm::hardware_concurrency().compute_thread_count();
  Limits.Seconds = Options.UnitTimeout;
  Limits.Megabytes = Options.UnitMemory;
  if (Options.Say == Verbosity::Verbose) {
    sayDecisions(Selection->Decisions);
    llvm::errs() << "floodgate: at most " << Limits.Jobs << " units at a time\n";
  }

  UnitSettings Settings{Models, *Selection->Scope, Checks, Options.SkipBodies};
  std::vector<size_t> Order = workOrder(Units);
  std::vector<WorkResult> Results;
  {
    ProgressLine Line(Order.size(), Options.Say);
    Results = runWork(
        Order, Units.size(), Limits, [&](size_t I) { return encode(analyseUnit(Units[I], Settings)); },
        [&](size_t Done) { Line.show(Done); });
  }

  Analysis Result;
  Result.Root = Selection->Scope->root();
  std::vector<UnitFacts> Facts;
  for (size_t I = 0; I < Units.size(); ++I) {
    const Unit &U = Units[I];
    UnitOutcome Outcome;
    UnitStatus Status;
    if (U.Problem.empty()) {
      Status = statusOf(U, Results[I], Options, *Selection->Scope, Outcome);
    } else {
      Status.File = U.Name;
      Status.What = UnitStatus::Outcome::ParseError;
      Status.Error = U.Problem;
    }
    if (Status.What == UnitStatus::Outcome::Analysed) {
      llvm::Expected<UnitFacts> Read = deserialize(Outcome.Facts);
      if (!Read)
        return Read.takeError();
      Facts.push_back(std::move(*Read));
      Result.Facts.push_back(std::move(Outcome.Facts));
    } else {
      if (!U.Variant.empty())
        Status.Error += " [compiled with " + U.Variant + "]";
      Result.Failed.push_back(U.label());
    }
    if (Options.Say == Verbosity::Verbose && !Outcome.Dropped.empty())
      llvm::errs() << "floodgate: " << U.label() << ": options left out: " << llvm::join(Outcome.Dropped, " ") << '\n';
    Result.Units.push_back(std::move(Status));
  }

  std::vector<const UnitFacts *> Pointers;
  Pointers.reserve(Facts.size());
  for (const UnitFacts &Unit : Facts)
    Pointers.push_back(&Unit);
  Result.Whole = Program::link(Pointers, /*Whole=*/true);
  return Result;
}

} // namespace floodgate
