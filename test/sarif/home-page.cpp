// A report links to the project's home page where the build was told one, and else not at all.
//
// UNSUPPORTED: sanitizers
// RUN: %link_driver %s -o %t && %t
// RUN: %link_home_page %s -o %t && %t https://example.org/floodgate

#include "driver/report/sarif/SarifTool.h"
#include <iostream>

using namespace floodgate;

int main(int Count, char **Arguments) {
  ScanResult Result;
  CheckInfo Check;
  Check.Name = "dos-unbounded-container";
  Result.Checks.push_back(Check);
  const sarif::Json Driver = sarif::tool(Result)["driver"];
  const sarif::Json &Rule = Driver["rules"][0];
  bool Holds = !Driver.contains("informationUri") && !Rule.contains("helpUri");
  if (Count > 1) {
    const std::string Page = Arguments[1];
    Holds = Driver.value("informationUri", "") == Page &&
            Rule.value("helpUri", "") == Page + "/docs/checks/unbounded-container.md";
  }
  if (!Holds)
    std::cerr << Driver.dump(2) << '\n';
  return Holds ? 0 : 1;
}
