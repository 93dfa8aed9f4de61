// A line on each turn of a timer.

// RUN: %check_both %s dos-unbounded-logging

#include <glog/logging.h>

#include <process/after.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/loop.hpp>
#include <process/process.hpp>

#include <stout/duration.hpp>

using process::delay;

namespace {

class Observer : public process::Process<Observer> {
  void initialize() override {
    LOG(INFO) << "Once";
    delay(Seconds(1), self(), &Observer::turn_bad);
    delay(Seconds(1), self(), &Observer::once_ok);
    delay(Seconds(1), self(), &Observer::changed_ok);
    process::loop(
        self(), []() { return process::after(Seconds(1)); },
        [this](const Nothing &) -> process::Future<process::ControlFlow<Nothing>> {
          LOG(INFO) << "Again and again";
// CHECK: :[[@LINE-1]]:11: warning: `LOG(INFO)` writes a line on each turn of a timer. It does so whether or not there is anything new, for as long as the program runs.
          return process::Continue();
        });
  }

  void turn_bad() {
    LOG(INFO) << "Again";
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line on each turn of a timer.
    count_bad();
    VLOG(1) << "Again";
    LOG_EVERY_N(INFO, 100) << "Again";
    delay(Seconds(1), self(), &Observer::turn_bad);
  }

  void count_bad() {
    ++turns;
    LOG(INFO) << turns << " turns";
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line on each turn of a timer.
  }

  // It is not set again.
  void once_ok() { LOG(INFO) << "Over"; }

  // Only where there is something to say.
  void changed_ok() {
    if (turns != last)
      LOG(INFO) << "Now there were " << turns;
    last = turns;
    delay(Seconds(1), self(), &Observer::changed_ok);
  }

  int turns = 0, last = 0;
};

} // namespace

void start() { process::spawn(new Observer, true); }
