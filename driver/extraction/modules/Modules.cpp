//===- Modules.cpp - C++20 modules of the project -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/modules/Modules.h"
#include "driver/extraction/CacheKey.h"
#include "driver/extraction/Extraction.h"
#include "driver/system/Interruption.h"
#include "driver/system/Stopwatch.h"
#include "driver/system/Terminal.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace floodgate {

/// Units that are scanned together share what was found in their headers.
static constexpr size_t ScannedTogether = 8;

struct Modules::Interface {
  std::string Name;
  size_t Provider = 0;         ///< Numbers into All.
  size_t Dialect = 0;          ///< The first unit that imports it and has this language and target.
  std::vector<size_t> Imports; ///< Numbers of interfaces that it imports itself.
  std::vector<size_t> Closure; ///< These, and all that they import.
  size_t Level = 0;            ///< More than that of any of its imports.
  std::string File;
  std::string Root, Problem; ///< Why it cannot be built, and the module that is the reason; empty where it can.
  std::vector<Input> Inputs; ///< That were read for it, besides its imports.
  bool IsUnsettled = false;
};

Modules::Modules(llvm::ArrayRef<Unit> Units, llvm::ArrayRef<Unit> Others, const UnitSettings &Worker,
                 const AnalysisOptions &Options, const WorkLimits &Limits, llvm::StringRef Fingerprint)
    : Worker(Worker), Options(Options), Limits(Limits), Fingerprint(Fingerprint), Read(Units.size()) {
  if (Others.empty())
    return;
  auto Identity = [](const Unit &U) { return std::tie(U.File, U.Directory, U.Command.Arguments); };
  std::set<decltype(Identity(Units.front()))> Known;
  for (const Unit &U : Units) {
    All.push_back(&U);
    Known.insert(Identity(U));
  }
  for (const Unit &U : Others)
    if (Known.insert(Identity(U)).second)
      All.push_back(&U);
}

Modules::~Modules() {
  if (!Folder.empty())
    (void)llvm::sys::fs::remove_directories(Folder);
}

static std::string scanKey(const Unit &U, llvm::StringRef Fingerprint) {
  return digestOf("modules 1\n" + U.Key + Fingerprint.str() + llvm::join(U.Command.Modules, "\n")).hex();
}

void Modules::scan(Cache &Kept, InputChecker &Checker, ExtractionTimes &Times) {
  std::vector<size_t> Which;
  for (size_t I = 0; I < All.size(); ++I)
    if (All[I]->Problem.empty() && allowsModules(*All[I]))
      Which.push_back(I);
  Scans.resize(All.size());
  for (size_t From = 0; !Which.empty(); Which = addHeaders(std::exchange(From, All.size())))
    scan(Which, Kept, Checker, Times);
  for (const ModuleScan &Scan : Scans)
    Uses.push_back(Scan.Use);
  Graph = std::make_unique<ModulesGraph>(All, Uses);
  Needs.resize(Read);
  for (size_t I = 0; I < Read; ++I)
    if (concern(I))
      Needs[I] = Graph->needsOf(I);
}

/// Makes units of the headers that those from number \p From on import. \returns the numbers of the new ones.
std::vector<size_t> Modules::addHeaders(size_t From) {
  std::vector<size_t> New;
  for (size_t I = From, End = All.size(); I < End; ++I)
    for (const std::string &Name : Scans[I].Use.Imports) {
      if (!isHeaderName(Name))
        continue;
      Unit Header = *All[I];
      Header.File = Header.GivenFile = Name.substr(1);
      Header.Name = Worker.Scope.nameOf(Header.File);
      Header.Command.Output.clear();
      std::vector<std::string> &Arguments = Header.Command.Arguments;
      Arguments.resize(Arguments.size() - 2); // `--` and the file.
      if (Arguments.size() > 2 && Arguments.back() == "c++-module")
        Arguments.resize(Arguments.size() - 2);
      Arguments.insert(Arguments.end(), {"-x", "c++", "--", Header.File});
      Header.Key = digestOf(Name + '\n' + Header.Directory + '\n' + llvm::join(Arguments, "\n")).hex();
      if (!HeaderKeys.insert(Header.Key).second)
        continue;
      New.push_back(All.size());
      All.push_back(&Headers.emplace_back(std::move(Header)));
      Scans.emplace_back().Use.Name = Name;
    }
  return New;
}

