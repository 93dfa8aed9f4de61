// Less direct ways to know that a future is complete, and to be wrong about it.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <process/collect.hpp>
#include <process/defer.hpp>
#include <process/loop.hpp>
#include <process/protobuf.hpp>

#include <stout/foreach.hpp>
#include <stout/os.hpp>

using process::defer;
using process::Future;
using process::Promise;

namespace {

struct Ask : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

class Resolver : public ProtobufProcess<Resolver> {
  void initialize() override { install<Ask>(&Resolver::ask, &Ask::name); }

  void ask(const std::string &name) {
    inVariable_ok(name);
    waitUntil_bad(name);
    failedOrNot_bad(name);
    otherContinuation_bad(name);
    allOfThem_ok(name);
    foreach_ok();
    inLoop_bad(name);
    check_ok(name);
    element_ok();
    afterwards_bad(name);
    FP_madeComplete_ok(name);
    FN_overwritten_bad(name);
  }

  void inVariable_ok(const std::string &name) {
    Future<int> answer = lookUp(name);
    const bool ready = answer.isReady();
    if (ready)
      use(answer.get());
  }

  void waitUntil_bad(const std::string &name) {
    Future<int> answer = lookUp(name);
    while (!answer.isReady())
      os::sleep(Milliseconds(10));
// CHECK: :[[@LINE-1]]:7: warning: `os::sleep` makes `Resolver` wait
    use(answer.get());
  }

  // It may be neither.
  void failedOrNot_bad(const std::string &name) {
    Future<int> answer = lookUp(name);
    if (answer.isFailed())
      return;
    use(answer.get());
// CHECK: :[[@LINE-1]]:16: warning: `process::Future::get` makes `Resolver` wait
  }

  void otherContinuation_bad(const std::string &name) {
    Future<int> first = lookUp(name), second = lookUp(name);
    FN_captured_bad(first, second);
    first.onAny(defer(self(), &Resolver::both_bad, lambda::_1, second));
  }

  void both_bad(const Future<int> &completed, const Future<int> &other) {
    if (!completed.isReady())
      return;
    use(completed.get());
    use(member.get());
// CHECK: :[[@LINE-1]]:16: warning: `process::Future::get` makes `Resolver` wait
  }

  // All that a continuation captures counts as complete, as it is with collect(); here it is another future.
  void FN_captured_bad(Future<int> first, Future<int> second) {
    first.onReady([this, second](int) { use(second.get()); });
  }

  // collect() completes when all of them are ready, and fails when one of them does.
  void allOfThem_ok(const std::string &name) {
    Future<int> first = lookUp(name), second = lookUp(name);
    process::collect(first, second).then(defer(self(), [=](const std::tuple<int, int> &) -> Future<int> {
      return first.get() + second.get();
    }));
  }

  void foreach_ok() {
    foreach (const Future<int> &answer, answers) {
      if (!answer.isReady())
        continue;
      use(answer.get());
    }
  }

  void inLoop_bad(const std::string &name) {
    process::loop(
        self(), [=]() { return lookUp(name); },
        [=](int answer) -> Future<process::ControlFlow<Nothing>> {
          os::sleep(Seconds(1));
// CHECK: :[[@LINE-1]]:11: warning: `os::sleep` makes `Resolver` wait
          return process::Break();
        });
  }

  void check_ok(const std::string &name) {
    Future<int> answer = lookUp(name);
    CHECK(answer.isReady());
    use(answer.get());
  }

  void element_ok() {
    if (answers[0].isReady())
      use(answers[0].get());
  }

  // That it was ready in a branch says nothing afterwards.
  void afterwards_bad(const std::string &name) {
    Future<int> answer = lookUp(name);
    if (answer.isReady())
      use(1);
    use(answer.get());
// CHECK: :[[@LINE-1]]:16: warning: `process::Future::get` makes `Resolver` wait
  }

  // Made complete. That takes to know what was put into it.
  void FP_madeComplete_ok(const std::string &name) {
    Future<int> answer = 3;
    use(answer.get());
// CHECK: :[[@LINE-1]]:16: warning: `process::Future::get` makes `Resolver` wait
    Promise<int> promise;
    promise.set(3);
    use(promise.future().get());
// CHECK: :[[@LINE-1]]:26: warning: `process::Future::get` makes `Resolver` wait
  }

  // The variable was tested, and holds another future since.
  void FN_overwritten_bad(const std::string &name) {
    Future<int> answer = lookUp(name);
    if (!answer.isReady())
      return;
    answer = lookUp(name + name);
    use(answer.get());
  }

  void use(int answer);

  Future<int> member;
  std::vector<Future<int>> answers;
};

} // namespace
