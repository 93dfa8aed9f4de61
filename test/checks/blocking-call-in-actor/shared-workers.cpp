// What blocks on one of the threads that all actors share is worth an auditor's look: many at once stop everything. On a
// thread of its own it is right.

// RUN: %check_both %s dos-blocking-call-in-actor --audit

#include <thread>

#include <process/async.hpp>
#include <process/protobuf.hpp>

#include <stout/os.hpp>

struct Remove : google::protobuf::Message {
  const std::string &path() const;
};

class Cleaner : public ProtobufProcess<Cleaner> {
  void initialize() override { install<Remove>(&Cleaner::remove, &Remove::path); }

  void remove(const std::string &path) {
    process::async([path]() {
      os::sleep(Seconds(1));
// CHECK: :[[@LINE-1]]:7: {{.*}}`os::sleep` waits for a time to pass on a thread that all actors share. `process::async` takes one of them each time that message `Remove` comes to it; as many at once as there are threads stop every actor.
      sweep_bad();
      return 0;
    });
    std::thread own_ok([path]() { os::sleep(Seconds(2)); });
    own_ok.detach();
  }

  static void sweep_bad() {
    os::shell("sync");
// CHECK: :[[@LINE-1]]:5: {{.*}}`os::shell` waits for a child process on a thread that all actors share.
  }
};
