// A future that is known to be complete makes nobody wait.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <process/check.hpp>
#include <process/collect.hpp>
#include <process/defer.hpp>
#include <process/protobuf.hpp>

using process::defer;
using process::Failure;
using process::Future;
using process::Owned;

namespace {

struct Ask : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

class Resolver : public ProtobufProcess<Resolver> {
  void initialize() override { install<Ask>(&Resolver::ask); }

  void ask(const Ask &message) {
    tested_ok(message.name());
    notTested_bad(message.name());
    continuations_ok(message.name());
    otherFuture_bad(message.name());
    member_ok();
    collected_ok(message.name());
    loop_ok();
  }

  void tested_ok(const std::string &name) {
    Future<int> answer = lookUp(name);
    if (answer.isReady())
      use(answer.get());
    if (!answer.isPending())
      use(answer.get());
    if (answer.isReady() && answer.get() == 1)
      use(2);
    use(answer.isReady() ? answer.get() : 0);
    if (!answer.isReady())
      return;
    use(answer.get());
  }

  void asserted_ok(const Future<int> &answer) {
    CHECK_READY(answer);
    use(answer.get());
  }

  void notTested_bad(const std::string &name) {
    Future<int> answer = lookUp(name);
    if (answer.isPending())
      use(answer.get());
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::get` makes `Resolver` wait
    if (!answer.isReady())
      use(answer.get());
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::get` makes `Resolver` wait
    if (answer.hasDiscard())
      use(answer.get());
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::get` makes `Resolver` wait
  }

  void otherFuture_bad(const std::string &name) {
    Future<int> first = lookUp(name), second = lookUp(name);
    if (first.isReady())
      use(second.get());
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::get` makes `Resolver` wait
  }

  void continuations_ok(const std::string &name) {
    Future<int> answer = lookUp(name);
    // Inside of its own continuation it is complete.
    answer.onReady([this, answer](int) { use(answer.get()); });
    answer.then([this, answer](int) {
      use(answer.get());
      return Nothing();
    });
    answer.onAny(defer(self(), [this, answer](const Future<int> &) { use(answer.get()); }));
    // So is the one that the continuation is given.
    answer.onAny([this](const Future<int> &completed) { use(completed.get()); });
    answer.onAny(defer(self(), [this](const Future<int> &completed) { use(completed.get()); }));
    answer.onAny(defer(self(), &Resolver::completed_ok, name, lambda::_1));
    answer.onAny(defer(self(), &Resolver::asserted_ok, lambda::_1));
  }

  void completed_ok(const std::string &name, const Future<int> &answer) {
    if (answer.isFailed())
      return;
    use(answer.get());
  }

  void member_ok() {
    if (pending.isNone() || !pending->isReady())
      return;
    use(pending->get());
  }

  void collected_ok(const std::string &name) {
    Future<int> first = lookUp(name);
    Future<int> second = lookUp(name);
    process::await(first, second).then(defer(self(), [=](const std::tuple<Future<int>, Future<int>> &) -> Future<int> {
      if (!first.isReady() || !second.isReady())
        return Failure("no answer");
      return first.get() + second.get();
    }));
  }

  void loop_ok() {
    for (const Future<int> &answer : answers)
      if (answer.isReady())
        use(answer.get());
    for (const Future<int> &answer : answers) {
      if (!answer.isReady())
        continue;
      use(answer.get());
    }
  }

  void use(int answer);

  Option<Future<int>> pending;
  std::vector<Future<int>> answers;
};

} // namespace
