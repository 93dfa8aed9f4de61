//===- SharedStore.cpp - shared headers for groups of units ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/headers/SharedStore.h"
#include "driver/extraction/CacheEntry.h"
#include "driver/extraction/CacheKey.h"
#include "driver/extraction/Extraction.h"
#include "driver/system/Stopwatch.h"
#include "driver/system/Terminal.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
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

std::vector<const SharedHeaders *> SharedStore::provide(llvm::ArrayRef<size_t> Which, Cache &Kept,
                                                        InputChecker &Checker, ExtractionTimes &Times) {
  OfUnit.assign(Units.size(), nullptr);
  if (!Options.SharedHeaders || Which.empty())
    return OfUnit;
  std::vector<Group> ToMake;
  for (std::vector<size_t> &Members : groupsOf(Units, Which)) {
    std::string Key = groupKey(Units[Members.front()], Fingerprint);
    Group Of{std::move(Members), std::move(Key), ""};
    if (!find(Of, Kept, Checker) && Of.Members.size() >= FewestSharing && !Options.Past)
      ToMake.push_back(std::move(Of));
  }
  plan(ToMake, Times);
  llvm::erase_if(ToMake, [](const Group &Of) { return Of.Text.empty(); });
  make(ToMake, Kept, Times);
  return OfUnit;
}

/// Decides what each of \p Groups shares.
void SharedStore::plan(std::vector<Group> &Groups, ExtractionTimes &Times) {
  std::vector<size_t> All(Groups.size());
  std::iota(All.begin(), All.end(), 0);
  std::vector<WorkResult> Plans = runWork(
      All, All.size(), Limits,
      [&](size_t G) {
        restrictEnvironment();
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
  }
}

/// Precompiles them. What cannot be precompiled is not shared.
void SharedStore::make(const std::vector<Group> &Groups, Cache &Into, ExtractionTimes &Times) {
  std::vector<size_t> All(Groups.size());
  std::iota(All.begin(), All.end(), 0);
  std::vector<std::string> Problems(Groups.size());
  runWork(
      All, All.size(), Limits,
      [&](size_t G) {
        restrictEnvironment();
        CpuStopwatch Watch;
        MadeHeaders Headers = makeHeaders(Units[Groups[G].Members.front()], Worker, Groups[G].Text);
        FactsWriter Out;
        Out.number(microseconds(Watch));
        Out.text(Headers.Problem);
        Out.text(Headers.Packed);
        writeInputs(Out, Headers.Inputs, {});
        Out.text(Headers.Precompiled);
        return Out.take();
      },
      [&](size_t, size_t G, WorkResult &Made) {
        Problems[G] = take(Groups[G], Made, Into, Times);
        // An empty one assigned to it would leave its memory where it is.
        std::string().swap(Made.Output);
      });
  for (const std::string &Problem : Problems)
    if (!Problem.empty() && Options.Say == Verbosity::Verbose)
      say("headers that units share could not be precompiled: " + Problem);
}

/// Uses what a worker has made for the group \p Of, and keeps it where find() looks. \returns why that is not possible;
/// else nothing.
std::string SharedStore::take(const Group &Of, WorkResult &Made, Cache &Into, ExtractionTimes &Times) {
  if (Made.What != WorkResult::Outcome::Done)
    return "the worker was ended";
  FactsCursor In(Made.Output);
  Times.Precompile += static_cast<double>(In.number()) * 1e-6;
  std::string Problem = In.block().str();
  llvm::StringRef Packed = In.block();
  std::vector<Input> Inputs = readInputs(In, {});
  llvm::StringRef Precompiled = In.block();
  if (In.hasFailed())
    return "the worker ended before it had said what it made";
  if (!Problem.empty())
    return Problem;
  if (std::string Name = Into.keepContent(Precompiled, ".pch"); !Name.empty()) {
    // The name of what was precompiled stands before what it holds.
    if (!Into.store(Of.Key, ".shared", Inputs, Name + "\n" + Packed.str()))
      Into.dropContent(Name);
  }
  return use(Of, Packed, Precompiled, std::move(Inputs)) ? "" : "there is no memory for them";
}

/// Whether there are shared headers for the group \p Of in the cache, which then uses them.
bool SharedStore::find(const Group &Of, Cache &From, InputChecker &Checker) {
  std::vector<Input> Inputs;
  std::unique_ptr<llvm::MemoryBuffer> Precompiled;
  // Clang trusts what it reads there, and would crash.
  std::optional<std::string> Bytes = From.find(Of.Key, ".shared", Checker, &Inputs, [&](llvm::StringRef Payload) {
    Precompiled = From.findContent(Payload.split('\n').first);
    return Precompiled != nullptr;
  });
  return Bytes && use(Of, llvm::StringRef(*Bytes).split('\n').second, Precompiled->getBuffer(), std::move(Inputs));
}

/// Lets the group \p Of use shared headers. \returns whether they are some.
bool SharedStore::use(const Group &Of, llvm::StringRef Packed, llvm::StringRef Precompiled, std::vector<Input> Inputs) {
  std::unique_ptr<SharedHeaders> Headers = SharedHeaders::unpack(Packed);
  std::optional<HeldBytes> Held = HeldBytes::copyOf(Precompiled);
  if (!Headers || !Held)
    return false;
  Headers->Name = "/floodgate-" + digestOf(Precompiled).hex() + ".pch";
  Headers->Precompiled = std::move(*Held);
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
