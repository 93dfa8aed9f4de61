//===- SarifResult.cpp - findings in SARIF --------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/sarif/SarifResult.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace floodgate::sarif {
namespace {

/// Names of units that a message lists before it says how many more there are.
constexpr size_t NamedUnits = 3;

const CheckInfo *checkOf(const Finding &F, llvm::ArrayRef<CheckInfo> Checks) {
  const auto *Found = llvm::find_if(Checks, [&](const CheckInfo &Check) { return Check.Name == F.Check; });
  return Found == Checks.end() ? nullptr : Found;
}

/// What must be said with a finding that a missing unit could refute; empty where there is none.
std::string unprovenSentence(const Finding &F) {
  if (F.UnprovenWithout.empty())
    return "";
  const size_t Named = std::min(NamedUnits, F.UnprovenWithout.size());
  std::string Units;
  for (size_t I = 0; I < Named; ++I)
    Units += (I == 0 ? "'" : ", '") + F.UnprovenWithout[I] + "'";
  if (const size_t Rest = F.UnprovenWithout.size() - Named)
    Units += " and " + llvm::utostr(Rest) + " more";
  return "Unproven: what is missing may stand in " + Units + ", which could not be read as a whole.";
}

/// The title, what follows it, what is unproven, how to fix it: plain sentences.
std::string messageOf(const Finding &F) {
  std::string Message = sentence(F.Message);
  for (const std::string &More : {sentence(unprovenSentence(F)), sentence(F.Remedy)})
    if (!More.empty())
      Message += " " + More;
  return Message;
}

Json threadFlowLocation(const Step &At, bool IsSite, const Locations &Places) {
  Json Location;
  Location["location"] = Places.location(At.Where, At.Function, At.Message, /*WithContext=*/false);
  Location["kinds"] = IsSite ? Json::array({"danger"}) : Json::array({"call"});
  Location["importance"] = IsSite ? "essential" : "important";
  if (!At.Edge.empty())
    Location["properties"]["edge"] = At.Edge;
  return Location;
}

/// One way from the entry point to the site. A longer one than MaxSteps keeps both ends.
Json codeFlow(llvm::ArrayRef<Step> Path, const Locations &Places) {
  Json Steps = Json::array();
  const size_t LeftOut = Path.size() > MaxSteps ? Path.size() - MaxSteps : 0;
  for (size_t I = 0; I < Path.size(); ++I) {
    const bool IsSite = I + 1 == Path.size();
    if (LeftOut && I == MaxSteps / 2) {
      I += LeftOut;
      Step Shown = Path[I];
      Shown.Message = "(" + llvm::utostr(LeftOut) + " steps left out) " + Shown.Message;
      Steps.push_back(threadFlowLocation(Shown, IsSite, Places));
      continue;
    }
    Steps.push_back(threadFlowLocation(Path[I], IsSite, Places));
  }
  return {{"threadFlows", Json::array({{{"locations", std::move(Steps)}}})}};
}

/// All edits as one fix: applied together, or not at all.
Json fix(const Finding &F, const Locations &Places) {
  Json Changes = Json::array();
  std::string File;
  for (const Edit &Each : F.Fixes) {
    if (Each.Where.File != File) {
      File = Each.Where.File;
      Changes.push_back({{"artifactLocation", Places.artifactLocation(File)}, {"replacements", Json::array()}});
    }
    Json Region = Places.physical(Each.Where, /*WithContext=*/false)["region"];
    Region.erase("snippet");
    Json Inserted;
    Inserted["text"] = validUtf8(Each.NewText);
    Changes.back()["replacements"].push_back(
        {{"deletedRegion", std::move(Region)}, {"insertedContent", std::move(Inserted)}});
  }
  Json Fix;
  Fix["description"]["text"] = sentence(F.FixDescription);
  Fix["artifactChanges"] = std::move(Changes);
  return Fix;
}

Json properties(const Finding &F) {
  Json Properties;
  Properties["level"] = F.At == Level::Gate ? "gate" : "audit";
  if (!F.EntryPoint.empty())
    Properties["entryPoint"] = shownText(F.EntryPoint);
  if (!F.Subject.empty())
    Properties["subject"] = shownText(F.Subject);
  for (const std::string &Unit : F.UnprovenWithout)
    Properties["unprovenWithout"].push_back(shownText(Unit));
  return Properties;
}

} // namespace

std::string levelOf(const Finding &F, llvm::ArrayRef<CheckInfo> Checks) {
  if (F.At == Level::Audit)
    return "note";
  const CheckInfo *Check = checkOf(F, Checks);
  return Check ? Check->DefaultLevel : "warning";
}

double rankOf(const Finding &F, llvm::ArrayRef<CheckInfo> Checks) {
  double Severity = 5;
  if (const CheckInfo *Check = checkOf(F, Checks))
    llvm::to_float(Check->SecuritySeverity, Severity);
  const double Rank = F.At == Level::Audit ? Severity * 5 : Severity * 10;
  return std::max(0.0, F.UnprovenWithout.empty() ? Rank : Rank - 10);
}

void addFiles(const Finding &F, Locations &Places) {
  Places.addFile(F.Where.File, "resultFile");
  for (const Step &At : F.Path)
    Places.addFile(At.Where.File, "");
  for (const Step &At : F.Related)
    Places.addFile(At.Where.File, "");
  for (const Edit &Each : F.Fixes)
    Places.addFile(Each.Where.File, "");
}

Json result(const Finding &F, const Fingerprints &Prints, llvm::ArrayRef<CheckInfo> Checks, const Locations &Places,
            LineHashes *Hashes) {
  Json Result;
  Result["ruleId"] = F.Check;
  if (const CheckInfo *Check = checkOf(F, Checks))
    Result["ruleIndex"] = Check - Checks.begin();
  Result["kind"] = "fail";
  Result["level"] = levelOf(F, Checks);
  Result["message"]["text"] = messageOf(F);
  Result["locations"] = Json::array({Places.location(F.Where, F.Function, "", /*WithContext=*/true)});
  if (Hashes)
    if (const std::string Line = Hashes->of(F.Where.File, F.Where.Line); !Line.empty())
      Result["partialFingerprints"]["primaryLocationLineHash"] = Line;
  Result["partialFingerprints"]["floodgate/v2"] = Prints.Former;
  Result["partialFingerprints"]["floodgate/v3"] = Prints.Current;
  if (!F.Path.empty())
    Result["codeFlows"] = Json::array({codeFlow(F.Path, Places)});
  for (const Step &At : llvm::ArrayRef(F.Related).take_front(MaxRelated)) {
    Json Related = Places.location(At.Where, At.Function, At.Message, /*WithContext=*/false);
    Related["id"] = Result["relatedLocations"].size() + 1;
    Result["relatedLocations"].push_back(std::move(Related));
  }
  if (!F.Fixes.empty())
    Result["fixes"] = Json::array({fix(F, Places)});
  Result["rank"] = rankOf(F, Checks);
  Result["properties"] = properties(F);
  return Result;
}

} // namespace floodgate::sarif
