// Lines that are written before a peer, or what it wants, is accepted: while it is turned away, and before it is asked
// anything.

// RUN: %check_both %s dos-unbounded-logging

#include <glog/logging.h>

#include <process/http.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>
#include <stout/option.hpp>

#include <string>

using process::UPID;

class Register : public google::protobuf::Message {
public:
  const std::string &name() const;
};

class Update : public google::protobuf::Message {
public:
  const std::string &name() const;
  int state() const;
};

class Leave : public google::protobuf::Message {};
class Ask : public google::protobuf::Message {};
class Tell : public google::protobuf::Message {};
class Hello : public google::protobuf::Message {};

namespace {

struct Agent {
  UPID pid;
};

struct Error {
  std::string message;
};

Option<Error> check(const std::string &name);

/// An object that goes turns nobody away.
struct Attempt {
  ~Attempt() {
    if (failed)
      LOG(ERROR) << "An attempt failed";
  }
  bool failed = false;
};

class Server : public ProtobufProcess<Server> {
  void initialize() override {
    install<Register>(&Server::register_bad);
    install<Update>(&Server::update);
    install<Leave>(&Server::leave_bad);
    install<Ask>(&Server::ask);
    install<Tell>(&Server::tell);
    install<Hello>(&Server::hello_ok);
    route("/redirect", None(), [this](const process::http::Request &request) { return redirect_bad(request); });
    route("/state", "readonly", None(), &Server::state_ok);
  }

  void register_bad(const UPID &from, const Register &message) {
    Option<Error> error = check(message.name());
    if (error.isSome()) {
      LOG(WARNING) << "Refusing " << from << ": " << error->message;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(WARNING)` writes a line for each request that is refused. By message `Register`, anybody fills the log{{.*}} [dos-unbounded-logging]
      return;
    }
    if (agents.contains(message.name())) {
      LOG(ERROR) << "Refusing " << from << ": the name is taken";
      return;
    }

    agents[message.name()] = Agent{from};
    LOG(INFO) << "Registered " << from;
  }

  // The line that refuses an unknown agent is the first one; what a known agent does wrong is for an auditor.
  void update(const UPID &from, const Update &message) {
    Agent *agent = find(message.name());
    if (agent == nullptr) {
      LOG(WARNING) << "Ignoring an update from " << from;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(WARNING)` writes a line for each request that is refused.
      return;
    }
    if (message.state() == 0) {
      LOG(WARNING) << "Ignoring an empty update from " << from;
      return;
    }
    LOG(INFO) << "Updating " << from;
  }

  void leave_bad(const UPID &from, const Leave &) {
    LOG(INFO) << "Asked to forget " << from;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each request, before it is accepted. By message `Leave`, anybody
    if (!known.contains(from))
      return;
    known.erase(from);
  }

  // The line is all that the function is for.
  void ask(const UPID &from, const Ask &message) {
    if (!known.contains(from)) {
      drop_bad(from, "it is not known");
      return;
    }
    if (stopping)
      drop_bad(from, "the server stops");
  }

  void drop_bad(const UPID &from, const std::string &why) {
    LOG(WARNING) << "Dropping a message from " << from << ": " << why;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(WARNING)` writes a line for each request that is refused. By message `Ask`
  }

  // The branch ends with the function; so does the one before it.
  void tell(const UPID &from, const Tell &message) {
    if (known.contains(from)) {
      LOG(INFO) << "Told by " << from;
    } else {
      LOG(ERROR) << "Told by a stranger at " << from;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(ERROR)` writes a line for each request that is refused.
    }
  }

  process::Future<process::http::Response> redirect_bad(const process::http::Request &request) {
    if (leader.isNone()) {
      LOG(WARNING) << "No leader to send " << request.method << " to";
// CHECK: :[[@LINE-1]]:7: warning: `LOG(WARNING)` writes a line for each request that is refused. By endpoint `/redirect`
      return process::http::OK();
    }
    LOG(INFO) << "Redirecting " << request.method;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each request, before it is accepted. By endpoint `/redirect`
    return process::http::OK();
  }

  // Who gets here has given a credential.
  process::Future<process::http::Response> state_ok(const process::http::Request &request,
                                                    const Option<process::http::authentication::Principal> &) {
    LOG(INFO) << "State for " << request.method;
    return process::http::OK();
  }

  void hello_ok(const UPID &from, const Hello &) {
    Attempt attempt;
    if (!known.contains(from)) {
      VLOG(1) << "Ignoring " << from;
      LOG_EVERY_N(WARNING, 100) << "Ignoring " << from;
      LOG_FIRST_N(WARNING, 10) << "Ignoring " << from;
      return;
    }
    // The program ends with it, which is another matter.
    if (stopping)
      LOG(FATAL) << "Greeted while it stops";
    CHECK(!stopping) << "Greeted while it stops";
    LOG(INFO) << "Greeted by " << from;
  }

  // Once, at the end.
  void finalize() override { LOG(INFO) << "Over"; }

  Agent *find(const std::string &name);

  hashmap<std::string, Agent> agents;
  hashmap<UPID, int> known;
  Option<std::string> leader;
  bool stopping = false;
};

void start() {
  // Nobody outside makes it run.
  LOG(WARNING) << "Starting";
  process::spawn(new Server, true);
}

} // namespace

void main_() { start(); }
