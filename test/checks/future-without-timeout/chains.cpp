// Futures that somebody outside of the program completes, and what hangs on them.

// RUN: %check_both %s dos-future-without-timeout

#include <set>

#include <process/after.hpp>
#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/http.hpp>
#include <process/io.hpp>
#include <process/protobuf.hpp>
#include <process/subprocess.hpp>

#include <stout/hashset.hpp>

using process::defer;
using process::delay;
using process::dispatch;
using process::Failure;
using process::Future;
using process::http::OK;
using process::http::Request;
using process::http::Response;

namespace {

struct Ask : google::protobuf::Message {};
struct Answer : google::protobuf::Message {};
struct Register : google::protobuf::Message {
  const std::string &name() const;
};

// Runs a command of somebody else's.
class Tool {
public:
  Future<Nothing> stop(const std::string &name) {
    Try<process::Subprocess> command = process::subprocess("tool stop " + name);
    if (command.isError())
      return Failure(command.error());
    return command->status().then([](const Option<int> &) { return Nothing(); });
  }

  Future<Nothing> stopForAWhile_ok(const std::string &name) {
    return stop(name).after(Seconds(5), [](const Future<Nothing> &) -> Future<Nothing> { return Nothing(); });
  }
};

// Answers from memory: whoever is asked does so when its turn comes.
class Index : public process::Process<Index> {
public:
  int find(const std::string &name) { return name.size(); }
};

class Master : public ProtobufProcess<Master> {
protected:
  void initialize() override {
    install<Register>(&Master::heldElement, &Register::name);
    install<Register>(&Master::afterInTheChain, &Register::name);
    install<Register>(&Master::afterInTheCallee, &Register::name);
    install<Register>(&Master::afterLater, &Register::name);
    install<Register>(&Master::selected, &Register::name);
    install<Register>(&Master::discardedByTimer, &Register::name);
    install<Register>(&Master::failedByTimer, &Register::name);
    install<Register>(&Master::fromMemory, &Register::name);
    route("/probe", None(), [this](const Request &request) { return probe_bad(request); });
    route("/stop", None(), [this](const Request &request) { return answer(request); });
    route("/drain", None(), [this](const Request &request) { return drain_ok(request); });
    route("/count", None(), [this](const Request &request) { return count_ok(request); });
    // Before the first message nobody waits.
    tool.stop("all").onAny(defer(self(), &Master::stopped, std::string("all")));
  }

private:
  // The element stays until the command has ended, which it need not do.
  void heldElement(const std::string &name) {
    stopping.insert(name);
    tool.stop(name).onAny(defer(self(), &Master::stopped, name));
// CHECK: :[[@LINE-1]]:10: warning: nothing ends the wait for `{{.*}}Tool::stop`. It is up to a child process when `process::Subprocess::status` completes, and until then what `{{.*}}Master::stopping` holds for it stays; message `Register` leads here.
  }

  void stopped(const std::string &name) { stopping.erase(name); }

  void afterInTheChain(const std::string &name) {
    tool.stop(name)
        .after(Seconds(5), [](const Future<Nothing> &) -> Future<Nothing> { return Failure("too late"); })
        .onAny(defer(self(), &Master::stopped, name));
  }

  void afterInTheCallee(const std::string &name) {
    tool.stopForAWhile_ok(name).onAny(defer(self(), &Master::stopped, name));
  }

  void afterLater(const std::string &name) {
    Future<Nothing> stop = tool.stop(name);
    stop.onAny(defer(self(), &Master::stopped, name));
    stop.after(Seconds(5), [stop](const Future<Nothing> &) mutable -> Future<Nothing> {
      stop.discard();
      return Nothing();
    });
  }

  void selected(const std::string &name) {
    Future<Nothing> late = process::after(Seconds(5));
    process::select(std::set<Future<Nothing>>{tool.stop(name), late})
        .onAny(defer(self(), &Master::stopped, name));
  }

  void discardedByTimer(const std::string &name) {
    Future<Nothing> stop = tool.stop(name);
    stop.onAny(defer(self(), &Master::stopped, name));
    delay(Seconds(5), self(), &Master::tooLate, stop);
  }

  void tooLate(Future<Nothing> stop) { stop.discard(); }

  // The timer finds the future in a member.
  void failedByTimer(const std::string &name) {
    pending = tool.stop(name);
    pending.onAny(defer(self(), &Master::stopped, name));
    delay(Seconds(5), self(), &Master::giveUp);
  }

  void giveUp() { pending.discard(); }

  void fromMemory(const std::string &name) {
    stopping.insert(name);
    dispatch(index, &Index::find, name).onAny(defer(self(), &Master::stopped, name));
  }

  // The request stays open until the peer answers, which it need not do.
  Future<Response> probe_bad(const Request &) {
    return ask().then([](const Answer &) -> Response { return OK(); });
  }

  Future<Answer> ask() {
    return Protocol<Ask, Answer>()(process::UPID(), question);
// CHECK: :[[@LINE-1]]:12: warning: nothing ends the wait for `Protocol::operator()`. It is up to the peer when `Protocol::operator()` completes, and until then the request to endpoint `/probe` stays open.
  }

  Future<Response> answer(const Request &request) {
    return tool.stopForAWhile_ok(request.body).then([]() -> Response { return OK(); });
  }

  // Who is given the future sees to it.
  Future<Response> drain_ok(const Request &) {
    Future<Answer> answer = ask();
    return bounded(answer).then([](const Answer &) -> Response { return OK(); });
  }

  Future<Answer> bounded(Future<Answer> answer) {
    return answer.after(Seconds(5), [](const Future<Answer> &) -> Future<Answer> { return Failure("late"); });
  }

  Future<Response> count_ok(const Request &request) {
    return dispatch(index, &Index::find, request.body).then([](int) -> Response { return OK(); });
  }

  Tool tool;
  const Ask &question;
  process::PID<Index> index;
  hashset<std::string> stopping;
  Future<Nothing> pending;
};

} // namespace