/// What the cache keeps of a unit: what it has to do with modules, and its dialect.
using ScanEntry = std::pair<ModuleUse, std::string>;

/// Scans the units \p Which, or takes from the cache what is known of them.
void Modules::scan(llvm::ArrayRef<size_t> Which, Cache &Kept, InputChecker &Checker, ExtractionTimes &Times) {
  std::vector<size_t> Left;
  for (size_t I : Which) {
    std::optional<std::string> Bytes = Kept.find(scanKey(*All[I], Fingerprint), ".scan", Checker);
    std::optional<ScanEntry> Known = Bytes ? decoded<ScanEntry>(*Bytes) : std::nullopt;
    if (!Known) {
      Left.push_back(I);
      continue;
    }
    ModuleScan Scan;
    std::tie(Scan.Use, Scan.Dialect) = std::move(*Known);
    note(I, std::move(Scan));
  }
  // One that takes the worker of several along has another by itself.
  std::vector<size_t> Again, Failed;
  scanNow(Left, ScannedTogether, Kept, Again, Times);
  scanNow(Again, 1, Kept, Failed, Times);
}

void Modules::note(size_t I, ModuleScan Scan) {
  // A header is imported by its own name.
  if (isHeaderName(Scans[I].Use.Name)) {
    Scan.Use.Name = Scans[I].Use.Name;
    Scan.Use.IsImportable = true;
  }
  Scans[I] = std::move(Scan);
}

void Modules::scanNow(llvm::ArrayRef<size_t> Which, size_t AtOnce, Cache &Kept, std::vector<size_t> &Failed,
                      ExtractionTimes &Times) {
  std::vector<llvm::ArrayRef<size_t>> Parts;
  for (; !Which.empty(); Which = Which.drop_front(Parts.back().size()))
    Parts.push_back(Which.take_front(AtOnce));
  std::vector<size_t> Order(Parts.size());
  std::iota(Order.begin(), Order.end(), 0);
  runWork(
      Order, Order.size(), Limits,
      [&](size_t P) {
        restrictEnvironment();
        CpuStopwatch Watch;
        std::vector<const Unit *> Units;
        for (size_t I : Parts[P])
          Units.push_back(All[I]);
        std::vector<ModuleScan> Made = scanModules(Units, Options.Past, Worker.ClockAhead);
        return encoded(std::pair(std::move(Made), Watch.seconds()));
      },
      [&](size_t, size_t P, WorkResult &Ended) {
        auto Made = decoded<std::pair<std::vector<ModuleScan>, double>>(Ended.Output);
        if (!Made || Made->first.size() != Parts[P].size()) {
          llvm::append_range(Failed, Parts[P]);
          return;
        }
        for (auto [I, Scan] : llvm::zip_equal(Parts[P], Made->first)) {
          if (!Scan.IsUnsettled)
            Kept.store(scanKey(*All[I], Fingerprint), ".scan", Scan.Inputs, encoded(ScanEntry(Scan.Use, Scan.Dialect)));
          Scan.Inputs.clear();
          note(I, std::move(Scan));
        }
        Times.Plan += Made->second;
      });
}

std::string Modules::keyOf(size_t Unit) const {
  const std::optional<ModuleNeeds> *Need = concern(Unit) ? &Needs[Unit] : nullptr;
  if (!Need || !*Need)
    return "";
  FactsWriter Out;
  for (const ModuleNeeds::Module &M : (*Need)->Modules) {
    Out.text(M.Name);
    Out.text(All[M.Provider]->Key);
  }
  for (const auto &[Name, Why] : (*Need)->Missing) {
    Out.text(Name);
    Out.text(Why);
  }
  return digestOf(Out.take()).hex();
}

