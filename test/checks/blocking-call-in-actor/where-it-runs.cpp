// It is not waiting that is wrong, but waiting where others have to wait too: threads of one's own, start-up, shut-down
// and what is no actor are silent.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <future>
#include <thread>

#include <process/async.hpp>
#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/protobuf.hpp>

#include <stout/os.hpp>

using process::Future;
using process::UPID;

namespace {

struct Do : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

// No actor.
class Tool {
public:
  void run_ok() { lookUp("tool").get(); }
};

class Child : public process::Process<Child> {
public:
  // Another actor calls this, and it runs here.
  Future<int> dispatched_bad(const std::string &name) {
    return lookUp(name).get();
// CHECK: :[[@LINE-1]]:25: warning: `process::Future::get` makes `{{.*}}` wait
  }
};

class Worker : public ProtobufProcess<Worker> {
public:
  Worker() {
    // Nothing can wait for an actor that does not run yet.
    lookUp("constructor").get();
  }

protected:
  void initialize() override {
    install<Do>(&Worker::work);
    lookUp("initialize").get();
    recover_ok();
  }

  void finalize() override {
    process::terminate(child);
    process::wait(child);
  }

  void recover_ok() { os::sleep(Seconds(1)); }

  void work(const UPID &from, const Do &message) {
    const std::string name = message.name();
    process::async([name] { return lookUp(name).get(); });
    process::async(&Worker::onAnotherThread_ok, name);
    std::thread([name] { os::sleep(Seconds(1)); }).detach();
    std::thread thread(&Worker::onAnotherThread_ok, name);
    thread.detach();
    task = std::async(std::launch::async, [] { os::sleep(Seconds(1)); });
    FN_asyncWithoutFuture_bad();
    process::dispatch(child, &Child::dispatched_bad, name);
    process::dispatch(self(), [name] {
      os::shell(name);
// CHECK: :[[@LINE-1]]:7: warning: `os::shell` makes `Worker` wait
    });
    onThisThread(name);
  }

  // The future that std::async() returns waits in its destructor, here at the end of the statement.
  void FN_asyncWithoutFuture_bad() {
    std::async(std::launch::async, [] { os::sleep(Seconds(1)); });
  }

  static int onAnotherThread_ok(const std::string &name) { return lookUp(name).get(); }

  // A lambda that is only called.
  void onThisThread(const std::string &name) {
    auto wait_bad = [&] {
      os::sleep(Seconds(1));
// CHECK: :[[@LINE-1]]:7: warning: `os::sleep` makes `Worker` wait
    };
    wait_bad();
    std::function<void()> assigned_bad;
    assigned_bad = [] {
      os::sleep(Seconds(2));
// CHECK: :[[@LINE-1]]:7: warning: `os::sleep` makes `Worker` wait
    };
    assigned_bad();
    std::function<void()> initialised_bad = [] {
      os::sleep(Seconds(3));
// CHECK: :[[@LINE-1]]:7: warning: `os::sleep` makes `Worker` wait
    };
    initialised_bad();
  }

  process::PID<Child> child;
  std::future<void> task;
};

void neverCalled_ok(const UPID &pid) { process::wait(pid); }

} // namespace

int main() {
  Worker worker;
  process::spawn(worker);
  lookUp("main").get();
  process::wait(worker.self());
  Tool().run_ok();
  return 0;
}
