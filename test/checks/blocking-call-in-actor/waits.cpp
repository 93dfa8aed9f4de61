// Everything else that waits: time, processes, name servers, actors, threads.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <netdb.h>
#include <sys/wait.h>
#include <poll.h>

#include <process/latch.hpp>
#include <process/protobuf.hpp>

#include <stout/net.hpp>
#include <stout/os.hpp>

using process::UPID;

namespace mine {
// These share their names with what waits.
void sleep(const std::string &name);
struct Shelf {
  int get() const;
  void wait();
  void join();
};
int await(int value);
Try<std::string> shell(const std::string &name);
} // namespace mine

namespace {

struct Do : google::protobuf::Message {
  const std::string &name() const;
};

class Worker : public ProtobufProcess<Worker> {
  void initialize() override { install<Do>(&Worker::all_bad); }

  void all_bad(const UPID &from, const Do &message) {
    os::sleep(Seconds(1));
// CHECK: :[[@LINE-1]]:5: warning: `os::sleep` makes `Worker` wait for a time to pass.
    os::shell("ls " + message.name());
// CHECK: :[[@LINE-1]]:5: warning: `os::shell` makes `Worker` wait for a child process.
    os::system("ls");
// CHECK: :[[@LINE-1]]:5: warning: `os::system` makes `Worker` wait for a child process.
    os::read("/etc/passwd");
// CHECK: :[[@LINE-1]]:5: warning: `os::read` makes `Worker` wait for a whole file to be read.
    net::getHostname(net::IP(0));
// CHECK: :[[@LINE-1]]:5: warning: `net::getHostname` makes `Worker` wait for name resolution.
    process::wait(from);
// CHECK: :[[@LINE-1]]:5: warning: `process::wait` makes `Worker` wait for an actor to end.
    latch.await();
// CHECK: :[[@LINE-1]]:11: warning: `process::Latch::await` makes `Worker` wait for a latch.
    latch.await(Seconds(3));
// CHECK: :[[@LINE-1]]:11: warning: `process::Latch::await` makes `Worker` wait for a latch.
    standard_bad();
    posix_bad();
    sameNames_ok(message.name());
    polls_ok();
  }

  void standard_bad() {
    std::this_thread::sleep_for(std::chrono::seconds(1));
// CHECK: :[[@LINE-1]]:5: warning: `std::this_thread::sleep_for` makes `Worker` wait for a time to pass.
    std::this_thread::sleep_until(std::chrono::steady_clock::now() + std::chrono::seconds(1));
// CHECK: :[[@LINE-1]]:5: warning: `std::this_thread::sleep_until` makes `Worker` wait
    std::promise<int> promise;
    std::future<int> future = promise.get_future();
    future.wait();
// CHECK: :[[@LINE-1]]:12: warning: `{{std::.*}}::wait` makes `Worker` wait for a future.
    future.wait_for(std::chrono::milliseconds(10));
// CHECK: :[[@LINE-1]]:12: warning: `{{std::.*}}::wait_for` makes `Worker` wait for a future.
    future.get();
// CHECK: :[[@LINE-1]]:12: warning: `std::future::get` makes `Worker` wait for a future.
    std::unique_lock<std::mutex> lock(mutex);
    changed.wait(lock);
// CHECK: :[[@LINE-1]]:13: warning: `std::condition_variable::wait` makes `Worker` wait for a condition variable.
    changed.wait(lock, [] { return true; });
// CHECK: :[[@LINE-1]]:13: warning: `std::condition_variable::wait` makes `Worker` wait for a condition variable.
    thread.join();
// CHECK: :[[@LINE-1]]:12: warning: `std::thread::join` makes `Worker` wait for a thread to end.
  }

  void posix_bad() {
    ::sleep(1);
// CHECK: :[[@LINE-1]]:5: warning: `sleep` makes `Worker` wait for a time to pass.
    usleep(1000);
// CHECK: :[[@LINE-1]]:5: warning: `usleep` makes `Worker` wait
    addrinfo *found = nullptr;
    getaddrinfo("example.org", "http", nullptr, &found);
// CHECK: :[[@LINE-1]]:5: warning: `getaddrinfo` makes `Worker` wait for name resolution.
    int status = 0;
    ::waitpid(1, &status, 0);
// CHECK: :[[@LINE-1]]:5: warning: `waitpid` makes `Worker` wait for a child process.
    pollfd descriptor{};
    ::poll(&descriptor, 1, -1);
// CHECK: :[[@LINE-1]]:5: warning: `poll` makes `Worker` wait for a descriptor.
    ::poll(&descriptor, 1, 100);
// CHECK: :[[@LINE-1]]:5: warning: `poll` makes `Worker` wait for a descriptor.
    fsync(0);
// CHECK: :[[@LINE-1]]:5: warning: `fsync` makes `Worker` wait for the disk.
  }

  // They ask, and come back at once.
  void polls_ok() {
    latch.await(Seconds(0));
    std::promise<int> promise;
    std::future<int> future = promise.get_future();
    future.wait_for(std::chrono::seconds(0));
    int status = 0;
    ::waitpid(1, &status, WNOHANG);
    pollfd descriptor{};
    ::poll(&descriptor, 1, 0);
    process::wait(UPID(), Seconds(0));
  }

  void sameNames_ok(const std::string &name) {
    mine::sleep(name);
    mine::shell(name);
    mine::await(3);
    mine::Shelf shelf;
    shelf.get();
    shelf.wait();
    shelf.join();
    await(name);
  }

  void await(const std::string &name);

  process::Latch latch;
  std::mutex mutex;
  std::condition_variable changed;
  std::thread thread;
};

} // namespace
