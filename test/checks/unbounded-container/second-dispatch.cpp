// One message of many kinds: what is called after a switch, through a table, or later with others of its kind.

// RUN: %check_both %s dos-unbounded-container

#include <functional>
#include <map>

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

using process::defer;
using process::Future;
using process::UPID;
using process::http::OK;
using process::http::Request;
using process::http::Response;

namespace {

struct Call : google::protobuf::Message {
  enum Type { SUBSCRIBE, DECLINE, REQUEST };
  Type type() const;
  const std::string &name() const;
};

class Master : public ProtobufProcess<Master> {
public:
  Master() {
    table["subscribe"] = [this](const Call &call) {
      fromTable_bad.push_back(call.name());
// CHECK: :[[@LINE-1]]:21: warning: `{{.*}}Master::fromTable_bad` grows {{.*}}, by message `Call`
    };
    methods[Call::REQUEST] = &Master::request;
  }

protected:
  void initialize() override {
    install<Call>(&Master::receive);
    route("/batched", None(), [this](const Request &request) { return batch(&Master::list, request.body); });
  }

  void receive(const UPID &from, const Call &call) {
    switch (call.type()) {
    case Call::SUBSCRIBE:
      subscribe(call);
      break;
    case Call::DECLINE:
      decline(call);
      break;
    default:
      table.at(call.name())(call);
      (this->*methods[call.type()])(call);
    }
  }

  void subscribe(const Call &call) {
    afterSwitch_bad[call.name()] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::afterSwitch_bad` grows {{.*}}, by message `Call`
  }

  void decline(const Call &call) {
    afterSwitch_ok.erase(call.name());
  }

  void request(const Call &call) {
    byMethod_bad.push_back(call.name());
// CHECK: :[[@LINE-1]]:18: warning: `{{.*}}Master::byMethod_bad` grows {{.*}}, by message `Call`
  }

  // Requests of one kind are collected, and answered together.
  typedef Response (Master::*Handler)(const std::string &);

  struct Batched {
    Handler handler;
    std::string argument;
    process::Promise<Response> promise;
  };

  Future<Response> batch(Handler handler, const std::string &argument) {
    batched_ok.push_back(Batched{handler, argument, process::Promise<Response>()});
    if (batched_ok.size() == 1)
      process::dispatch(self(), &Master::answer);
    return batched_ok.back().promise.future();
  }

  void answer() {
    for (Batched &each : batched_ok)
      each.promise.set((this->*each.handler)(each.argument));
    batched_ok.clear();
  }

  Response list(const std::string &argument) {
    asked_bad.push_back(argument);
// CHECK: :[[@LINE-1]]:15: warning: `{{.*}}Master::asked_bad` grows {{.*}}, by endpoint `/batched`
    return OK();
  }

  std::map<std::string, std::function<void(const Call &)>> table;
  std::map<Call::Type, void (Master::*)(const Call &)> methods;
  hashmap<std::string, int> afterSwitch_bad, afterSwitch_ok;
  std::vector<std::string> byMethod_bad, fromTable_bad, asked_bad;
  std::vector<Batched> batched_ok;
};

} // namespace
