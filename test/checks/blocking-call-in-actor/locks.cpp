// Whoever takes a lock waits for whoever holds it, and so for what that one waits for.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <mutex>
#include <thread>

#include <process/protobuf.hpp>

#include <stout/os.hpp>
#include <stout/synchronized.hpp>

using process::Future;

namespace {

struct Do : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

class Worker : public ProtobufProcess<Worker> {
public:
  void start() {
    std::thread([this] { refresh(); }).detach();
  }

protected:
  void initialize() override { install<Do>(&Worker::work, &Do::name); }

  void work(const std::string &name) {
    {
      std::lock_guard<std::mutex> lock(slow_bad);
// CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: the lock `Worker::slow_bad` makes `Worker` wait. It is held elsewhere while `process::Future::get` waits for a future; message `Do` reaches it.
      ++count;
    }
    synchronized (slower_bad) {
// CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: the lock `Worker::slower_bad` makes `Worker` wait. It is held elsewhere while `os::sleep` waits for a time to pass;
      ++count;
    }
    synchronized (quickToo_ok) {
      ++count;
    }
    std::unique_lock<std::mutex> lock(quick_ok);
    ++count;
  }

  // On a thread of its own, which may wait.
  void refresh() {
    {
      std::unique_lock<std::mutex> lock(slow_bad);
      count = lookUp("count").get();
    }
    synchronized (slower_bad) {
      pause();
    }
    {
      std::lock_guard<std::mutex> lock(quick_ok);
      ++count;
    }
    synchronized (quickToo_ok) {
      ++count;
    }
    lookUp("again").get();
  }

  static void pause() { os::sleep(Seconds(1)); }

  std::mutex slow_bad, slower_bad, quick_ok, quickToo_ok;
  int count = 0;
};

} // namespace
