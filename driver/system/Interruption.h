//===- Interruption.h - signals that ask to stop -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// SIGINT and SIGTERM end the program at once, whatever it does: linking and judging ask nobody whether to go on. What
/// must not outlive it is noted here beforehand: its child processes and its temporary files.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_INTERRUPTION_H
#define FLOODGATE_DRIVER_SYSTEM_INTERRUPTION_H

#include "llvm/ADT/StringRef.h"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <sys/types.h>

namespace floodgate {

/// From now on either signal kills the child processes, removes what a RemovedOnInterruption names, and ends the
/// program with 128 and its number. Called by the main thread.
void handleInterruptions();

/// Keeps both signals waiting while it lives. For what has to be noted in one step with being made. Main thread only.
class InterruptionsWait {
public:
  InterruptionsWait();
  ~InterruptionsWait();
  InterruptionsWait(const InterruptionsWait &) = delete;
  InterruptionsWait &operator=(const InterruptionsWait &) = delete;

private:
  bool WasBlocked;
};

/// fork(), whose child is killed on an interruption. In the child the signals are those of a program that handles none.
pid_t forkChild();
/// Notes a child process that was made in another way, while InterruptionsWait.
void noteChild(pid_t Child);
/// Waits until \p Child ends. \returns its status, as waitpid() does. \p Used, where it is given, gets what it has
/// used.
int waitForChild(pid_t Child, struct rusage *Used = nullptr);

/// A file or folder that an interruption removes. Does not remove it by itself.
class RemovedOnInterruption {
public:
  enum class Kind : uint8_t {
    File,
    Prefix, ///< Every file whose path begins like this: other programs put endings behind a name.
    Folder, ///< With all that is in it.
  };
  RemovedOnInterruption(llvm::StringRef Path, Kind What);
  ~RemovedOnInterruption();
  RemovedOnInterruption(RemovedOnInterruption &&Other) noexcept;
  RemovedOnInterruption &operator=(RemovedOnInterruption &&Other) noexcept;

private:
  std::optional<size_t> Slot;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_INTERRUPTION_H