/// The numbers of the interfaces of all modules that the unit \p Importer needs, by name.
std::map<std::string, size_t> Modules::intern(size_t Importer) {
  std::map<std::string, size_t> Result;
  const std::optional<ModuleNeeds> &Need = Needs[Importer];
  if (!Need)
    return Result;
  for (const ModuleNeeds::Module &M : Need->Modules) {
    std::vector<size_t> Imports;
    Imports.reserve(M.Imports.size());
    for (const std::string &Name : M.Imports)
      Imports.push_back(Result.at(Name));
    llvm::sort(Imports);
    auto [It, New] = Ids.try_emplace({M.Provider, Scans[Importer].Dialect, Imports}, Interfaces.size());
    Result[M.Name] = It->second;
    if (!New)
      continue;
    auto Next = std::make_unique<Interface>();
    Next->Name = M.Name;
    Next->Provider = M.Provider;
    Next->Dialect = Importer;
    for (size_t I : Imports) {
      Next->Level = std::max(Next->Level, Interfaces[I]->Level + 1);
      Next->Closure.push_back(I);
      llvm::append_range(Next->Closure, Interfaces[I]->Closure);
    }
    llvm::sort(Next->Closure);
    Next->Closure.erase(llvm::unique(Next->Closure), Next->Closure.end());
    Next->Imports = std::move(Imports);
    Interfaces.push_back(std::move(Next));
  }
  return Result;
}

void Modules::build(llvm::ArrayRef<size_t> Which, ExtractionTimes &Times) {
  if (Scans.empty())
    return;
  ForUnit.resize(Read);
  std::vector<std::map<std::string, size_t>> Wanted(Read);
  for (size_t I : Which)
    if (concern(I))
      Wanted[I] = intern(I);
  std::vector<std::vector<size_t>> Levels;
  for (size_t I = 0; I < Interfaces.size(); ++I) {
    Levels.resize(std::max(Levels.size(), Interfaces[I]->Level + 1));
    Levels[Interfaces[I]->Level].push_back(I);
  }
  for (const std::vector<size_t> &Level : Levels)
    buildLevel(Level, Times);
  const auto Built = static_cast<size_t>(llvm::count_if(Interfaces, [](const auto &I) { return I->Problem.empty(); }));
  if (Options.Say == Verbosity::Verbose && !Interfaces.empty())
    say(llvm::Twine(Built) + " of " + llvm::Twine(Interfaces.size()) + " interfaces of modules built");
  for (size_t I : Which)
    if (const std::optional<ModuleNeeds> *Need = concern(I) ? &Needs[I] : nullptr; Need && *Need) {
      std::vector<size_t> Numbers;
      Numbers.reserve(Wanted[I].size());
      for (const auto &[Name, Number] : Wanted[I])
        Numbers.push_back(Number);
      llvm::sort(Numbers); // What is imported has been given its number first.
      ForUnit[I] = std::make_unique<UnitModules>(gather(Numbers));
      ForUnit[I]->Missing.insert((*Need)->Missing.begin(), (*Need)->Missing.end());
      for (const std::string &Name : Scans[I].Use.Imports)
        if (auto It = Wanted[I].find(Name); isHeaderName(Name) && It != Wanted[I].end())
          if (const Interface &Header = *Interfaces[It->second];
              Header.Problem.empty() && Worker.Scope.isOwn(Name.substr(1), Name.front() == '<'))
            ForUnit[I]->OwnHeaders.push_back(Header.File);
    }
}

/// What something that imports the interfaces \p Numbers is parsed with.
UnitModules Modules::gather(llvm::ArrayRef<size_t> Numbers) const {
  UnitModules Result;
  for (size_t Number : Numbers) {
    const Interface &I = *Interfaces[Number];
    if (!I.Problem.empty())
      Result.Missing[I.Name] = I.Root == I.Name ? I.Problem : "it needs " + moduleLabel(I.Root) + ": " + I.Problem;
    else if (isHeaderName(I.Name))
      Result.Headers.push_back(I.File);
    else
      Result.Files[I.Name] = I.File;
    Result.Inputs.push_back(&I.Inputs);
    Result.IsUnsettled |= I.IsUnsettled;
  }
  return Result;
}

