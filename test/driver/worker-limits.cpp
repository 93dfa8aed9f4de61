// A worker has a limit of CPU time, and another one by the clock: who works is ended by the first, who waits by the
// second. Neither depends on what else the machine does.
//
// UNSUPPORTED: sanitizers
// RUN: %link_workers %s -o %t && %t

#include "driver/extraction/WorkerPool.h"
#include <iostream>
#include <unistd.h>

using namespace floodgate;

static int Failures = 0;

static void expect(bool Holds, const char *What) {
  if (!Holds)
    std::cerr << "not so: " << What << '\n';
  Failures += !Holds;
}

static WorkResult::Outcome outcomeOf(const WorkLimits &Limits, llvm::function_ref<std::string(size_t)> Work) {
  return runWork({0}, 1, Limits, Work, [](size_t, size_t, WorkResult &) {}).front().What;
}

int main() {
  volatile uint64_t Turns = 0;
  auto Works = [&](size_t) -> std::string {
    for (;;)
      Turns = Turns + 1;
  };
  auto Waits = [](size_t) -> std::string {
    for (;;)
      pause();
  };
  WorkLimits Cpu;
  Cpu.Seconds = 1;
  expect(outcomeOf(Cpu, Works) == WorkResult::Outcome::TimedOut, "an endless loop needs more CPU time than it may");
  WorkLimits Clock;
  Clock.Seconds = 3600;
  Clock.ClockSeconds = 1;
  expect(outcomeOf(Clock, Waits) == WorkResult::Outcome::Stalled, "who waits for ever is ended by the clock");
  // What is done in no time is no matter of limits, however long the clock went meanwhile.
  auto Sleeps = [](size_t) -> std::string {
    usleep(1'200'000);
    return "slept";
  };
  expect(outcomeOf(Cpu, Sleeps) == WorkResult::Outcome::Done, "to sleep takes no CPU time");
  return Failures;
}
