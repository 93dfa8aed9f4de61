//===- LookedAt.cpp - what of the program was looked at ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/gate/LookedAt.h"
#include "driver/gate/Judgement.h"
#include "driver/report/EntryPoints.h"
#include "driver/units/Scope.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include <algorithm>
#include <fmt/format.h>

namespace floodgate {

namespace {

/// Below one function in so many the entry points that are known are not those of the program.
constexpr size_t FunctionsPerReachable = 100;

/// Calls, frameworks and names that a notice lists before it says how many more there are.
constexpr size_t Named = 8;

/// "a, b and c"; of many, the first and how many more there are.
std::string listed(llvm::ArrayRef<std::string> Items) {
  if (Items.size() > Named)
    return llvm::join(Items.take_front(Named), ", ") + fmt::format(" and {} more", Items.size() - Named);
  if (Items.size() < 2)
    return llvm::join(Items, "");
  return llvm::join(Items.drop_back(), ", ") + " and " + Items.back();
}

/// Calls of the project that bring in data, with the first place of each.
std::vector<std::string> receivingCalls(const Overview &Whole) {
  std::vector<std::string> Result;
  for (const Seen &Each : Whole.Sightings)
    if (Each.What == Sighting::Kind::Receives)
      Result.push_back(fmt::format("`{}` ({}:{})", Each.Name, Each.File, Each.Line));
  return Result;
}

/// Whether some model describes what has the names of \p F; to say that a call brings in data describes nothing.
bool hasModel(const model::Framework &F, llvm::ArrayRef<model::Model> Models) {
  auto IsOfIt = [&](const model::Model &M, llvm::StringRef Name) {
    return llvm::any_of(F.Names, [&](llvm::StringRef Start) { return Name.starts_with(Start); }) &&
           llvm::none_of(M.ReceivingCalls,
                         [&](const model::Receiving &E) { return llvm::is_contained(E.Calls, Name); });
  };
  return llvm::any_of(Models, [&](const model::Model &M) {
    return llvm::any_of(M.Named, [&](const model::NamedEntity &Entity) { return IsOfIt(M, Entity.Name); });
  });
}

/// The frameworks without a model whose headers are included.
std::vector<const model::Framework *> unknownFrameworks(const Overview &Whole, llvm::ArrayRef<model::Model> Models) {
  llvm::StringSet<> Included;
  for (const Seen &Each : Whole.Sightings)
    if (Each.What == Sighting::Kind::Framework)
      Included.insert(Each.Name);
  std::vector<const model::Framework *> Result;
  for (const model::Model &M : Models)
    for (const model::Framework &F : M.Frameworks)
      if (Included.contains(F.Name) && !hasModel(F, Models))
        Result.push_back(&F);
  return Result;
}

/// What the program has that a model could begin with.
std::string whatIsThere(const Overview &Whole, llvm::ArrayRef<model::Model> Models) {
  std::string Text;
  if (std::vector<std::string> Calls = receivingCalls(Whole); !Calls.empty())
    Text += ". The project calls " + listed(Calls) + ", by which data comes in";
  for (const model::Framework *F : unknownFrameworks(Whole, Models))
    Text += ". It includes headers of " + F->Name + ", of which there is no model" +
            (F->Hint.empty() ? "" : "; one would begin with " + F->Hint);
  if (Text.empty())
    Text = ". No call by which data comes in and no framework that is known by name was seen in the project: the units "
           "that have them may be missing";
  return Text;
}

void noteReachability(const Analysis &Analysed, const Setup &Chosen, ScanResult &Result) {
  // Where nothing was read, that has been said.
  if (!llvm::any_of(Result.Units, [](const UnitStatus &Unit) { return Unit.hasFacts(); }))
    return;
  std::string Text;
  const std::string Functions =
      fmt::format("{} {}", Result.Functions, Result.Functions == 1 ? "function" : "functions");
  if (Result.EntryPoints.empty())
    Text = "no entry point is known, so that nothing of the project's " + Functions +
           " can be reached from outside, and next to nothing was judged";
  else if (Result.ReachableFunctions * FunctionsPerReachable < Result.Functions || Result.ReachableFunctions == 0)
    Text =
        fmt::format("{} of the project's {} can be reached from the entry points that are known ({}), so that next to "
                    "nothing was judged",
                    Result.ReachableFunctions, Functions, describe(Result.EntryPoints));
  else
    return;
  Notice Said{NoticeKind::NoEntryPoint, Text + whatIsThere(Analysed.Whole, Chosen.Models->models())};
  if (Chosen.AllowUnreachable) {
    Said.Text += ". That is meant (--allow-unreachable)";
    Said.Level = NoticeLevel::Note;
  } else {
    Said.Text +=
        ". Write a model of what brings the requests (docs/models.md); 'floodgate list entry-points' shows what "
        "is known; --allow-unreachable says that this is meant";
    Said.IsIncomplete = true;
  }
  Result.Notices.push_back(std::move(Said));
}

void noteAcceptances(const Setup &Chosen, ScanResult &Result) {
  for (const Acceptance &Each : Chosen.Accepted) {
    bool IsNeeded = false;
    std::string WhatIs = "no unit has such a name";
    for (UnitStatus &Unit : Result.Units) {
      if (!Each.Units.match(Unit.File))
        continue;
      if (Unit.What == UnitStatus::Outcome::ReadInPart) {
        IsNeeded = true;
        Unit.Accepted = Each.Reason;
      } else {
        WhatIs = "'" + Unit.File + "' " + (Unit.isWhole() ? "is read as a whole" : "could not be read at all");
      }
    }
    if (!IsNeeded)
      Result.Notices.push_back(
          {NoticeKind::NeedlessAcceptance, "--accept-partial '" + Each.Given + "' accepts nothing: " + WhatIs});
  }
}

/// A file of the user's as reports name it.
std::string nameInReport(const std::string &Path, llvm::StringRef Root) {
  std::string Whole = realPath(Path);
  llvm::StringRef Below = Whole;
  return Below.consume_front(Root) && Below.consume_front("/") ? Below.str() : Whole;
}

SourceRange placeOf(const model::NamedEntity &Entity, const std::string &File) {
  SourceRange Where;
  Where.File = File;
  Where.Line = Entity.Where.Line;
  Where.Column = Entity.Where.Column;
  return Where;
}

const char *describe(model::NamedEntity::Kind What) {
  switch (What) {
  case model::NamedEntity::Kind::Function:
    return "function";
  case model::NamedEntity::Kind::Class:
    return "class";
  case model::NamedEntity::Kind::Macro:
    return "macro";
  case model::NamedEntity::Kind::Field:
    return "member";
  case model::NamedEntity::Kind::Variable:
    return "variable";
  }
  return "entity";
}

void noteUnknownNames(const Analysis &Analysed, const Setup &Chosen, ScanResult &Result) {
  // What was asked of no unit is not known to be missing.
  llvm::StringSet<> Known, Asked;
  for (const Seen &Each : Analysed.Whole.Sightings) {
    if (Each.What == Sighting::Kind::Known)
      Known.insert(Each.Name);
    if (Each.What == Sighting::Kind::Unknown)
      Asked.insert(Each.Name);
  }
  auto IsUnknown = [&](const std::string &Name) { return Asked.contains(Name) && !Known.contains(Name); };
  const std::string Where = Analysed.Failed.empty() ? "in the program" : "in the units that were read";
  for (const NameInOptions &Each : Chosen.Names)
    if (IsUnknown(Each.Name))
      Result.Notices.push_back({NoticeKind::UnknownName, "the option " + Each.Option + " names '" + Each.Name +
                                                             "', and nothing " + Where + " is called so"});
  for (const model::Model &M : Chosen.Models->models()) {
    if (M.isBuiltIn())
      continue;
    std::vector<const model::NamedEntity *> Unknown;
    for (const model::NamedEntity &Entity : M.Named)
      if (IsUnknown(Entity.Name))
        Unknown.push_back(&Entity);
    const std::string File = nameInReport(M.File, Analysed.Root);
    // Of a model that describes something else, each name by itself would say the same.
    if (Unknown.size() > 1 && Unknown.size() == M.Named.size()) {
      Result.Notices.push_back(
          {NoticeKind::UnknownName,
           fmt::format("none of the {} names in the model '{}' is that of something {}", Unknown.size(), M.Name, Where),
           placeOf(*Unknown.front(), File)});
      continue;
    }
    for (const model::NamedEntity *Entity : Unknown)
      Result.Notices.push_back({NoticeKind::UnknownName,
                                fmt::format("the model '{}' describes the {} '{}', and nothing {} is called so", M.Name,
                                            describe(Entity->What), Entity->Name, Where),
                                placeOf(*Entity, File)});
  }
}

} // namespace

void lookAt(const Analysis &Analysed, const Setup &Chosen, ScanResult &Result) {
  Result.EntryPoints = entryPointsByKind(Analysed.Whole.EntryPoints);
  Result.Functions = Analysed.Whole.Functions;
  Result.ReachableFunctions = Analysed.Whole.ReachableFunctions;
  noteAcceptances(Chosen, Result);
  noteReachability(Analysed, Chosen, Result);
  noteUnknownNames(Analysed, Chosen, Result);
}

} // namespace floodgate
