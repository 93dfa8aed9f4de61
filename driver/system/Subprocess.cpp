//===- Subprocess.cpp - another program, and what it says -----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/Subprocess.h"
#include "driver/system/Interruption.h"
#include "llvm/ADT/ScopeExit.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace floodgate {

namespace {

using Clock = std::chrono::steady_clock;

/// What is kept of its complaints.
constexpr size_t MostSaid = 4096;

/// A pipe whose ends are closed when a program is executed. -1 at an end that is closed already.
struct Pipe {
  int Read = -1, Write = -1;

  Pipe() {
    int Ends[2];
    if (pipe2(Ends, O_CLOEXEC) == 0)
      Read = Ends[0], Write = Ends[1];
  }
  ~Pipe() { closeRead(), closeWrite(); }
  Pipe(const Pipe &) = delete;
  Pipe &operator=(const Pipe &) = delete;

  void closeRead() {
    if (Read >= 0)
      close(std::exchange(Read, -1));
  }
  void closeWrite() {
    if (Write >= 0)
      close(std::exchange(Write, -1));
  }
};

std::vector<char *> pointersTo(llvm::ArrayRef<std::string> Words) {
  std::vector<char *> Result;
  for (const std::string &Word : Words)
    Result.push_back(const_cast<char *>(Word.c_str()));
  Result.push_back(nullptr);
  return Result;
}

/// Starts it. \returns its number, or -1 with errno.
pid_t start(llvm::ArrayRef<std::string> Command, llvm::ArrayRef<std::string> Environment, int Input, int Output,
            int Said) {
  posix_spawn_file_actions_t Files;
  posix_spawnattr_t How;
  posix_spawn_file_actions_init(&Files);
  posix_spawnattr_init(&How);
  auto Destroy = llvm::make_scope_exit([&] {
    posix_spawn_file_actions_destroy(&Files);
    posix_spawnattr_destroy(&How);
  });
  for (auto [From, To] : {std::pair(Input, STDIN_FILENO), {Output, STDOUT_FILENO}, {Said, STDERR_FILENO}})
    posix_spawn_file_actions_adddup2(&Files, From, To);
  sigset_t None, Usual;
  sigemptyset(&None);
  sigemptyset(&Usual);
  for (int Signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ})
    sigaddset(&Usual, Signal);
  posix_spawnattr_setsigmask(&How, &None);
  posix_spawnattr_setsigdefault(&How, &Usual);
  posix_spawnattr_setflags(&How, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<char *> Words = pointersTo(Command), Variables = pointersTo(Environment);
  pid_t Child = -1;
  InterruptionsWait Wait;
  errno = posix_spawn(&Child, Words.front(), &Files, &How, Words.data(), Variables.data());
  if (errno != 0)
    return -1;
  noteChild(Child);
  return Child;
}

/// Appends what there is to \p Text, of which \p Limit bytes are kept. \returns false at the end.
bool drain(int File, std::string &Text, size_t Limit) {
  char Buffer[65536];
  const ssize_t Count = read(File, Buffer, sizeof Buffer);
  if (Count < 0)
    return errno == EINTR || errno == EAGAIN;
  Text.append(Buffer, std::min(static_cast<size_t>(Count), Limit - std::min(Limit, Text.size())));
  return Count > 0;
}

} // namespace

SubprocessResult runProgram(llvm::ArrayRef<std::string> Command, llvm::ArrayRef<std::string> Environment,
                            llvm::StringRef Input, unsigned Seconds) {
  SubprocessResult Result;
  // A file without a name: whoever reads it slowly stops nobody.
  std::unique_ptr<FILE, int (*)(FILE *)> Given(std::tmpfile(), std::fclose);
  Pipe Output, Said;
  if (!Given || Output.Read < 0 || Said.Read < 0 ||
      std::fwrite(Input.data(), 1, Input.size(), Given.get()) != Input.size() || std::fflush(Given.get()) != 0 ||
      lseek(fileno(Given.get()), 0, SEEK_SET) != 0) {
    Result.Said = std::strerror(errno);
    return Result;
  }
  const pid_t Child = start(Command, Environment, fileno(Given.get()), Output.Write, Said.Write);
  if (Child < 0) {
    Result.Said = Command.front() + ": " + std::strerror(errno);
    return Result;
  }
  Output.closeWrite();
  Said.closeWrite();
  const Clock::time_point End = Clock::now() + std::chrono::seconds(Seconds);
  bool InTime = true;
  while (Output.Read >= 0 || Said.Read >= 0) {
    const auto Left = std::chrono::ceil<std::chrono::milliseconds>(End - Clock::now()).count();
    if (Left <= 0) {
      InTime = false;
      break;
    }
    // A negative number is not looked at.
    pollfd Files[] = {{Output.Read, POLLIN, 0}, {Said.Read, POLLIN, 0}};
    if (poll(Files, 2, static_cast<int>(Left)) < 0 && errno != EINTR)
      break;
    if (Files[0].revents != 0 && !drain(Output.Read, Result.Output, SIZE_MAX))
      Output.closeRead();
    if (Files[1].revents != 0 && !drain(Said.Read, Result.Said, MostSaid))
      Said.closeRead();
  }
  if (!InTime) {
    kill(Child, SIGKILL);
    Result.Said = "it took longer than " + std::to_string(Seconds) + " s";
  }
  const int Status = waitForChild(Child);
  Result.Succeeded = InTime && WIFEXITED(Status) && WEXITSTATUS(Status) == 0;
  return Result;
}

} // namespace floodgate
