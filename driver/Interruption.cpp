//===- Interruption.cpp - SIGINT and SIGTERM ---------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Interruption.h"
#include <csignal>

namespace floodgate {

namespace {

/// The one thing that a signal handler may touch.
volatile std::sig_atomic_t Noted = 0;

extern "C" void note(int Signal) { Noted = Signal; }

} // namespace

void noteInterruptions() {
  struct sigaction Action = {};
  Action.sa_handler = note;
  // No SA_RESTART: a wait for the workers is to end.
  Action.sa_flags = SA_RESETHAND;
  for (int Signal : {SIGINT, SIGTERM})
    sigaction(Signal, &Action, nullptr);
}

void restoreInterruptions() {
  for (int Signal : {SIGINT, SIGTERM})
    signal(Signal, SIG_DFL);
}

int interruption() { return Noted; }

} // namespace floodgate
