//===- SarifTool.cpp - how the tool describes itself in SARIF -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/sarif/SarifTool.h"
#include "driver/report/Markdown.h"
#include "driver/system/Version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>
#include <set>

namespace floodgate::sarif {
namespace {

constexpr const char *Taxonomy = "CWE";
/// Says that two files mean the same taxonomy (SARIF 3.14.8); made up once, never changed.
constexpr const char *TaxonomyGuid = "25f72d7e-8a92-459d-ad67-64853f788765";
/// GitHub cuts descriptions off here.
constexpr size_t DescriptionLimit = 1024;

/// The titles of the weaknesses that overload a server, from https://cwe.mitre.org (4.17).
llvm::StringRef weaknessTitle(unsigned Cwe) {
  static const std::map<unsigned, const char *> Titles = {
      {306, "Missing Authentication for Critical Function"},
      {405, "Asymmetric Resource Consumption (Amplification)"},
      {407, "Inefficient Algorithmic Complexity"},
      {410, "Insufficient Resource Pool"},
      {617, "Reachable Assertion"},
      {674, "Uncontrolled Recursion"},
      {770, "Allocation of Resources Without Limits or Throttling"},
      {772, "Missing Release of Resource after Effective Lifetime"},
      {779, "Logging of Excessive Data"},
      {789, "Memory Allocation with Excessive Size Value"},
      {799, "Improper Control of Interaction Frequency"},
      {833, "Deadlock"},
      {1050, "Excessive Platform Resource Consumption within a Loop"},
      {1088, "Synchronous Access of Remote Resource without Timeout"},
      {1284, "Improper Validation of Specified Quantity in Input"},
      {1322, "Use of Blocking Code in Single-threaded, Non-blocking Context"},
  };
  const auto Known = Titles.find(Cwe);
  return Known == Titles.end() ? "" : Known->second;
}

std::string weaknessId(unsigned Cwe) { return "CWE-" + llvm::utostr(Cwe); }

/// "dos-unbounded-container" as SARIF wants a rule's name: "DosUnboundedContainer".
std::string pascalCase(llvm::StringRef Name) {
  std::string Pascal;
  for (llvm::StringRef Word : llvm::split(Name, '-'))
    if (!Word.empty())
      Pascal += llvm::toUpper(Word.front()) + Word.drop_front().str();
  return Pascal;
}

Json description(llvm::StringRef Text) { return {{"text", sentence(Text.take_front(DescriptionLimit - 1))}}; }

/// Empty where the build was told no home page.
constexpr llvm::StringLiteral HomePage = FLOODGATE_HOMEPAGE;

std::string helpUri(const CheckInfo &Check) {
  llvm::StringRef Stem = Check.Name;
  Stem.consume_front("dos-");
  return (HomePage + "/docs/checks/" + Stem + ".md").str();
}

/// The reference from a rule to its weakness. `superset`: what the weakness describes holds all that the rule finds.
Json weaknessOf(const CheckInfo &Check) {
  Json Relationship;
  Relationship["target"]["id"] = weaknessId(Check.Cwe);
  Relationship["target"]["toolComponent"] = {{"name", Taxonomy}, {"guid", TaxonomyGuid}};
  Relationship["kinds"] = Json::array({"superset"});
  return Relationship;
}

Json rule(const CheckInfo &Check) {
  // A check without a page says at least what it is about.
  const std::string Page = Check.Documentation.empty() ? Check.Summary : validUtf8(Check.Documentation);
  Json Rule;
  Rule["id"] = Check.Name;
  Rule["name"] = pascalCase(Check.Name);
  Rule["shortDescription"] = description(Check.Title);
  Rule["fullDescription"] = description(Check.Summary);
  Rule["help"]["text"] = markdownToText(Page);
  Rule["help"]["markdown"] = Page;
  if (!HomePage.empty())
    Rule["helpUri"] = helpUri(Check);
  Rule["defaultConfiguration"]["level"] = Check.DefaultLevel;
  Rule["relationships"] = Json::array({weaknessOf(Check)});
  Json &Properties = Rule["properties"];
  // GitHub's spelling of the tag has three digits at least: cwe-079.
  Properties["tags"] = Json::array(
      {"security", llvm::formatv("external/cwe/cwe-{0,0+3}", Check.Cwe).str(), "denial-of-service", "availability"});
  Properties["precision"] = Check.Precision;
  Properties["security-severity"] = Check.SecuritySeverity;
  Properties["problem.severity"] = Check.DefaultLevel;
  return Rule;
}

/// A rule pack: what a model file says of a framework.
Json extension(const model::Model &Model) {
  // The models that ship are as old as the tool; of others nothing is known but their name.
  const bool IsBuiltIn = llvm::StringRef(Model.File).starts_with("<built in>");
  Json Extension;
  Extension["name"] = "floodgate/rules/" + Model.Name;
  if (IsBuiltIn)
    Extension["semanticVersion"] = FLOODGATE_VERSION;
  if (!Model.Summary.empty())
    Extension["shortDescription"] = description(Model.Summary);
  Extension["isComprehensive"] = false;
  return Extension;
}

} // namespace

Json descriptorOf(NoticeKind Which) { return {{"id", infoOf(Which).Id}, {"index", static_cast<unsigned>(Which)}}; }

Json tool(const ScanResult &Result) {
  Json Driver;
  Driver["name"] = "Floodgate";
  Driver["fullName"] =
      "Floodgate " FLOODGATE_VERSION ", static analysis for denial of service in actor-style C++ servers";
  Driver["semanticVersion"] = FLOODGATE_VERSION;
  if (!HomePage.empty())
    Driver["informationUri"] = HomePage;
  Driver["supportedTaxonomies"] = Json::array({{{"name", Taxonomy}, {"index", 0}, {"guid", TaxonomyGuid}}});
  Driver["rules"] = Json::array();
  for (const CheckInfo &Check : Result.Checks)
    Driver["rules"].push_back(rule(Check));
  for (const NoticeInfo &Info : noticeTable()) {
    Json Descriptor = {{"id", Info.Id}, {"name", Info.Name}};
    Descriptor["shortDescription"]["text"] = Info.Description;
    Descriptor["fullDescription"]["text"] = Info.Description;
    Descriptor["help"]["text"] = Info.Help;
    Descriptor["defaultConfiguration"]["level"] = nameOf(Info.Level);
    Driver["notifications"].push_back(std::move(Descriptor));
  }

  Json Tool;
  Tool["driver"] = std::move(Driver);
  for (const model::Model *Model : Result.Models)
    Tool["extensions"].push_back(extension(*Model));
  return Tool;
}

Json taxonomies(const ScanResult &Result) {
  std::set<unsigned> Weaknesses;
  for (const CheckInfo &Check : Result.Checks)
    Weaknesses.insert(Check.Cwe);
  Json Cwe;
  Cwe["name"] = Taxonomy;
  Cwe["guid"] = TaxonomyGuid;
  Cwe["organization"] = "MITRE";
  Cwe["version"] = "4.17";
  Cwe["informationUri"] = "https://cwe.mitre.org/data/index.html";
  Cwe["shortDescription"]["text"] = "Common Weakness Enumeration.";
  Cwe["isComprehensive"] = false;
  Cwe["taxa"] = Json::array();
  for (const unsigned Number : Weaknesses) {
    Json Taxon;
    Taxon["id"] = weaknessId(Number);
    if (const llvm::StringRef Title = weaknessTitle(Number); !Title.empty())
      Taxon["shortDescription"] = description(Title);
    Taxon["helpUri"] = "https://cwe.mitre.org/data/definitions/" + llvm::utostr(Number) + ".html";
    Cwe["taxa"].push_back(std::move(Taxon));
  }
  return Json::array({std::move(Cwe)});
}

} // namespace floodgate::sarif
