//===- SharedStore.cpp - shared headers for groups of units ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "SharedStore.h"
#include "Extraction.h"
#include "Output.h"
#include "Stopwatch.h"
#include "Terminal.h"
#include "facts/FactsCodec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <numeric>
#include <optional>

namespace floodgate {

/// Precompiling costs as much as reading so many units.
static constexpr size_t FewestSharing = 4;

/// Workers hand times over as whole microseconds.
static uint64_t microseconds(const CpuStopwatch &Watch) { return static_cast<uint64_t>(Watch.seconds() * 1e6); }

SharedStore::SharedStore(llvm::ArrayRef<Unit> Units, const UnitSettings &Worker, const AnalysisOptions &Options,
                         const WorkLimits &Limits, llvm::StringRef Fingerprint)
    : Units(Units), Worker(Worker), Options(Options), Limits(Limits), Fingerprint(Fingerprint) {}

SharedStore::~SharedStore() {
  if (!Temporary.empty())
    (void)llvm::sys::fs::remove_directories(Temporary);
}

std::vector<const SharedHeaders *> SharedStore::provide(llvm::ArrayRef<size_t> Which, Cache &Kept,
                                                        InputChecker &Checker, ExtractionTimes &Times) {
  OfUnit.assign(Units.size(), nullptr);
  if (!Options.SharedHeaders || Which.empty())
    return OfUnit;
  if (!Kept.isOn()) {
    llvm::SmallString<128> Folder;
    {
      InterruptionsWait Wait;
      if (llvm::sys::fs::createUniqueDirectory("floodgate", Folder))
        return OfUnit;
      TemporaryRemoval.emplace(Folder.str(), RemovedOnInterruption::Kind::Folder);
    }
    Temporary = std::string(Folder);
    CacheSettings Here;
    Here.Folder = Temporary;
    Spare = std::make_unique<Cache>(Here, std::vector<std::string>{});
  }
  Cache &Into = Spare ? *Spare : Kept;
  std::vector<Group> ToMake;
  for (std::vector<size_t> &Members : groupsOf(Units, Which)) {
    std::string Key = groupKey(Units[Members.front()], Fingerprint);
    Group Of{std::move(Members), std::move(Key), "", "", ""};
    if (!use(Of, Into, Checker) && Of.Members.size() >= FewestSharing && !Options.Past)
      ToMake.push_back(std::move(Of));
  }
  plan(ToMake, Times);
  llvm::erase_if(ToMake, [](const Group &Of) { return Of.Text.empty(); });
  make(ToMake, Into, Times);
  for (const Group &Of : ToMake)
    use(Of, Into, Checker);
  return OfUnit;
}

/// Decides what each of \p Groups shares.
void SharedStore::plan(std::vector<Group> &Groups, ExtractionTimes &Times) {
  std::vector<size_t> All(Groups.size());
  std::iota(All.begin(), All.end(), 0);
  std::vector<WorkResult> Plans = runWork(
      All, All.size(), Limits,
      [&](size_t G) {
        std::vector<const Unit *> Members;
        for (size_t I : largestFirst(Units, Groups[G].Members))
          Members.push_back(&Units[I]);
        CpuStopwatch Watch;
        FactsWriter Out;
        Out.text(planHeaders(Members, Options.SharesOwn ? nullptr : &Worker.Scope));
        Out.number(microseconds(Watch));
        return Out.take();
      },
      [](size_t, size_t, WorkResult &) {});
  for (size_t G : All) {
    FactsCursor In(Plans[G].Output);
    Groups[G].Text = In.block().str();
    Times.Plan += static_cast<double>(In.number()) * 1e-6;
    if (Plans[G].What != WorkResult::Outcome::Done || In.hasFailed())
      Groups[G].Text.clear();
    Groups[G].Name = digestOf(Groups[G].Key + Groups[G].Text).hex();
  }
}

/// Precompiles them. What cannot be precompiled is not shared.
void SharedStore::make(std::vector<Group> &Groups, Cache &Into, ExtractionTimes &Times) {
  std::vector<size_t> All(Groups.size());
  std::iota(All.begin(), All.end(), 0);
  std::vector<RemovedOnInterruption> Removals;
  for (Group &Of : Groups) {
    std::string Header = Into.fileFor(Of.Name + ".hpp");
    (void)llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Header));
    if (llvm::Error Problem = replaceFile(Header, Of.Text, Durability::WhenItComes))
      llvm::consumeError(std::move(Problem));
    Of.Temporary = Into.temporaryFor(Of.Name + ".pch");
    // Clang writes into a file beside it first, whose name begins with the same.
    llvm::StringRef Stem = llvm::StringRef(Of.Temporary).drop_back(llvm::sys::path::extension(Of.Temporary).size());
    Removals.emplace_back(Stem, RemovedOnInterruption::Kind::Prefix);
  }
  std::vector<WorkResult> Made = runWork(
      All, All.size(), Limits,
      [&](size_t G) {
        CpuStopwatch Watch;
        const Group &Of = Groups[G];
        MadeHeaders Headers =
            makeHeaders(Units[Of.Members.front()], Worker, Into.fileFor(Of.Name + ".hpp"), Of.Temporary);
        FactsWriter Out;
        Out.number(microseconds(Watch));
        Out.text(Headers.Problem);
        Out.text(Headers.Packed);
        writeInputs(Out, Headers.Inputs, {});
        return Out.take();
      },
      [](size_t, size_t, WorkResult &) {});
  for (size_t G : All) {
    std::string Problem = keep(Groups[G], Made[G], Into, Times);
    if (Problem.empty())
      continue;
    (void)llvm::sys::fs::remove(Groups[G].Temporary);
    if (Options.Say == Verbosity::Verbose)
      say("headers that units share could not be precompiled: " + Problem);
  }
}

/// Puts what a worker has made where use() looks. \returns why that is not possible; else nothing.
std::string SharedStore::keep(const Group &Of, const WorkResult &Made, Cache &Into, ExtractionTimes &Times) {
  if (Made.What != WorkResult::Outcome::Done)
    return "the worker was ended";
  FactsCursor In(Made.Output);
  Times.Precompile += static_cast<double>(In.number()) * 1e-6;
  std::string Problem = In.block().str();
  llvm::StringRef Packed = In.block();
  std::vector<Input> Inputs = readInputs(In, {});
  if (!Problem.empty())
    return Problem;
  std::string Name = Of.Name + ".pch";
  if (In.hasFailed() || !Into.publish(Of.Temporary, Name))
    return "the disk is full";
  // The name of the precompiled file stands before what it holds.
  Into.store(Of.Key, ".shared", Inputs, Name + "\n" + digestOfFile(Into.fileFor(Name)).hex() + "\n" + Packed.str());
  return "";
}

/// Whether there are shared headers for the group \p Of, which then uses them.
bool SharedStore::use(const Group &Of, Cache &From, InputChecker &Checker) {
  std::vector<Input> Inputs;
  std::optional<std::string> Bytes = From.find(Of.Key, ".shared", Checker, &Inputs);
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
    say(llvm::Twine(Of.Members.size()) + " units share " + llvm::Twine(Headers->Headers.size()) +
        " precompiled headers");
  for (size_t I : Of.Members)
    OfUnit[I] = Headers.get();
  Owned.push_back(std::move(Headers));
  return true;
}

} // namespace floodgate
