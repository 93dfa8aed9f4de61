// A check that crashes, loops or takes all memory while it judges costs its own findings, and nothing else. What goes
// wrong before any of them can judge is an error.
//
// UNSUPPORTED: sanitizers
// RUN: %link_judge %s -o %t && %t

#include "driver/gate/JudgeApart.h"
#include <csignal>
#include <cstdint>
#include <iostream>
#include <memory>

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

static volatile uint64_t Turns = 0;

static void loop() {
  for (;;)
    Turns = Turns + 1;
}

static void allocate() {
  constexpr size_t Piece = size_t(1) << 20;
  for (std::vector<std::unique_ptr<char[]>> Kept;;) {
    Kept.push_back(std::make_unique<char[]>(Piece));
    Turns = Turns + reinterpret_cast<uintptr_t>(Kept.back().get());
  }
}

static llvm::Expected<std::string> succeed() { return "linked"; }

static void judgesEachByItself() {
  constexpr size_t Checks = 6;
  CheckLimits Limits;
  Limits.Seconds = 1;
  Limits.Megabytes = 64;
  // What the one that links holds is not a check's: it is in all of them.
  std::vector<char> Program;
  auto Link = [&]() -> llvm::Expected<std::string> {
    Program.assign(size_t(100) << 20, 'x');
    return "linked";
  };
  llvm::Expected<JudgedApart> Judged =
      judgeApart(/*Units=*/10, Checks, /*Jobs=*/2, Limits, Link, [&](size_t I, std::vector<Finding> &Found) {
        Found.push_back(finding());
        if (I == 1)
          std::raise(SIGSEGV);
        if (I == 2)
          std::abort();
        if (I == 3)
          loop();
        if (I == 4)
          allocate();
      });
  expect(static_cast<bool>(Judged), "linking succeeds");
  expect(Program.empty(), "the program is linked elsewhere");
  expect(Judged->Linked == "linked", "what linking tells comes back");
  const std::vector<Verdict> &Verdicts = Judged->Verdicts;
  expect(Verdicts.size() == Checks, "each check has a verdict");
  const char *Problems[] = {"",
                            "segmentation fault",
                            "aborted",
                            "it took longer than 1 s of CPU time, --check-timeout",
                            "it needed more than 64 MB of memory, --check-memory",
                            ""};
  for (size_t I = 0; I < Checks; ++I) {
    expect(Verdicts[I].Problem == Problems[I], Problems[I]);
    const bool IsWhole = Verdicts[I].Problem.empty();
    expect(Verdicts[I].Findings == (IsWhole ? std::vector{finding()} : std::vector<Finding>()), "what was found");
  }
}

static std::string errorOf(llvm::function_ref<llvm::Expected<std::string>()> Link) {
  CheckLimits Limits;
  Limits.Seconds = 1;
  Limits.Megabytes = 64;
  auto Judged = judgeApart(/*Units=*/0, 1, 1, Limits, Link, [](size_t, std::vector<Finding> &) {});
  return Judged ? "" : llvm::toString(Judged.takeError());
}

static void linkingEndsOrNothingIsJudged() {
  expect(errorOf(succeed).empty(), "linking succeeds");
  expect(errorOf([] { return llvm::createStringError("damaged"); }) == "damaged", "the error of the link step");
  auto After = [](void (*Fault)()) {
    return errorOf([&] {
      Fault();
      return succeed();
    });
  };
  const std::string Before = "linking the program did not come to an end (",
                    Lost = "): nothing was judged, and no report is written";
  expect(After([] { std::raise(SIGSEGV); }) == Before + "segmentation fault" + Lost, "it crashes");
  expect(After([] { std::abort(); }) == Before + "aborted" + Lost, "it gives up");
  expect(After(loop) == Before + "it took longer than 1 s of CPU time, --check-timeout" + Lost, "it loops");
  expect(After(allocate) == Before + "it needed more than 64 MB of memory, --check-memory" + Lost, "it takes all");
}

int main() {
  judgesEachByItself();
  linkingEndsOrNothingIsJudged();
  return Failures;
}
