//===- Extraction.cpp - from a compilation database to facts -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/Extraction.h"
#include "driver/extraction/Cache.h"
#include "driver/extraction/CacheKey.h"
#include "driver/extraction/WorkerPool.h"
#include "driver/extraction/headers/SharedStore.h"
#include "driver/extraction/modules/Modules.h"
#include "driver/system/Stopwatch.h"
#include "driver/system/Terminal.h"
#include "driver/system/Version.h"
#include "driver/units/LibraryMacros.h"
#include "driver/units/Shard.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/Threading.h"
#include <algorithm>
#include <cstdlib>
#include <limits>

namespace floodgate {

namespace {

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

/// What became of a unit, by how its worker ended. \p Outcome gets what it said.
UnitStatus statusOf(const Unit &U, const WorkResult &Result, const AnalysisOptions &Options, const ProjectScope &Scope,
                    UnitOutcome &Outcome) {
  UnitStatus Status;
  Status.File = U.Name;
  switch (Result.What) {
  case WorkResult::Outcome::Done:
    Outcome = decodeOutcome(Result.Output);
    if (!Outcome.Error.empty())
      Status.What = Outcome.IsInPart ? UnitStatus::Outcome::ReadInPart : UnitStatus::Outcome::ParseError;
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
    Status.Error = "took longer than " + std::to_string(Options.UnitTimeout) + " s of CPU time (--unit-timeout)";
    break;
  case WorkResult::Outcome::Stalled:
    Status.What = UnitStatus::Outcome::TimedOut;
    Status.Error = "did not end within " + std::to_string(clockSecondsFor(Options.UnitTimeout)) +
                   " s by the clock (--unit-timeout)";
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
  return Status;
}

/// One extraction: what is passed between its steps.
class Extractor {
public:
  Extractor(const UnitSelection &Selection, const FolderScope &Scope, const AnalysisOptions &Options,
            const ExtractionSettings &Settings, Extraction &Result)
      : Units(Selection.Units), Scope(Scope), Options(Options), Result(Result),
        Limits{Options.Jobs ? Options.Jobs : llvm::hardware_concurrency().compute_thread_count(), Options.UnitTimeout,
               Options.UnitMemory, clockSecondsFor(Options.UnitTimeout)},
        Fingerprint(fingerprintOf(Scope, Options, Settings.Fingerprint)),
        Kept(Options.Cache, {Scope.root(), Scope.buildFolder()}),
        Worker{.Models = Settings.Models,
               .Scope = Scope,
               .SkipBodies = Options.SkipBodies,
               .NotesInputs = Kept.isOn() || Options.NotesFiles,
               .TimesObservers = Options.TimesObservers,
               .Past = Options.Past,
               .Named = Settings.Named,
               .ClockAhead = Kept.clockAhead(),
               .Folders = {Scope.root(), Scope.buildFolder()}},
        Headers(Units, Worker, Options, Limits, Fingerprint + Scope.root()),
        OfModules(Units, Selection.ModuleUnits, Worker, Options, Limits, Fingerprint + Scope.root()),
        Checker(Options.Past) {}

  void run() {
    Records.resize(Units.size());
    Said.resize(Units.size());
    Read.assign(Units.size(), false);
    Result.Inputs.resize(Units.size());
    Stopwatch ModulesWatch;
    OfModules.scan(Kept, Checker, Result.Times);
    Result.Times.Workers += ModulesWatch.seconds();
    Stopwatch Watch;
    takeFromCache();
    Result.Times.Cache += Watch.seconds();
    if (Options.Say == Verbosity::Verbose)
      say("at most " + llvm::Twine(Limits.Jobs) + " units at a time; " + llvm::Twine(Left.size()) + " of " +
          llvm::Twine(Units.size()) + " to read");
    Stopwatch WorkersWatch;
    std::vector<size_t> Plain;
    llvm::copy_if(Left, std::back_inserter(Plain), [&](size_t I) { return !OfModules.concern(I); });
    Shared = Headers.provide(Plain, Kept, Checker, Result.Times);
    OfModules.build(Left, Result.Times);
    readUnits();
    Result.Times.Workers += WorkersWatch.seconds();
    Stopwatch RoomWatch;
    Kept.makeRoom();
    Result.Times.Cache += RoomWatch.seconds();
    for (const std::string &Sentence : Kept.notices())
      Result.Notices.push_back({NoticeKind::CacheProblem, Sentence});
    for (size_t I = 0; I < Units.size(); ++I)
      Result.Units.push_back(std::move(Records[I]));
    Result.Read = static_cast<size_t>(llvm::count(Read, true));
  }

private:
  /// A result that names the root or the build folder is one for these folders only.
  std::string keyOf(size_t I, bool NamesFolders) const {
    return cacheKeyOf(Units[I], Fingerprint + OfModules.keyOf(I),
                      NamesFolders ? Worker.Folders : std::vector<std::string>());
  }

  static bool isUnit(llvm::StringRef Bytes) {
    llvm::Expected<UnitRecord> Known = unpackUnit(Bytes);
    if (!Known)
      llvm::consumeError(Known.takeError());
    return static_cast<bool>(Known);
  }

  void takeFromCache() {
    for (size_t I = 0; I < Units.size(); ++I) {
      UnitRecord &Record = Records[I];
      const Unit &U = Units[I];
      Record.Key = U.Key;
      Record.Label = U.label();
      Record.Status.File = U.Name;
      if (!U.Problem.empty()) {
        Record.Status.What = UnitStatus::Outcome::ParseError;
        fail(I, U.Problem);
        continue;
      }
      std::vector<Input> Inputs;
      auto Find = [&](bool NamesFolders) {
        return Kept.find(keyOf(I, NamesFolders), ".unit", Checker, &Inputs, isUnit);
      };
      std::optional<std::string> Bytes = Find(false);
      if (!Bytes)
        Bytes = Find(true);
      if (Bytes && take(I, Result.Storage.keep(*Bytes)))
        note(I, Inputs);
      else
        Left.push_back(I);
    }
  }

  /// Makes the record of a unit from the bytes of an earlier one.
  bool take(size_t I, llvm::StringRef Stored) {
    llvm::Expected<UnitRecord> Known = unpackUnit(Stored);
    if (!Known) {
      llvm::consumeError(Known.takeError());
      return false;
    }
    UnitRecord &Record = Records[I];
    Record.Status = std::move(Known->Status);
    Record.Dropped = std::move(Known->Dropped);
    Record.Facts = Known->Facts;
    if (!Record.Status.isWhole())
      fail(I, Record.Status.Error);
    return true;
  }

  /// Notes which of the project's files a unit has read.
  void note(size_t I, llvm::ArrayRef<Input> Inputs) {
    if (!Options.NotesFiles)
      return;
    for (const Input &Each : Inputs)
      if (Each.What == Input::State::Read)
        Result.Inputs[I].push_back(Scope.nameOf(Each.Path));
  }

  void fail(size_t I, const std::string &Error) {
    Records[I].Status.Error = Error + (Units[I].Variant.empty() ? "" : " [compiled with " + Units[I].Variant + "]");
  }

  void readUnits() {
    std::vector<size_t> Again;
    readUnits(largestFirst(Units, Left), Again);
    // Whatever went wrong, it may have been what was precompiled: by itself a unit has another chance.
    for (size_t I : Again)
      Shared[I] = nullptr;
    std::vector<size_t> None;
    readUnits(Again, None);
    if (Options.Say == Verbosity::Verbose)
      for (const std::vector<std::string> &OfUnit : Said)
        for (const std::string &Sentence : OfUnit)
          say(Sentence);
  }

  /// Reads the units \p Order. Those of which nothing came on top of shared headers are left in \p Again.
  void readUnits(llvm::ArrayRef<size_t> Order, std::vector<size_t> &Again) {
    ProgressLine Line(Order.size(), Options.Say != Verbosity::Quiet);
    std::vector<WorkResult> Results = runWork(
        Order, Units.size(), Limits,
        [&](size_t I) {
          restrictEnvironment();
          return encode(analyseUnit(Units[I], Worker, Shared[I], OfModules.of(I)));
        },
        [&](size_t Done, size_t I, WorkResult &Ended) {
          Line.show(Done);
          if (Shared[I] && Ended.What != WorkResult::Outcome::Done)
            Again.push_back(I);
          else
            finish(I, Ended);
          // An empty one assigned to it would leave its memory where it is.
          std::string().swap(Ended.Output);
        });
    // Interrupted: nobody has ended those.
    for (size_t I : Order)
      if (!Read[I] && !llvm::is_contained(Again, I))
        finish(I, Results[I]);
  }

  /// What came of the unit \p I: noted, and kept at once, so that a scan that is killed was not for nothing.
  void finish(size_t I, const WorkResult &Ended) {
    UnitOutcome Outcome;
    UnitRecord &Record = Records[I];
    Read[I] = true;
    Record.Status = statusOf(Units[I], Ended, Options, Scope, Outcome);
    Record.Dropped = std::move(Outcome.Dropped);
    if (Record.Status.hasFacts())
      Record.Facts = Result.Storage.keep(Outcome.Facts);
    note(I, Outcome.Inputs);
    Result.Times.Units.add(Outcome.Times);
    if (!Record.Dropped.empty())
      Said[I].push_back(Record.Label + ": options left out: " + llvm::join(Record.Dropped, " "));
    if (!Outcome.Plain.empty())
      Said[I].push_back(Record.Label + ": read without shared headers: " + Outcome.Plain);
    // What depends on the machine's load is not kept.
    bool IsLasting = Record.Status.isWhole() || (Record.Status.hasFacts() && !Outcome.Inputs.empty()) ||
                     (Record.Status.What == UnitStatus::Outcome::ParseError && !Outcome.Inputs.empty());
    if (IsLasting && !Outcome.IsUnsettled) {
      Stopwatch Watch;
      Kept.store(keyOf(I, Outcome.NamesFolders), ".unit", Outcome.Inputs, packUnit(Record));
      Result.Times.Cache += Watch.seconds();
    }
    if (!Record.Status.isWhole())
      fail(I, Record.Status.Error);
  }

  const std::vector<Unit> &Units;
  const FolderScope &Scope;
  const AnalysisOptions &Options;
  Extraction &Result;
  WorkLimits Limits;
  std::string Fingerprint;
  Cache Kept;
  UnitSettings Worker;
  SharedStore Headers;
  Modules OfModules;
  InputChecker Checker;
  std::vector<UnitRecord> Records;
  std::vector<std::vector<std::string>> Said; ///< Of each unit, for -v: in the same order every time.
  std::vector<bool> Read;
  std::vector<size_t> Left;                  ///< Units that the cache does not know.
  std::vector<const SharedHeaders *> Shared; ///< Of each unit; null: none.
};

} // namespace

std::string fingerprintOfRules(llvm::ArrayRef<std::string> Paths) {
  std::string Text;
  auto Add = [&](llvm::StringRef Path) {
    if (auto Buffer = readRegularFile(Path))
      Text += digestOf((*Buffer)->getBuffer()).hex();
    else
      llvm::consumeError(Buffer.takeError());
  };
  for (const std::string &Path : Paths) {
    std::vector<std::string> Files;
    std::error_code Ignored;
    for (llvm::sys::fs::directory_iterator It(Path, Ignored), End; It != End && !Ignored; It.increment(Ignored))
      if (llvm::sys::path::extension(It->path()) == ".yaml")
        Files.push_back(It->path());
    llvm::sort(Files);
    Add(Path);
    for (const std::string &File : Files)
      Add(File);
    Text += ';';
  }
  return digestOf(Text).hex();
}

llvm::Expected<Extraction> extractUnits(UnitSelection Selection, const AnalysisOptions &Options,
                                        const ExtractionSettings &Settings) {
  if (Options.Say == Verbosity::Verbose)
    for (const std::string &Decision : Selection.Decisions)
      say(Decision);
  for (Unit &U : Selection.Units)
    U.Command.Macros = libraryMacros(Settings.Models.models(), U.Command);
  Extraction Result;
  Result.Scope = std::move(Selection.Scope);
  Result.Notices = std::move(Selection.Notices);
  Extractor(Selection, *Result.Scope, Options, Settings, Result).run();
  return Result;
}

llvm::Expected<Extraction> extractUnits(const AnalysisOptions &Options, const ExtractionSettings &Settings) {
  llvm::Expected<UnitSelection> Selection = selectShard(Options, Shard());
  if (!Selection)
    return Selection.takeError();
  return extractUnits(std::move(*Selection), Options, Settings);
}

} // namespace floodgate
