// Floodgate with a fault: where the variable FAULT_IN says, what FAULT names happens. The linker puts these functions
// in front of the program's own: nothing of this is in the program that ships.

#include "checks/Check.h"
#include "driver/gate/Overview.h"
#include <csignal>
#include <cstdint>
#include <cstdlib>

using namespace floodgate;

std::vector<std::unique_ptr<Check>> realChecks() asm("__real__ZN9floodgate12createChecksEv");
std::vector<std::unique_ptr<Check>> faultyChecks() asm("__wrap__ZN9floodgate12createChecksEv");
Overview realOverview(const Program &) asm("__real__ZN9floodgate10overviewOfERKNS_7ProgramE");
Overview faultyOverview(const Program &) asm("__wrap__ZN9floodgate10overviewOfERKNS_7ProgramE");

static void failIn(llvm::StringRef Where) {
  static volatile uint64_t Turns = 0;
  if (Where != std::getenv("FAULT_IN"))
    return;
  const llvm::StringRef Fault = std::getenv("FAULT");
  if (Fault == "crash")
    std::raise(SIGSEGV);
  if (Fault == "abort")
    std::abort();
  for (std::vector<std::unique_ptr<char[]>> Kept;; Turns = Turns + 1)
    if (Fault == "allocate") {
      Kept.push_back(std::make_unique<char[]>(size_t(1) << 20));
      Turns = Turns + reinterpret_cast<uintptr_t>(Kept.back().get());
    }
}

namespace {

class FaultyCheck : public Check {
public:
  explicit FaultyCheck(std::unique_ptr<Check> Of) : Of(std::move(Of)) {}
  llvm::StringRef name() const override { return Of->name(); }
  std::vector<CheckOption> options() const override { return Of->options(); }
  bool setOption(llvm::StringRef Name, llvm::StringRef Value) override { return Of->setOption(Name, Value); }
  void prepare(const Analyses &Shared) const override { Of->prepare(Shared); }
  void judge(const Analyses &Shared, std::vector<Finding> &Findings) const override {
    Of->judge(Shared, Findings);
    failIn(name());
  }

private:
  std::unique_ptr<Check> Of;
};

} // namespace

std::vector<std::unique_ptr<Check>> faultyChecks() {
  std::vector<std::unique_ptr<Check>> Result = realChecks();
  for (std::unique_ptr<Check> &Each : Result)
    Each = std::make_unique<FaultyCheck>(std::move(Each));
  return Result;
}

Overview faultyOverview(const Program &Whole) {
  failIn("reachability");
  return realOverview(Whole);
}
