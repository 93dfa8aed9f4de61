//===- WorkerPool.cpp - work in processes of its own -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/WorkerPool.h"
#include "driver/system/Interruption.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/PrettyStackTrace.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <memory>
#include <new>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace floodgate {

namespace {

using Clock = std::chrono::steady_clock;

/// The exit code of a worker that ran out of memory. Not one that clang or a signal makes.
constexpr int OutOfMemoryExit = 71;

/// A compiler that crashes in a deep template says a lot; its first words are enough.
constexpr size_t KeptOfStandardError = size_t(256) << 10;

bool writeAll(int File, llvm::StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t Written = write(File, Bytes.data(), Bytes.size());
    if (Written < 0 && errno == EINTR)
      continue;
    if (Written <= 0)
      return false;
    Bytes = Bytes.drop_front(static_cast<size_t>(Written));
  }
  return true;
}

[[noreturn]] void outOfMemory() { _exit(OutOfMemoryExit); }

/// The bytes of this process that count for its limit; 0 where that is not known.
rlim_t allocatedBytes() {
  rlim_t Pages = 0;
#ifdef __linux__
  if (auto Memory = llvm::MemoryBuffer::getFileAsStream("/proc/self/statm")) {
    // size, resident, shared, text, lib, data
    llvm::SmallVector<llvm::StringRef, 8> Numbers;
    (*Memory)->getBuffer().split(Numbers, ' ');
    uint64_t Data = 0;
    if (Numbers.size() > 5 && !Numbers[5].getAsInteger(10, Data))
      Pages = Data;
  }
#endif
  return Pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

void limitMemory([[maybe_unused]] unsigned Megabytes) {
  std::set_new_handler(outOfMemory);
  llvm::install_bad_alloc_error_handler([](void *, const char *, bool) { outOfMemory(); });
#if defined(__SANITIZE_ADDRESS__) || defined(__has_feature)
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
  return; // Its shadow memory is larger than any limit.
#endif
#endif
  if (!Megabytes)
    return;
  // What is private and writable: the mapped code of LLVM's libraries does not count. A process that this one starts
  // may have another limit of its own.
  struct rlimit Limit = {};
  if (getrlimit(RLIMIT_DATA, &Limit))
    return;
  Limit.rlim_cur = std::min<rlim_t>(Limit.rlim_max, allocatedBytes() + (rlim_t(Megabytes) << 20));
  setrlimit(RLIMIT_DATA, &Limit);
}

/// After so many seconds of CPU time this process is ended by SIGXCPU; and where that does not help, a little later for
/// good.
void limitTime(unsigned Seconds) {
  struct rlimit Limit = {};
  if (!Seconds || getrlimit(RLIMIT_CPU, &Limit))
    return;
  constexpr rlim_t Grace = 5;
  Limit.rlim_cur = std::min<rlim_t>(Limit.rlim_max, Seconds);
  Limit.rlim_max = std::min<rlim_t>(Limit.rlim_max, Seconds + Grace);
  setrlimit(RLIMIT_CPU, &Limit);
}

/// What the worker process does. Its streams: nothing to read; \p Output; \p Said for standard output and error.
[[noreturn]] void work(size_t Index, int Output, int Said, pid_t Parent, const WorkLimits &Limits,
                       llvm::function_ref<std::string(size_t)> Work) {
#ifdef __linux__
  // A parent that is killed takes its workers along.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != Parent)
    _exit(1);
#endif
  int Null = open("/dev/null", O_RDONLY);
  dup2(Null, STDIN_FILENO);
  dup2(Said, STDOUT_FILENO);
  dup2(Said, STDERR_FILENO);
  struct rlimit NoCoreFile = {0, 0};
  setrlimit(RLIMIT_CORE, &NoCoreFile);
  limitMemory(Limits.Megabytes);
  // On a crash, clang then says what it was looking at.
  llvm::EnablePrettyStackTrace();
  // Not a crash: LLVM's handler would say where it was, and go on.
  std::signal(SIGXCPU, SIG_DFL);
  limitTime(Limits.Seconds);
  std::string Result = Work(Index);
  // Destroying an AST takes longer than letting the process end.
  _exit(writeAll(Output, Result) ? 0 : 1);
}

std::string describeSignal(int Signal) {
  switch (Signal) {
  case SIGSEGV:
    return "segmentation fault";
  case SIGABRT:
    return "aborted";
  case SIGILL:
  case SIGTRAP:
    return "illegal instruction";
  case SIGBUS:
    return "bus error";
  case SIGFPE:
    return "arithmetic error";
  case SIGKILL:
    return "killed from outside; perhaps the machine ran out of memory";
  default:
    return "signal " + std::to_string(Signal);
  }
}

struct Worker {
  pid_t Process = -1;
  size_t Index = 0;
  int Output = -1, Said = -1; ///< Read ends; -1 once they are at their end.
  Clock::time_point Start;
  bool IsStalled = false;
};

/// Reads what there is. \returns false at the end.
bool drain(int File, std::string &Text, size_t Limit) {
  char Buffer[65536];
  ssize_t Count = read(File, Buffer, sizeof Buffer);
  if (Count < 0)
    return errno == EINTR || errno == EAGAIN;
  Text.append(Buffer, std::min(static_cast<size_t>(Count), Limit - std::min(Limit, Text.size())));
  return Count > 0;
}

class Pool {
public:
  Pool(llvm::ArrayRef<size_t> Order, size_t Count, const WorkLimits &Limits,
       llvm::function_ref<std::string(size_t)> Work, llvm::function_ref<void(size_t, size_t, WorkResult &)> Progress)
      : Pending(Order), Limits(Limits), Work(Work), Progress(Progress), Results(Count) {}

  std::vector<WorkResult> run() {
    while (!Pending.empty() || !Workers.empty()) {
      while (!Pending.empty() && Workers.size() < std::max(1u, Limits.Jobs)) {
        start(Pending.front());
        Pending = Pending.drop_front();
      }
      wait();
    }
    return std::move(Results);
  }

private:
  void start(size_t Index) {
    int Output[2], Said[2];
    if (pipe(Output) || pipe(Said))
      llvm::report_fatal_error(llvm::Twine("cannot make a pipe: ") + std::strerror(errno), /*gen_crash_diag=*/false);
    pid_t Parent = getpid();
    pid_t Process = forkChild();
    if (Process < 0)
      llvm::report_fatal_error(llvm::Twine("cannot start a worker: ") + std::strerror(errno), false);
    if (Process == 0)
      work(Index, Output[1], Said[1], Parent, Limits, Work);
    close(Output[1]);
    close(Said[1]);
    Workers.push_back({Process, Index, Output[0], Said[0], Clock::now()});
  }

  /// Waits until a worker says something or its time is up, and deals with it.
  void wait() {
    llvm::SmallVector<pollfd, 16> Files;
    for (const Worker &W : Workers)
      for (int File : {W.Output, W.Said})
        if (File >= 0)
          Files.push_back({File, POLLIN, 0});
    if (poll(Files.data(), Files.size(), millisecondsLeft()) < 0 && errno != EINTR)
      llvm::report_fatal_error(llvm::Twine("cannot wait for the workers: ") + std::strerror(errno), false);
    auto IsReady = [&](int File) {
      for (const pollfd &Entry : Files)
        if (Entry.fd == File)
          return Entry.revents != 0;
      return false;
    };
    for (size_t I = 0; I < Workers.size();) {
      Worker &W = Workers[I];
      WorkResult &Result = Results[W.Index];
      if (W.Output >= 0 && IsReady(W.Output) && !drain(W.Output, Result.Output, SIZE_MAX))
        close(std::exchange(W.Output, -1));
      if (W.Said >= 0 && IsReady(W.Said) && !drain(W.Said, Result.Said, KeptOfStandardError))
        close(std::exchange(W.Said, -1));
      if (!W.IsStalled && Limits.ClockSeconds && Clock::now() >= deadline(W)) {
        W.IsStalled = true;
        kill(W.Process, SIGKILL);
      }
      if (W.Output < 0 && W.Said < 0) {
        finish(W);
        Workers.erase(Workers.begin() + static_cast<std::ptrdiff_t>(I));
      } else {
        ++I;
      }
    }
  }

  Clock::time_point deadline(const Worker &W) const { return W.Start + std::chrono::seconds(Limits.ClockSeconds); }

  int millisecondsLeft() const {
    std::chrono::milliseconds Left = std::chrono::hours(1);
    for (const Worker &W : Workers)
      if (Limits.ClockSeconds && !W.IsStalled)
        Left = std::min(Left, std::chrono::ceil<std::chrono::milliseconds>(deadline(W) - Clock::now()));
    return static_cast<int>(std::max<int64_t>(Left.count(), 0));
  }

  /// Both streams of the worker are at their end: it has ended, or is about to.
  void finish(Worker &W) {
    struct rusage Used = {};
    const int Status = waitForChild(W.Process, &Used);
    const auto CpuSeconds = static_cast<unsigned>(Used.ru_utime.tv_sec + Used.ru_stime.tv_sec);
    WorkResult &Result = Results[W.Index];
    if (WIFEXITED(Status) && WEXITSTATUS(Status) == 0) {
      Result.What = WorkResult::Outcome::Done;
    } else {
      Result.Output.clear();
      if (W.IsStalled) {
        Result.What = WorkResult::Outcome::Stalled;
      } else if (Limits.Seconds && WIFSIGNALED(Status) &&
                 (WTERMSIG(Status) == SIGXCPU || (WTERMSIG(Status) == SIGKILL && CpuSeconds > Limits.Seconds))) {
        Result.What = WorkResult::Outcome::TimedOut;
      } else if (WIFEXITED(Status) && WEXITSTATUS(Status) == OutOfMemoryExit) {
        Result.What = WorkResult::Outcome::OutOfMemory;
      } else {
        Result.What = WorkResult::Outcome::Crashed;
        Result.Signal =
            WIFSIGNALED(Status) ? describeSignal(WTERMSIG(Status)) : "exit code " + std::to_string(WEXITSTATUS(Status));
      }
    }
    Progress(++Done, W.Index, Result);
  }

  llvm::ArrayRef<size_t> Pending;
  const WorkLimits &Limits;
  llvm::function_ref<std::string(size_t)> Work;
  llvm::function_ref<void(size_t, size_t, WorkResult &)> Progress;
  std::vector<WorkResult> Results;
  std::vector<Worker> Workers;
  size_t Done = 0;
};

} // namespace

unsigned clockSecondsFor(unsigned CpuSeconds) {
  constexpr unsigned ClockPerCpu = 5, Least = 600;
  if (CpuSeconds == 0)
    return 0;
  return static_cast<unsigned>(
      std::clamp<uint64_t>(uint64_t(CpuSeconds) * ClockPerCpu, Least, std::numeric_limits<unsigned>::max()));
}

std::vector<WorkResult> runWork(llvm::ArrayRef<size_t> Order, size_t Count, const WorkLimits &Limits,
                                llvm::function_ref<std::string(size_t)> Work,
                                llvm::function_ref<void(size_t, size_t, WorkResult &)> Progress) {
  return Pool(Order, Count, Limits, Work, Progress).run();
}

} // namespace floodgate
