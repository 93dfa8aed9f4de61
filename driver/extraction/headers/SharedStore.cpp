//===- SharedStore.cpp - shared headers for groups of units ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/headers/SharedStore.h"
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

namespace {

/// Headers that were just made, as a worker hands them over: they are large, and not copied more often than need be.
struct MadeBytes {
  double Seconds = 0; ///< Of CPU time.
  llvm::StringRef Problem, Packed;
  std::vector<Input> Inputs;
  llvm::StringRef Precompiled;

  template <class V> void fields(V &&Visit) {
    Visit(Seconds), Visit(Problem), Visit(Packed), Visit(Inputs), Visit(Precompiled);
  }
};

} // namespace

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
        std::string Text = planHeaders(Members, Options.SharesOwn ? nullptr : &Worker.Scope);
        return encoded(std::pair(std::move(Text), Watch.seconds()));
      },
      [](size_t, size_t, WorkResult &) {});
  for (size_t G : All) {
    // What was not planned is not shared.
    auto Planned = decoded<std::pair<std::string, double>>(Plans[G].Output);
    Groups[G].Text = Planned ? std::move(Planned->first) : "";
    Times.Plan += Planned ? Planned->second : 0;
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
        return encoded(MadeBytes{Watch.seconds(), Headers.Problem, Headers.Packed, std::move(Headers.Inputs),
                                 Headers.Precompiled});
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
  std::optional<MadeBytes> Told = decoded<MadeBytes>(Made.Output);
  if (!Told)
    return "the worker ended before it had said what it made";
  Times.Precompile += Told->Seconds;
  if (!Told->Problem.empty())
    return Told->Problem.str();
  if (std::string Name = Into.keepContent(Told->Precompiled, ".pch"); !Name.empty()) {
    // The name of what was precompiled stands before what it holds.
    if (!Into.store(Of.Key, ".shared", Told->Inputs, Name + "\n" + Told->Packed.str()))
      Into.dropContent(Name);
  }
  return use(Of, Told->Packed, Told->Precompiled, std::move(Told->Inputs)) ? "" : "there is no memory for them";
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
