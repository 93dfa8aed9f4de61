// What a framework keeps on behalf of a handler: those that wait behind a rate limiter, and timers.

// RUN: %check_both %s dos-unbounded-container

#include <process/after.hpp>
#include <process/collect.hpp>
#include <process/defer.hpp>
#include <process/limiter.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>
#include <stout/option.hpp>

using process::Future;
using process::UPID;

namespace {

struct Knock : google::protobuf::Message {
  const std::string &name() const;
  int seconds() const;
};

class Door : public ProtobufProcess<Door> {
  void initialize() override {
    install<Knock>(&Door::queue_bad);
    install<Knock>(&Door::queue_ok);
    install<Knock>(&Door::timer_bad);
    install<Knock>(&Door::timer_ok);
    install<Knock>(&Door::known_ok);
  }

  void queue_bad(const UPID &from, const Knock &knock) {
    limiter.acquire().onReady(defer(self(), &Door::open, from));
// CHECK: :[[@LINE-1]]:13: warning: `process::RateLimiter::acquire` queues without a limit. A peer controls how many wait there, by message `Knock`; the rate is limited, and not how many there are.
  }

  void queue_ok(const UPID &from, const Knock &knock) {
    if (waiting >= 100)
      return;
    ++waiting;
    limiter.acquire().onReady(defer(self(), &Door::open, from));
  }

  void open(const UPID &from) { --waiting; }

  void timer_bad(const UPID &from, const Knock &knock) {
    last = select(process::after(Seconds(knock.seconds())), answer());
// CHECK: :[[@LINE-1]]:19: warning: `process::after` sets a timer that nobody ends. A peer controls how many there are, by message `Knock`, and each lives for `knock.seconds()`, whether or not it is still waited for.
  }

  void timer_ok(const UPID &from, const Knock &knock) {
    Future<Nothing> timer = process::after(Seconds(knock.seconds()));
    last = select(timer, answer()).onAny([timer]() mutable { timer.discard(); });
  }

  // What is looked up before is one of those that there are, whoever is told of it.
  void known_ok(const UPID &from, const Knock &knock) {
    if (!guests.contains(knock.name()))
      return;
    greet_ok(knock.name());
  }

  void greet_ok(const std::string &name) { greeted[name] = true; }

  Future<Nothing> select(const Future<Nothing> &one, const Future<Nothing> &other);
  Future<Nothing> answer();
  Future<Nothing> last;

  process::RateLimiter limiter;
  int waiting = 0;
  hashmap<std::string, bool> guests, greeted;
};

} // namespace
