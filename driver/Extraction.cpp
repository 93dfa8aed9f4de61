//===- Extraction.cpp - from a compilation database to facts -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Extraction.h"
#include "Cache.h"
#include "Interruption.h"
#include "Output.h"
#include "Plan.h"
#include "SharedHeaders.h"
#include "Version.h"
#include "WorkerPool.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <cstdlib>
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
std::vector<size_t> workOrder(llvm::ArrayRef<Unit> Units, std::vector<size_t> Order) {
  std::vector<uint64_t> Sizes(Units.size());
  for (size_t I : Order)
    (void)llvm::sys::fs::file_size(Units[I].File, Sizes[I]);
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

/// What became of a unit, by how its worker ended. \p Outcome gets what it said.
UnitStatus statusOf(const Unit &U, const WorkResult &Result, const AnalysisOptions &Options, const ProjectScope &Scope,
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
  return Status;
}

/// Seconds that \p Work takes.
double timed(llvm::function_ref<void()> Work) {
  auto Began = std::chrono::steady_clock::now();
  Work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - Began).count();
}

/// This program, with the compiler in it.
std::string toolFingerprint() {
  auto Program = llvm::MemoryBuffer::getFile("/proc/self/exe", /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return (Program ? digestOf((*Program)->getBuffer()).hex() : std::string(FLOODGATE_VERSION)) +
         clang::getClangFullVersion();
}

std::string environment() {
  std::string Result;
  for (const char *Name : compilerEnvironment())
    if (const char *Value = std::getenv(Name))
      Result += std::string(Name) + "=" + Value + '\0';
  return Result;
}

/// Precompiling costs as much as reading so many units.
constexpr size_t FewestSharing = 4;

/// One extraction: what is passed between its steps.
class Extractor {
public:
  Extractor(const std::vector<Unit> &Units, const FolderScope &Scope, const AnalysisOptions &Options,
            const ExtractionSettings &Settings, Extraction &Result)
      : Units(Units), Scope(Scope), Options(Options), Result(Result),
        Kept(Options.Cache, {Scope.root(), Scope.buildFolder()}),
        Worker{Settings.Models,     Scope,       Settings.Checks, Options.SkipBodies, Kept.isOn() || Options.NotesFiles,
               Options.TimesChecks, Options.Past},
        Checker(Options.Past) {
    Limits.Jobs = Options.Jobs ? Options.Jobs : llvm::hardware_concurrency().compute_thread_count();
    Limits.Seconds = Options.UnitTimeout;
    Limits.Megabytes = Options.UnitMemory;
    std::string Text = toolFingerprint() + '\0' + Settings.Fingerprint + '\0' + environment() +
                       (Options.SkipBodies ? "" : "bodies") + (Options.SharesOwn ? "" : "own") + '\0' +
                       relativeBuildFolder() + '\0' + llvm::join(Options.Exclude, "\n");
    Fingerprint = digestOf(Text).hex();
  }

  void run() {
    Records.resize(Units.size());
    Said.resize(Units.size());
    Read.assign(Units.size(), false);
    Result.Inputs.resize(Units.size());
    Result.Times.Cache += timed([&] { takeFromCache(); });
    if (Options.Say == Verbosity::Verbose)
      llvm::errs() << "floodgate: at most " << Limits.Jobs << " units at a time; " << Left.size() << " of "
                   << Units.size() << " to read\n";
    Result.Times.Workers += timed([&] {
      shareHeaders();
      readUnits();
    });
    Result.Times.Cache += timed([&] { Kept.makeRoom(); });
    llvm::append_range(Result.Notices, Kept.notices());
    for (size_t I = 0; I < Units.size(); ++I)
      Result.Units.push_back(std::move(Records[I]));
    Result.Read = llvm::count(Read, true);
    if (!Temporary.empty())
      (void)llvm::sys::fs::remove_directories(Temporary);
  }

private:
  std::string relativeBuildFolder() const {
    return Scope.buildFolder().empty() ? "" : relativePath(Scope.buildFolder(), Scope.root());
  }
  std::string keyOf(const Unit &U) const { return digestOf(U.Key + Fingerprint).hex(); }

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
      if (std::optional<std::string> Bytes = Kept.find(keyOf(U), ".unit", Checker, &Inputs);
          Bytes && take(I, Result.Storage.emplace_back(std::move(*Bytes))))
        note(I, Inputs);
      else
        Left.push_back(I);
    }
  }

  /// Makes the record of a unit from the bytes of an earlier one.
  bool take(size_t I, const std::string &Stored) {
    llvm::Expected<UnitRecord> Known = unpackUnit(Stored);
    if (!Known) {
      llvm::consumeError(Known.takeError());
      return false;
    }
    UnitRecord &Record = Records[I];
    Record.Status = std::move(Known->Status);
    Record.Dropped = std::move(Known->Dropped);
    Record.Facts = Known->Facts;
    if (Record.Status.What != UnitStatus::Outcome::Analysed)
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

  /// Finds or makes shared headers for each group of units that are left.
  void shareHeaders() {
    Shared.assign(Units.size(), nullptr);
    if (!Options.SharedHeaders || Left.empty())
      return;
    if (!Kept.isOn()) {
      llvm::SmallString<128> Folder;
      if (llvm::sys::fs::createUniqueDirectory("floodgate", Folder))
        return;
      Temporary = std::string(Folder);
      CacheSettings Here;
      Here.Folder = Temporary;
      Spare = std::make_unique<Cache>(Here, std::vector<std::string>{});
    }
    Cache &Into = Spare ? *Spare : Kept;
    std::vector<std::vector<size_t>> Groups = groupsOf(Units, Left);
    std::vector<size_t> ToPlan;
    for (size_t G = 0; G < Groups.size(); ++G) {
      std::string Key = groupKey(Units[Groups[G].front()], Fingerprint + Scope.root());
      if (!use(Groups[G], Key, Into) && Groups[G].size() >= FewestSharing && !Options.Past)
        ToPlan.push_back(G);
    }
    std::vector<WorkResult> Plans = runWork(
        ToPlan, Groups.size(), Limits,
        [&](size_t G) {
          std::vector<const Unit *> Members;
          for (size_t I : workOrder(Units, Groups[G]))
            Members.push_back(&Units[I]);
          double Began = cpuSeconds();
          std::string Text = planHeaders(Members, Options.SharesOwn ? nullptr : &Scope);
          return std::to_string(static_cast<uint64_t>((cpuSeconds() - Began) * 1e6)) + "\n" + Text;
        },
        [](size_t, size_t, WorkResult &) {});
    std::vector<size_t> ToMake;
    std::vector<std::string> Texts(Groups.size());
    for (size_t G : ToPlan) {
      auto [Time, Text] = llvm::StringRef(Plans[G].Output).split('\n');
      Result.Times.Plan += seconds(Time);
      if (Plans[G].What == WorkResult::Outcome::Done && !Text.empty()) {
        Texts[G] = Text.str();
        ToMake.push_back(G);
      }
    }
    auto NameOf = [&](size_t G, llvm::StringRef Ending) {
      return digestOf(groupKey(Units[Groups[G].front()], Fingerprint + Scope.root()) + Texts[G]).hex() + Ending.str();
    };
    std::vector<std::string> Temporaries(Groups.size());
    for (size_t G : ToMake) {
      std::string Header = Into.fileFor(NameOf(G, ".hpp"));
      (void)llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Header));
      if (llvm::Error Problem = replaceFile(Header, Texts[G], Durability::WhenItComes))
        llvm::consumeError(std::move(Problem));
      Temporaries[G] = Into.temporaryFor(NameOf(G, ".pch"));
    }
    std::vector<WorkResult> Made = runWork(
        ToMake, Groups.size(), Limits,
        [&](size_t G) {
          double Began = cpuSeconds();
          MadeHeaders Headers =
              makeHeaders(Units[Groups[G].front()], Worker, Into.fileFor(NameOf(G, ".hpp")), Temporaries[G]);
          FactsWriter Out;
          Out.number(static_cast<uint64_t>((cpuSeconds() - Began) * 1e6));
          Out.text(Headers.Problem);
          Out.text(Headers.Packed);
          writeInputs(Out, Headers.Inputs, {});
          return Out.take();
        },
        [](size_t, size_t, WorkResult &) {});
    for (size_t G : ToMake) {
      FactsCursor In(Made[G].Output);
      Result.Times.Precompile += static_cast<double>(In.number()) * 1e-6;
      std::string Problem = Made[G].What == WorkResult::Outcome::Done ? In.block().str() : "the worker was ended";
      llvm::StringRef Packed = In.block();
      std::vector<Input> Inputs = readInputs(In, {});
      if (Problem.empty() && (In.hasFailed() || !Into.publish(Temporaries[G], NameOf(G, ".pch"))))
        Problem = "the disk is full";
      if (!Problem.empty()) {
        (void)llvm::sys::fs::remove(Temporaries[G]);
        if (Options.Say == Verbosity::Verbose)
          llvm::errs() << "floodgate: headers that units share could not be precompiled: " << Problem << '\n';
        continue;
      }
      std::string Key = groupKey(Units[Groups[G].front()], Fingerprint + Scope.root());
      // The name of the precompiled file stands before what it holds.
      Into.store(Key, ".shared", Inputs,
                 NameOf(G, ".pch") + "\n" + digestOfFile(Into.fileFor(NameOf(G, ".pch"))).hex() + "\n" + Packed.str());
      use(Groups[G], Key, Into);
    }
  }

  /// Whether there are shared headers for the group \p Members, which then uses them.
  bool use(llvm::ArrayRef<size_t> Members, const std::string &Key, Cache &From) {
    std::vector<Input> Inputs;
    std::optional<std::string> Bytes = From.find(Key, ".shared", Checker, &Inputs);
    if (!Bytes)
      return false;
    auto [Name, AfterName] = llvm::StringRef(*Bytes).split('\n');
    auto [Sum, Packed] = AfterName.split('\n');
    std::unique_ptr<SharedHeaders> Headers = SharedHeaders::unpack(Packed);
    // Clang trusts what it reads there, and would crash.
    if (!Headers || digestOfFile(From.fileFor(Name)).hex() != Sum) {
      From.drop(Name);
      return false;
    }
    From.touch(Name);
    Headers->File = From.fileFor(Name);
    Headers->setInputs(std::move(Inputs));
    if (Options.Say == Verbosity::Verbose)
      llvm::errs() << "floodgate: " << Members.size() << " units share " << Headers->Headers.size()
                   << " precompiled headers\n";
    for (size_t I : Members)
      Shared[I] = Headers.get();
    Owned.push_back(std::move(Headers));
    return true;
  }

  void readUnits() {
    std::vector<size_t> Again;
    readUnits(workOrder(Units, Left), Again);
    // Whatever went wrong, it may have been what was precompiled: by itself a unit has another chance.
    for (size_t I : Again)
      Shared[I] = nullptr;
    std::vector<size_t> None;
    if (!interruption())
      readUnits(Again, None);
    if (Options.Say == Verbosity::Verbose)
      llvm::errs() << llvm::join(Said, "");
  }

  /// Reads the units \p Order. Those of which nothing came on top of shared headers are left in \p Again.
  void readUnits(llvm::ArrayRef<size_t> Order, std::vector<size_t> &Again) {
    ProgressLine Line(Order.size(), Options.Say);
    std::vector<WorkResult> Results = runWork(
        Order, Units.size(), Limits, [&](size_t I) { return encode(analyseUnit(Units[I], Worker, Shared[I])); },
        [&](size_t Done, size_t I, WorkResult &Ended) {
          Line.show(Done);
          if (Shared[I] && Ended.What != WorkResult::Outcome::Done)
            Again.push_back(I);
          else
            finish(I, Ended);
          Ended.Output = {};
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
    if (Record.Status.What == UnitStatus::Outcome::Analysed)
      Record.Facts = Result.Storage.emplace_back(std::move(Outcome.Facts));
    note(I, Outcome.Inputs);
    Result.Times.Units.add(Outcome.Times);
    if (!Record.Dropped.empty())
      Said[I] += "floodgate: " + Record.Label + ": options left out: " + llvm::join(Record.Dropped, " ") + "\n";
    if (!Outcome.Plain.empty())
      Said[I] += "floodgate: " + Record.Label + ": read without shared headers: " + Outcome.Plain + "\n";
    // What depends on the machine's load is not kept.
    bool IsLasting = Record.Status.What == UnitStatus::Outcome::Analysed ||
                     (Record.Status.What == UnitStatus::Outcome::ParseError && !Outcome.Inputs.empty());
    if (IsLasting && !Outcome.IsUnsettled)
      Result.Times.Cache += timed([&] { Kept.store(keyOf(Units[I]), ".unit", Outcome.Inputs, packUnit(Record)); });
    if (Record.Status.What != UnitStatus::Outcome::Analysed)
      fail(I, Record.Status.Error);
  }

  static double seconds(llvm::StringRef Microseconds) {
    uint64_t Number = 0;
    return Microseconds.getAsInteger(10, Number) ? 0 : static_cast<double>(Number) * 1e-6;
  }

  const std::vector<Unit> &Units;
  const FolderScope &Scope;
  const AnalysisOptions &Options;
  Extraction &Result;
  WorkLimits Limits;
  std::string Fingerprint;
  Cache Kept;
  std::unique_ptr<Cache> Spare; ///< For shared headers where there is no cache.
  std::string Temporary;        ///< Where it is.
  UnitSettings Worker;
  InputChecker Checker;
  std::vector<UnitRecord> Records;
  std::vector<std::string> Said; ///< Of each unit, for -v: in the same order every time.
  std::vector<bool> Read;
  std::vector<size_t> Left; ///< Units that the cache does not know.
  std::vector<const SharedHeaders *> Shared;
  std::vector<std::unique_ptr<SharedHeaders>> Owned;
};

} // namespace

