// What decides between the gate and an audit: pairs that differ in the one thing that the comment names.

// RUN: %check_both %s dos-blocking-call-in-actor --audit

#include <string>
#include <thread>

#include <process/async.hpp>
#include <process/protobuf.hpp>

#include <stout/os.hpp>

using process::Future;

namespace {

struct Ask : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

// Whether the future was made here, or is one that a caller has passed.
int made_gate(const std::string &name) {
  Future<int> answer = lookUp(name);
  return answer.get();
// CHECK: :[[@LINE-1]]:17: warning: `process::Future::get` makes `Resolver` wait for a future.
}
int passed_audit(const Future<int> &answer) {
  return answer.get();
// CHECK: :[[@LINE-1]]:17: {{(warning: )?}}audit: `process::Future::get` makes `Resolver` wait for a future.
}

// Whether what was passed may be complete already: a thread that runs is not.
void passedThread_gate(std::thread &thread) {
  thread.join();
// CHECK: :[[@LINE-1]]:10: warning: `std::thread::join` makes `Resolver` wait for
}

class Resolver : public ProtobufProcess<Resolver> {
  void initialize() override {
    install<Ask>(&Resolver::ask, &Ask::name);
    install<Ask>(&Resolver::sweep, &Ask::name);
  }

  void ask(const std::string &name) {
    made_gate(name);
    passed_audit(lookUp(name));
    passedThread_gate(thread);
  }

  // Whether it stops this actor, or one of the threads that all of them share, or one of its own.
  void sweep(const std::string &name) {
    os::sleep(Seconds(1));
// CHECK: :[[@LINE-1]]:5: warning: `os::sleep` makes `Resolver` wait for a time to pass.
    process::async([]() {
      os::sleep(Seconds(2));
// CHECK: :[[@LINE-1]]:7: {{(warning: )?}}audit: `os::sleep` waits for a time to pass on a thread that all actors share.
      return 0;
    });
    std::thread own_ok([]() { os::sleep(Seconds(3)); });
    own_ok.detach();
  }

  std::thread thread;
};

} // namespace
