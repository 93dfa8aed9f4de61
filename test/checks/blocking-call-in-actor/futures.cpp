// Waiting for a future on an actor: all that the actor has to do waits too.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <process/collect.hpp>
#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/protobuf.hpp>

using process::defer;
using process::Future;
using process::UPID;
using process::http::OK;
using process::http::Request;
using process::http::Response;

namespace {

struct Ask : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);
Future<std::string> load(const std::string &name);

class Resolver : public ProtobufProcess<Resolver> {
  void initialize() override {
    install<Ask>(&Resolver::inMessageHandler_bad);
    route("/lambda", None(), [this](const Request &request) -> Future<Response> {
      int answer = lookUp(request.body).get();
// CHECK: :[[@LINE-1]]:41: warning: `process::Future::get` makes `Resolver` wait for a future. From outside, endpoint `/lambda` reaches it, and nothing else runs there until it returns.
      return OK(std::to_string(answer));
    });
    route("/method", None(), &Resolver::inRoutedMethod_bad);
    process::delay(Seconds(1), self(), &Resolver::inTimer_bad);
  }

  void inMessageHandler_bad(const UPID &from, const Ask &message) {
    lookUp(message.name()).await();
// CHECK: :[[@LINE-1]]:28: warning: `process::Future::await` makes `Resolver` wait for a future. From outside, message `Ask` reaches it
    acrossFunctions(message.name());
    inContinuation_bad(message.name());
    viaArrow_bad(message.name());
    freeFunctions_ok(message.name());
    limited_bad(message.name());
  }

  Future<Response> inRoutedMethod_bad(const Request &request) {
    return OK(std::to_string(lookUp(request.body).get()));
// CHECK: :[[@LINE-1]]:51: warning: `process::Future::get` makes `Resolver` wait {{.*}} endpoint `/method` reaches it
  }

  void acrossFunctions(const std::string &name) { further(name); }

  void further(const std::string &name) { furthest_bad(name); }

  static void furthest_bad(const std::string &name) {
    lookUp(name).get();
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::get` makes `Resolver` wait
  }

  void inContinuation_bad(const std::string &name) {
    load(name).then(defer(self(), [name](const std::string &text) -> Future<int> {
      int answer = lookUp(name + text).get();
// CHECK: :[[@LINE-1]]:40: warning: `process::Future::get` makes `Resolver` wait
      return answer;
    }));
  }

  void viaArrow_bad(const std::string &name) {
    size_t size = load(name)->size();
// CHECK: :[[@LINE-1]]:19: warning: `process::Future::operator->` makes `Resolver` wait
    (void)size;
  }

  // How long it may take is still long for all the others.
  void limited_bad(const std::string &name) {
    lookUp(name).await(Seconds(5));
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::await` makes `Resolver` wait
    lookUp(name).await(limit);
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::await` makes `Resolver` wait
  }

  // It asks, and does not wait.
  void zero_ok(const std::string &name) { lookUp(name).await(Seconds(0)); }

  // These return a future.
  void freeFunctions_ok(const std::string &name) {
    zero_ok(name);
    process::await(lookUp(name), load(name)).then([](const std::tuple<Future<int>, Future<std::string>> &) {
      return Nothing();
    });
    process::collect(lookUp(name), load(name)).then([](const std::tuple<int, std::string> &) { return Nothing(); });
  }

  void inTimer_bad() {
    lookUp("myself").get();
// CHECK: :[[@LINE-1]]:22: warning: `process::Future::get` makes `Resolver` wait for a future. A timer reaches it
  }

  Duration limit;
};

} // namespace