llvm::Expected<std::string> resourceFolder(llvm::StringRef Asked) {
  std::string Folder = Asked.empty() ? FLOODGATE_RESOURCE_DIR : realPath(Asked);
  if (!llvm::sys::fs::exists(Folder + "/include/stddef.h"))
    return llvm::createStringError("clang's own headers are not in '" + Folder +
                                   "/include': say where its resource folder is with --resource-dir");
  return Folder;
}

llvm::ArrayRef<const char *> compilerEnvironment() {
  static constexpr const char *Names[] = {"CPATH",   "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
                                          "SDKROOT", "COMPILER_PATH",  "GCC_EXEC_PREFIX",    "CCC_OVERRIDE_OPTIONS"};
  return Names;
}

std::string fingerprintOfRules(llvm::ArrayRef<std::string> Paths) {
  std::string Text;
  auto Add = [&](llvm::StringRef Path) {
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path))
      Text += digestOf((*Buffer)->getBuffer()).hex();
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
      llvm::errs() << "floodgate: " << Decision << '\n';
  Extraction Result;
  Result.Scope = std::move(Selection.Scope);
  Extractor(Selection.Units, *Result.Scope, Options, Settings, Result).run();
  return Result;
}

llvm::Expected<Extraction> extractUnits(const AnalysisOptions &Options, const ExtractionSettings &Settings) {
  llvm::Expected<UnitSelection> Selection = selectShard(Options, Shard());
  if (!Selection)
    return Selection.takeError();
  return extractUnits(std::move(*Selection), Options, Settings);
}

} // namespace floodgate
