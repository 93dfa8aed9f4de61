// Whatever runs on an actor holds it up: consumed events, the end of a connection, gauges, actors that are told to.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/metrics/pull_gauge.hpp>
#include <process/protobuf.hpp>

#include <stout/os.hpp>

using process::Future;
using process::UPID;

namespace {

struct Do : google::protobuf::Message {
  const std::string &name() const;
};

class Helper : public process::Process<Helper> {
public:
  // Somebody else's message makes it run; it is this actor that waits.
  void dispatched_bad(const std::string &name) {
    os::shell(name);
// CHECK: :[[@LINE-1]]:5: warning: `os::shell` makes `{{.*}}Helper` wait for a child process.
  }
};

class Server : public ProtobufProcess<Server> {
public:
  Server() : gauge("server/size", process::defer(self(), &Server::sample_bad)) {}

protected:
  using ProtobufProcess<Server>::consume;

  void initialize() override { install<Do>(&Server::work, &Do::name); }

  void work(const std::string &name) { process::dispatch(helper, &Helper::dispatched_bad, name); }

  void consume(process::HttpEvent &&event) override {
    os::sleep(Seconds(1));
// CHECK: :[[@LINE-1]]:5: warning: `os::sleep` makes `{{.*}}Server` wait
  }

  void exited(const UPID &pid) override {
    process::wait(pid);
// CHECK: :[[@LINE-1]]:5: warning: `process::wait` makes `{{.*}}Server` wait for an actor to end.
  }

  Future<double> sample_bad() {
    os::read("/proc/self/statm");
// CHECK: :[[@LINE-1]]:5: warning: `os::read` makes `{{.*}}Server` wait for a whole file to be read.
    return 0;
  }

private:
  process::PID<Helper> helper;
  process::metrics::PullGauge gauge;
};

} // namespace
