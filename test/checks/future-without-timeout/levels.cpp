// What decides between the gate and an audit, of futures: pairs that differ in the one thing that the comment names.

// RUN: %check_both %s dos-future-without-timeout --audit

#include <deque>
#include <string>
#include <vector>

#include <process/async.hpp>
#include <process/collect.hpp>
#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/http.hpp>
#include <process/protobuf.hpp>
#include <process/socket.hpp>
#include <process/subprocess.hpp>

#include <stout/foreach.hpp>
#include <stout/hashset.hpp>
#include <stout/os.hpp>

using process::collect;
using process::defer;
using process::dispatch;
using process::Future;
using process::http::OK;
using process::http::Request;
using process::http::Response;
using process::network::Socket;

namespace {

struct Write : google::protobuf::Message {
  const std::string &text() const;
};
struct Drop : google::protobuf::Message {};

class Authorizer {
public:
  virtual ~Authorizer();
  virtual Future<bool> authorized(const std::string &name) = 0;
};

class Worker : public process::Process<Worker> {
public:
  int load() { return 1; }
};

class Master : public ProtobufProcess<Master> {
protected:
  void initialize() override {
    install<Write>(&Master::holds_gate, &Write::text);
    install<Write>(&Master::holdsNothing_audit, &Write::text);
    install<Write>(&Master::thread_audit, &Write::text);
    install<Write>(&Master::interface_audit, &Write::text);
    install<Write>(&Master::others_audit, &Write::text);
    install<Write>(&Master::given, &Write::text);
    install<Write>(&Master::timed_ok, &Write::text);
    install<Drop>(&Master::drop);
    route("/all", None(), [this](const Request &) { return all_gate(); });
  }

private:
  static Future<Option<int>> mail(const std::string &text) { return process::subprocess("mail " + text)->status(); }

  // Whether something is known to stay until the future completes.
  void holds_gate(const std::string &text) {
    queue.push_back(text);
    mail(text).onAny(defer(self(), &Master::relieved));
// CHECK: :[[@LINE-1]]:5: warning: nothing ends the wait for `{{.*}}Master::mail`. {{.*}}, and until then what `{{.*}}Master::queue` holds for it stays
  }
  void holdsNothing_audit(const std::string &text) {
    mail(text).onAny(defer(self(), &Master::nothing));
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: nothing ends the wait for `{{.*}}Master::mail`. It is up to a child process
  }

  // Whether somebody outside completes it, or a thread of the program, or whoever implements an interface.
  void thread_audit(const std::string &text) {
    queue.push_back(text);
    process::async([text]() { return os::read(text).isSome(); }).onAny(defer(self(), &Master::relieved));
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: nothing ends the wait for `process::async`. A thread computes it, {{.*}}, and until then what `{{.*}}Master::queue` holds for it stays
  }
  void interface_audit(const std::string &text) {
    queue.push_back(text);
    authorizer->authorized(text).onAny(defer(self(), &Master::relieved));
// CHECK: :[[@LINE-1]]:17: {{(warning: )?}}audit: nothing ends the wait for `{{.*}}Authorizer::authorized`. It is up to whoever implements {{.*}}, and until then what `{{.*}}Master::queue` holds for it stays
  }

  // Whether an answer waits for all of a set, or only what goes on inside.
  Future<Response> all_gate() {
    std::vector<Future<int>> loads;
    foreach (const process::PID<Worker> &worker, workers)
      loads.push_back(dispatch(worker, &Worker::load));
    return collect(loads).then([](const std::vector<int> &) -> Response { return OK(); });
// CHECK: :[[@LINE-1]]:12: warning: nothing ends the wait for `process::collect`.
  }
  void others_audit(const std::string &text) {
    std::vector<Future<int>> loads;
    foreach (const process::PID<Worker> &worker, workers)
      loads.push_back(dispatch(worker, &Worker::load));
    queue.push_back(text);
    collect(loads).onAny(defer(self(), &Master::relieved));
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: nothing ends the wait for `process::collect`.
  }

  // Whether a timer gives it up, or only what a peer may or may not send.
  void given(const std::string &text) {
    given_gate = mail(text);
// CHECK: :[[@LINE-1]]:18: warning: nothing ends the wait for `{{.*}}Master::mail`.
    queue.push_back(text);
    given_gate.onAny(defer(self(), &Master::relieved));
  }
  void drop(const Drop &) { given_gate.discard(); }
  void timed_ok(const std::string &text) {
    timed = mail(text);
    queue.push_back(text);
    timed.onAny(defer(self(), &Master::relieved));
    process::delay(Seconds(5), self(), &Master::giveUp);
  }
  void giveUp() { timed.discard(); }

  void relieved() { queue.pop_front(); }
  void nothing() {}

  Future<Option<int>> given_gate, timed;
  Authorizer *authorizer;
  std::vector<process::PID<Worker>> workers;
  std::deque<std::string> queue;
};

// Whether the connection is one that was accepted nearby, or may be any.
class Listener : public process::Process<Listener> {
protected:
  void initialize() override { accepted(); }

private:
  void accepted() {
    listening.accept().then([this](Socket socket) {
      waiting.push_back(1);
      socket.recv(8).onAny(defer(self(), &Listener::relieved));
// CHECK: :[[@LINE-1]]:14: warning: nothing ends the wait for `{{.*}}recv`.
      return Nothing();
    });
  }
  void relieved() { waiting.pop_front(); }

  Socket listening;
  std::deque<int> waiting;
};

class Any : public ProtobufProcess<Any> {
protected:
  void initialize() override { install<Write>(&Any::read, &Write::text); }

private:
  void read(const std::string &text) {
    waiting.push_back(1);
    socket.recv(8).onAny(defer(self(), &Any::relieved));
// CHECK: :[[@LINE-1]]:12: {{(warning: )?}}audit: nothing ends the wait for `{{.*}}recv`.
  }
  void relieved() { waiting.pop_front(); }

  Socket socket;
  std::deque<int> waiting;
};

} // namespace
