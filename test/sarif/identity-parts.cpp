// A fingerprint tells findings apart by check, by subject and by use, and by each of them alone; the way that is shown, the
// entry point, the place and the words are no part of it. Of each kind of fingerprint in the report.
//
// UNSUPPORTED: sanitizers
// RUN: %link_driver %s -o %t && %t

#include "driver/report/sarif/Sarif.h"
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

using namespace floodgate;

namespace {

class OneText : public SourceReader {
public:
  const std::string *read(llvm::StringRef) override { return &Text; }

private:
  std::string Text = "int main() {\n  grow();\n  shrink();\n}\n";
};

Finding finding() {
  Finding F;
  F.Check = "dos-unbounded-container";
  F.Where = {"main.cpp", 2, 3, 9, ""};
  F.Message = "`Server::names` grows";
  F.Subject = "Server::names";
  F.Use = "name in add(const Name &)";
  F.Function = "Server::add";
  F.EntryPoint = "message Name";
  F.Path = {{{"main.cpp", 2, 3, 9, ""}, "grows", "Server::add", ""}};
  return F;
}

/// The fingerprints of the project's own of \p F, in a report of its own: others could decide something.
std::map<std::string, std::string> fingerprints(const Finding &F) {
  ScanResult Result;
  Result.Root = "/project";
  Result.Findings = {F};
  OneText Sources;
  const auto Report = nlohmann::json::parse(sarif::render(Result, Sources, std::nullopt, sarif::Limits()));
  std::map<std::string, std::string> Found;
  for (const auto &[Key, Value] : Report["runs"][0]["results"][0]["partialFingerprints"].items())
    if (llvm::StringRef(Key).starts_with("floodgate/"))
      Found[Key] = Value;
  return Found;
}

struct Change {
  const char *Name;
  bool IsAnother;
  std::function<void(Finding &)> Make;
};

} // namespace

int main() {
  const Change Changes[] = {
      {"check", true, [](Finding &F) { F.Check = "dos-unvalidated-field"; }},
      {"subject", true, [](Finding &F) { F.Subject = "Server::others"; }},
      {"use", true, [](Finding &F) { F.Use = "name in add(const Other &)"; }},
      {"no use", true, [](Finding &F) { F.Use = ""; }},
      // What ends one part does not begin the next.
      {"border", true, [](Finding &F) { F.Subject += F.Use, F.Use = ""; }},
      {"line", false, [](Finding &F) { F.Where.Line = 3; }},
      {"message", false, [](Finding &F) { F.Message = "`Server::names` grows and grows"; }},
      {"entry point", false, [](Finding &F) { F.EntryPoint = "endpoint /names"; }},
      {"path", false, [](Finding &F) { F.Path.insert(F.Path.begin(), F.Path.front()); }},
      {"level", false, [](Finding &F) { F.At = Level::Audit; }},
      {"unproven", false, [](Finding &F) { F.UnprovenWithout = {"other.cpp"}; }},
  };
  const std::map<std::string, std::string> First = fingerprints(finding());
  int Failures = 0;
  auto Fail = [&](const std::string &What) { ++Failures, std::cerr << What << '\n'; };
  if (First.empty())
    Fail("there is no fingerprint");
  for (const auto &[Key, Value] : First) {
    std::map<std::string, std::string> Seen{{Value, "the first"}};
    for (const Change &C : Changes) {
      Finding Changed = finding();
      C.Make(Changed);
      const std::string Now = fingerprints(Changed)[Key];
      if (!C.IsAnother && Now != Value)
        Fail(Key + " depends on: " + C.Name);
      if (C.IsAnother && !Seen.emplace(Now, C.Name).second)
        Fail(Key + " does not tell apart: " + C.Name + " and " + Seen[Now]);
    }
  }
  return Failures;
}
