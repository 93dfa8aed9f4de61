// A check that crashes while it judges costs its own findings, and nothing else.
//
// UNSUPPORTED: sanitizers
// RUN: %link_judge %s -o %t && %t

#include "driver/gate/JudgeApart.h"
#include <csignal>
#include <iostream>

using namespace floodgate;

static int Failures = 0;

static void expect(bool Holds, const char *What) {
  if (!Holds)
    std::cerr << "not so: " << What << '\n';
  Failures += !Holds;
}

/// A finding with something in every member.
static Finding finding() {
  Finding F;
  F.Check = "dos-some-thing";
  F.At = Level::Audit;
  F.Where = {"a.cpp", 1, 2, 3, "text of the line", "b.hpp:4:5"};
  F.Message = "message\n\xff";
  F.Remedy = "remedy";
  F.Subject = "subject";
  F.Use = "use";
  F.Function = "function";
  F.EntryPoint = "entry point";
  F.Path = {{F.Where, "step", "function", "deferred"}, {F.Where, "site", "function", ""}};
  F.Related = {{F.Where, "declared here", "", ""}};
  F.Fixes = {{F.Where, "new text"}};
  F.FixDescription = "how";
  F.IsNew = true;
  F.RestsOnAbsence = true;
  F.UnprovenWithout = {"b.cpp"};
  return F;
}

int main() {
  std::vector<Verdict> Verdicts = judgeApart(4, 2, [](size_t I, std::vector<Finding> &Found) {
    Found.push_back(finding());
    if (I == 1)
      std::raise(SIGSEGV);
    if (I == 2)
      std::abort();
  });
  expect(Verdicts[0].Problem.empty() && Verdicts[0].Findings == std::vector{finding()}, "the first judges");
  expect(Verdicts[1].Problem == "segmentation fault" && Verdicts[1].Findings.empty(), "the second crashes");
  expect(Verdicts[2].Problem == "aborted" && Verdicts[2].Findings.empty(), "the third gives up");
  expect(Verdicts[3].Problem.empty() && Verdicts[3].Findings == std::vector{finding()}, "the fourth judges");
  return Failures;
}