/// Builds interfaces that need nothing of each other, and whose imports are built.
void Modules::buildLevel(llvm::ArrayRef<size_t> Level, ExtractionTimes &Times) {
  std::string NoFolder;
  if (Folder.empty()) {
    llvm::SmallString<128> Pattern;
    llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, Pattern);
    llvm::sys::path::append(Pattern, "floodgate-modules-XXXXXX");
    InterruptionsWait Wait;
    // Nobody else may put a file there.
    if (mkdtemp(const_cast<char *>(Pattern.c_str()))) {
      Folder = std::string(Pattern);
      FolderRemoval.emplace(Folder, RemovedOnInterruption::Kind::Folder);
    } else {
      NoFolder = std::string("cannot make a folder for it: ") + std::strerror(errno);
    }
  }
  std::vector<size_t> Order;
  for (size_t Number : Level) {
    Interface &I = *Interfaces[Number];
    for (size_t Import : I.Imports)
      if (const Interface &Needed = *Interfaces[Import]; I.Problem.empty() && !Needed.Problem.empty()) {
        I.Root = Needed.Root;
        I.Problem = Needed.Problem;
      }
    if (I.Problem.empty() && !NoFolder.empty()) {
      I.Root = I.Name;
      I.Problem = NoFolder;
      I.IsUnsettled = true;
    }
    if (!I.Problem.empty())
      continue;
    I.File = Folder + "/" + std::to_string(Number) + ".pcm";
    Order.push_back(Number);
  }
  runWork(
      Order, Interfaces.size(), Limits,
      [&](size_t Number) {
        restrictEnvironment();
        CpuStopwatch Watch;
        const Interface &I = *Interfaces[Number];
        MadeModule Made = makeModule(*All[I.Provider], I.Name, *All[I.Dialect], Worker, gather(I.Closure), I.File);
        return encoded(std::pair(std::move(Made), Watch.seconds()));
      },
      [&](size_t, size_t Number, WorkResult &Ended) { settle(*Interfaces[Number], Ended, Times); });
}

/// Notes what became of the building of \p I.
void Modules::settle(Interface &I, const WorkResult &Ended, ExtractionTimes &Times) {
  auto Told = decoded<std::pair<MadeModule, double>>(Ended.Output);
  if (Told) {
    auto &[Made, Seconds] = *Told;
    I.Problem = std::move(Made.Problem);
    I.IsUnsettled = Made.IsUnsettled;
    I.Inputs = std::move(Made.Inputs);
    Times.Precompile += Seconds;
  }
  const std::string &File = All[I.Provider]->Name;
  switch (Ended.What) {
  case WorkResult::Outcome::Done:
    if (!Told)
      I.Problem = "the worker ended early";
    break;
  case WorkResult::Outcome::Crashed:
    I.Problem = "clang crashed on '" + File + "' (" + Ended.Signal + ")";
    break;
  case WorkResult::Outcome::TimedOut:
  case WorkResult::Outcome::Stalled:
    I.Problem = "'" + File + "' took longer than --unit-timeout allows";
    break;
  case WorkResult::Outcome::OutOfMemory:
    I.Problem = "'" + File + "' needed more than " + std::to_string(Limits.Megabytes) + " MB of memory (--unit-memory)";
    break;
  case WorkResult::Outcome::Abandoned:
    I.Problem = "interrupted";
    break;
  }
  // What depends on the machine's load is not kept.
  if (Ended.What != WorkResult::Outcome::Done || !Told)
    I.IsUnsettled = true;
  if (!I.Problem.empty())
    I.Root = I.Name;
}

} // namespace floodgate
