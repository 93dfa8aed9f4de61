//===- Interruption.cpp - signals that ask to stop ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The handler runs on the main thread only: on another one it hands the signal over. So what it reads is not being
/// changed, as long as changes are made by the main thread while the signals wait.
///
//===----------------------------------------------------------------------===//

#include "driver/system/Interruption.h"
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>
#ifdef __linux__
#include <sys/syscall.h>
#endif

namespace floodgate {

namespace {

constexpr std::array<int, 2> Signals = {SIGINT, SIGTERM};

struct Noted {
  std::string Path; ///< Empty: this place is free.
  std::string Folder, Name;
  RemovedOnInterruption::Kind What = RemovedOnInterruption::Kind::File;
};

/// What a signal's handler can reach are globals, by its very nature; nothing else here reads them.
struct State {
  pthread_t Main{};
  pid_t Process = 0;
  std::vector<pid_t> Children;
  std::vector<Noted> Temporaries;
};
State &state() {
  // Never destroyed: the handler may run to the very end.
  static State &Only = *new State;
  return Only;
}

sigset_t waitingSignals() {
  sigset_t Set;
  sigemptyset(&Set);
  for (int Signal : Signals)
    sigaddset(&Set, Signal);
  return Set;
}

//===-- In the handler: async-signal-safe functions only -------------------===//

/// Removes what is in the open folder \p Folder and whose name begins with \p Prefix, folders with what is in them.
void removeFrom(int Folder, const char *Prefix, unsigned Depth) {
#ifdef __linux__
  struct Entry { // struct linux_dirent64, which no header of the C library declares.
    ino64_t Inode;
    off64_t Offset;
    unsigned short Length;
    unsigned char Type;
    char Name[1];
  };
  alignas(Entry) char Buffer[4096];
  const size_t PrefixLength = std::strlen(Prefix);
  long Bytes = 0;
  while ((Bytes = syscall(SYS_getdents64, Folder, Buffer, sizeof Buffer)) > 0)
    for (long At = 0; At < Bytes;) {
      const auto *Next = reinterpret_cast<const Entry *>(Buffer + At);
      At += Next->Length;
      const char *Name = Next->Name;
      if (std::strcmp(Name, ".") == 0 || std::strcmp(Name, "..") == 0 || std::strncmp(Name, Prefix, PrefixLength) != 0)
        continue;
      if (unlinkat(Folder, Name, 0) == 0 || Depth == 0)
        continue;
      if (int Inner = openat(Folder, Name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); Inner >= 0) {
        removeFrom(Inner, "", Depth - 1);
        close(Inner);
        unlinkat(Folder, Name, AT_REMOVEDIR);
      }
    }
#endif
}

void remove(const Noted &Each) {
  constexpr unsigned Deepest = 8;
  if (Each.What == RemovedOnInterruption::Kind::File) {
    unlink(Each.Path.c_str());
    return;
  }
  const bool Whole = Each.What == RemovedOnInterruption::Kind::Folder;
  const char *Where = Whole ? Each.Path.c_str() : Each.Folder.c_str();
  if (int Folder = open(Where, O_RDONLY | O_DIRECTORY | O_CLOEXEC); Folder >= 0) {
    removeFrom(Folder, Whole ? "" : Each.Name.c_str(), Whole ? Deepest : 0);
    close(Folder);
  }
  if (Whole)
    rmdir(Each.Path.c_str());
}

extern "C" void endOnSignal(int Signal) {
  State &S = state();
  if (!pthread_equal(pthread_self(), S.Main)) {
    pthread_kill(S.Main, Signal);
    return;
  }
  // Those that another process has noted are not this one's to end.
  if (getpid() == S.Process) {
    for (pid_t Child : S.Children)
      kill(Child, SIGKILL);
    // One that is not gone yet may still write a file.
    for (pid_t Child : S.Children)
      waitpid(Child, nullptr, 0);
    for (const Noted &Each : S.Temporaries)
      if (!Each.Path.empty())
        remove(Each);
  }
  _exit(128 + Signal);
}

} // namespace

void handleInterruptions() {
  State &S = state();
  S.Main = pthread_self();
  S.Process = getpid();
  struct sigaction Action = {};
  Action.sa_handler = endOnSignal;
  Action.sa_mask = waitingSignals();
  Action.sa_flags = SA_RESTART;
  for (int Signal : Signals)
    sigaction(Signal, &Action, nullptr);
}

InterruptionsWait::InterruptionsWait() {
  const sigset_t Wanted = waitingSignals();
  sigset_t Before;
  pthread_sigmask(SIG_BLOCK, &Wanted, &Before);
  WasBlocked = sigismember(&Before, Signals.front()) == 1;
}

InterruptionsWait::~InterruptionsWait() {
  const sigset_t Wanted = waitingSignals();
  if (!WasBlocked)
    pthread_sigmask(SIG_UNBLOCK, &Wanted, nullptr);
}

pid_t forkChild() {
  InterruptionsWait Wait;
  const pid_t Child = fork();
  if (Child == 0)
    for (int Signal : Signals)
      signal(Signal, SIG_DFL);
  else if (Child > 0)
    noteChild(Child);
  return Child;
}

void noteChild(pid_t Child) { state().Children.push_back(Child); }

int waitForChild(pid_t Child, struct rusage *Used) {
  siginfo_t Ignored;
  while (waitid(P_PID, static_cast<id_t>(Child), &Ignored, WEXITED | WNOWAIT) < 0 && errno == EINTR)
    ;
  // Once it is waited for, its number may be another process's.
  InterruptionsWait Wait;
  int Status = 0;
  while (wait4(Child, &Status, 0, Used) < 0 && errno == EINTR)
    ;
  std::erase(state().Children, Child);
  return Status;
}

RemovedOnInterruption::RemovedOnInterruption(llvm::StringRef Path, Kind What) {
  InterruptionsWait Wait;
  std::vector<Noted> &All = state().Temporaries;
  size_t Free = 0;
  while (Free < All.size() && !All[Free].Path.empty())
    ++Free;
  if (Free == All.size())
    All.emplace_back();
  auto [Folder, Name] = Path.rsplit('/');
  All[Free] = {Path.str(), Folder.empty() ? "/" : Folder.str(), Name.str(), What};
  Slot = Free;
}

RemovedOnInterruption::~RemovedOnInterruption() {
  if (!Slot)
    return;
  InterruptionsWait Wait;
  state().Temporaries[*Slot].Path.clear();
}

RemovedOnInterruption::RemovedOnInterruption(RemovedOnInterruption &&Other) noexcept
    : Slot(std::exchange(Other.Slot, std::nullopt)) {}

RemovedOnInterruption &RemovedOnInterruption::operator=(RemovedOnInterruption &&Other) noexcept {
  std::swap(Slot, Other.Slot);
  return *this;
}

} // namespace floodgate
