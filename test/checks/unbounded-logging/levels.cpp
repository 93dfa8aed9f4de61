// What decides between the gate and an audit: pairs that differ in the one thing that the comment names.

// RUN: %check_both %s dos-unbounded-logging --audit

#include <string>

#include <glog/logging.h>

#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/defer.hpp>
#include <process/http.hpp>
#include <process/protobuf.hpp>

#include <stout/foreach.hpp>
#include <stout/hashmap.hpp>
#include <stout/stringify.hpp>

using process::defer;
using process::delay;
using process::Future;
using process::UPID;
using process::http::OK;
using process::http::Request;
using process::http::Response;
using process::http::authentication::Principal;

namespace {

struct Hello : google::protobuf::Message {
  int mood() const;
};
struct Launch : google::protobuf::Message {
  int tasks_size() const;
  int tasks(int index) const;
};

Future<Nothing> store(int mood);

class Archive : public process::Process<Archive> {
public:
  void toldByAnother_audit(int mood) {
    LOG(INFO) << "Told of " << mood;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `LOG(INFO)` writes a line for each request, before it is accepted.
  }
};

class Server : public ProtobufProcess<Server> {
  void initialize() override {
    route("/open", None(), [this](const Request &request) { return open(request); });
    route("/realm", std::string("readwrite"), None(), &Server::realm);
    route("/openCalls", None(), [this](const Request &request) { return openCalls(request); });
    route("/realmCalls", std::string("readwrite"), None(), &Server::realmCalls);
    route("/early", None(), [this](const Request &request) { return early(request); });
    install<Hello>(&Server::hello);
    install<Hello>(&Server::stranger_gate);
    install<Hello>(&Server::known);
    install<Hello>(&Server::waited);
    delay(Seconds(1), self(), &Server::always_gate);
    delay(Seconds(1), self(), &Server::maybe);
  }

  // Whether whoever sends the elements, or the long text, has given a credential.
  Future<Response> open(const Request &request) {
    foreachpair (const std::string &name, const std::string &value, request.url.query)
      LOG(INFO) << "Asked for " << name.size();
// CHECK: :[[@LINE-1]]:7: warning: `LOG(INFO)` writes a line for each element of what a peer has sent. One message, by endpoint `/open`,
    VLOG(1) << "Asked";
    LOG(INFO) << "Asked for " << stringify(request.url.query);
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line as long as a peer wants.
    return OK();
  }
  Future<Response> realm(const Request &request, const Option<Principal> &) {
    foreachpair (const std::string &name, const std::string &value, request.url.query)
      LOG(INFO) << "Asked for " << name.size();
// CHECK: :[[@LINE-1]]:7: {{(warning: )?}}audit: `LOG(INFO)` writes a line for each element of what a peer has sent. One message, by endpoint `/realm`,
    LOG(INFO) << "Asked for " << stringify(request.url.query);
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `LOG(INFO)` writes a line as long as a peer wants.
    return OK();
  }

  // The same, where what is called for each element writes the line.
  Future<Response> openCalls(const Request &request) {
    foreachpair (const std::string &name, const std::string &value, request.url.query)
      one_gate(name.size());
    return OK();
  }
  void one_gate(size_t size) {
    LOG(INFO) << "One of " << size;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each element of what a peer has sent. One message, by endpoint `/openCalls`,
  }
  Future<Response> realmCalls(const Request &request, const Option<Principal> &) {
    foreachpair (const std::string &name, const std::string &value, request.url.query)
      one_audit(name.size());
    return OK();
  }
  void one_audit(size_t size) {
    LOG(INFO) << "One of " << size;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `LOG(INFO)` writes a line for each element of what a peer has sent. One message, by endpoint `/realmCalls`,
  }

  // Whether the early line is written for every request, by this actor: one in a branch that goes on is not,
  // except at an endpoint; and what another actor knows of the peer is not seen.
  void hello(const UPID &from, const Hello &message) {
    every_gate(message.mood());
    some(message.mood());
    process::dispatch(archive, &Archive::toldByAnother_audit, message.mood());
  }
  void every_gate(int mood) {
    LOG(INFO) << "Greeted with " << mood;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each request, before it is accepted.
  }
  void some(int mood) {
    if (mood > 3) {
      LOG(INFO) << "Leaving with " << mood;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(INFO)` writes a line for each request, before it is accepted.
      return;
    }
    if (mood > 2)
      LOG(INFO) << "Going on with " << mood;
// CHECK: :[[@LINE-1]]:7: {{(warning: )?}}audit: `LOG(INFO)` writes a line for each request, before it is accepted.
    count = mood;
  }
  Future<Response> early(const Request &request) {
    if (count > 2)
      LOG(INFO) << "Going on with " << count;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(INFO)` writes a line for each request, before it is accepted. By endpoint `/early`,
    return OK();
  }

  // Whether a stranger is turned away, or a peer that is known; or something else was waited for before.
  void stranger_gate(const UPID &from, const Hello &message) {
    if (message.mood() == 0) {
      LOG(WARNING) << "Ignoring " << from;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(WARNING)` writes a line for each request that is refused. By message `Hello`, anybody
      return;
    }
  }
  void known(const UPID &from, const Hello &message) {
    if (!peers.contains(from))
      return;
    if (message.mood() == 0) {
      LOG(WARNING) << "Ignoring " << from;
// CHECK: :[[@LINE-1]]:7: {{(warning: )?}}audit: `LOG(WARNING)` writes a line for each request that is refused. A peer that is known, or waits for an answer,
      return;
    }
  }
  void waited(const UPID &from, const Hello &message) {
    store(message.mood()).onAny(defer(self(), [this](const Future<Nothing> &stored) { stored_audit(stored); }));
  }
  void stored_audit(const Future<Nothing> &stored) {
    if (!stored.isReady()) {
      LOG(WARNING) << "Cannot store";
// CHECK: :[[@LINE-1]]:7: {{(warning: )?}}audit: `LOG(WARNING)` writes a line for each request that is refused. A peer that is known, or waits for an answer,
      return;
    }
  }

  // Whether something on the way of the timer may stop it.
  void always_gate() {
    LOG(INFO) << "Always";
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line on each turn of a timer. {{.*}} for as long as the program runs.
    delay(Seconds(1), self(), &Server::always_gate);
  }
  void maybe() {
    for (int i = 0; i < 1; ++i)
      turn_audit();
    delay(Seconds(1), self(), &Server::maybe);
  }
  void turn_audit() {
    LOG(INFO) << "Maybe";
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `LOG(INFO)` writes a line on each turn of a timer. {{.*}} for as long as what stands on the way lets it.
  }

  process::PID<Archive> archive;
  hashmap<UPID, int> peers;
  int count = 0;
};

void start() { process::spawn(new Server, true); }

} // namespace
