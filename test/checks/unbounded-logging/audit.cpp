// What is worth an auditor's look: refusals of peers that are known, more lines than one for a request, a peer's text.

// RUN: %check_both %s dos-unbounded-logging --audit

#include <glog/logging.h>

#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

#include <string>

using process::UPID;

class Update : public google::protobuf::Message {
public:
  const std::string &name() const;
  int state() const;
};

class Store : public Update {};

namespace {

class Server : public ProtobufProcess<Server> {
  void initialize() override {
    install<Update>(&Server::update);
    install<Store>(&Server::store);
  }

  void update(const UPID &from, const Update &message) {
    if (!agents.contains(from))
      return;
    if (message.state() == 0) {
      LOG(WARNING) << "Ignoring an empty update from " << from;
// CHECK: :[[@LINE-1]]:7: {{.*}}audit: `LOG(WARNING)` writes a line for each request that is refused. A peer that is known, or waits for an answer, fills the log by message `Update`.
      return;
    }
    LOG(INFO) << "Updating " << message.name() << " of " << from;
// CHECK: :[[@LINE-1]]:5: {{.*}}audit: `LOG(INFO)` writes a peer's text as it is. Line breaks and control characters in `message.name()`, by message `Update`, forge lines of the log (CWE-117).
  }

  void store(const UPID &from, const Store &message) {
    if (!agents.contains(from))
      return;
    LOG(INFO) << "Storing " << message.state();
    persist(message.state());
  }

  void persist(int state) {
    LOG(INFO) << "Persisted " << state;
// CHECK: :[[@LINE-1]]:5: {{.*}}audit: `LOG(INFO)` writes one more line for a request that has a line already. A peer multiplies what it writes to the log, by message `Store`.
// CHECK: the line that is there already
    VLOG(1) << "Persisted " << state;
  }

  hashmap<UPID, int> agents;
};

} // namespace

void start() { process::spawn(new Server, true); }
