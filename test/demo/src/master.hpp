#ifndef DEMO_MASTER_HPP
#define DEMO_MASTER_HPP

#include <deque>
#include <string>
#include <vector>

#include <process/authenticator.hpp>
#include <process/future.hpp>
#include <process/http.hpp>
#include <process/owned.hpp>
#include <process/pid.hpp>
#include <process/protobuf.hpp>
#include <process/time.hpp>

#include <stout/boundedhashmap.hpp>
#include <stout/cache.hpp>
#include <stout/circular_buffer.hpp>
#include <stout/hashmap.hpp>
#include <stout/hashset.hpp>
#include <stout/linkedhashmap.hpp>
#include <stout/option.hpp>
#include <stout/uuid.hpp>

#include "allocator.hpp"
#include "authenticator.hpp"
#include "flags.hpp"
#include "messages/messages.pb.h"
#include "metrics.hpp"
#include "observer.hpp"
#include "registrar.hpp"

namespace demo {

struct Agent {
  Agent(const std::string &_id, const process::UPID &_pid, const AgentInfo &_info) : id(_id), pid(_pid), info(_info) {}

  const std::string id;
  process::UPID pid;
  AgentInfo info;
  process::PID<AgentObserver> observer;

  // By task.
  hashmap<std::string, Task> tasks;
};

struct Framework {
  Framework(const std::string &_id, const process::UPID &_pid, const FrameworkInfo &_info, const Flags &flags)
      : id(_id), pid(_pid), info(_info), completedTasks(flags.max_completed_tasks_per_framework) {}

  const std::string id;
  process::UPID pid;
  FrameworkInfo info;

  // Status updates that the scheduler has not acknowledged, by their identifier.
  LinkedHashMap<std::string, StatusUpdateMessage> unacknowledged;

  // RIGHT: a type that is bounded by construction, and a capacity that the operator sets.
  circular_buffer<Task> completedTasks;
};

// Somebody who watches events over HTTP.
struct Stream {
  explicit Stream(const process::http::Pipe::Writer &_writer) : writer(_writer) {}

  void send(const std::string &event);

  process::http::Pipe::Writer writer;
};

// Knows all agents and all frameworks, and carries what one says to the other. All of it is one actor: whatever one
// peer makes it do, all the others wait for.
//
//   master.cpp     start, the entry points, the end of connections
//   agent.cpp      what agents say
//   admission.cpp  what goes on when the registrar has answered
//   framework.cpp  what schedulers say
//   http.cpp       what operators ask over HTTP
//   gc.cpp         what is forgotten after a time
//   metrics.cpp    what is counted
class Master : public ProtobufProcess<Master> {
public:
  Master(Allocator *allocator, Authenticator *authenticator, Registrar *registrar, const Flags &flags);

  // An AgentObserver calls this.
  void markUnreachable(const std::string &agentId);

protected:
  using ProtobufProcess<Master>::consume;

  void initialize() override;
  void finalize() override;
  void consume(process::MessageEvent &&event) override;
  void exited(const process::UPID &pid) override;

private:
  friend struct Metrics;

  // Who an HTTP request has been authenticated as.
  typedef Option<process::http::authentication::Principal> Principal;

  // --- Handlers of HTTP requests. They run on the master's actor, although this is not an actor.
  class ReadOnlyHandler {
  public:
    explicit ReadOnlyHandler(const Master *_master) : master(_master) {}

    process::http::Response agents(const hashmap<std::string, std::string> &query) const;

  private:
    const Master *master;
  };

  class Http {
  public:
    explicit Http(Master *_master) : master(_master), readOnly(_master) {}

    typedef process::http::Request Request;
    typedef process::Future<process::http::Response> Answer;

    Answer health(const Request &request) const;
    Answer agents(const Request &request, const Principal &principal);
    Answer hostname(const Request &request, const Principal &principal) const;
    Answer capacity(const Request &request, const Principal &principal) const;
    Answer preview(const Request &request, const Principal &principal) const;
    Answer role(const Request &request, const Principal &principal) const;
    Answer log(const Request &request, const Principal &principal) const;
    Answer errors(const Request &request, const Principal &principal) const;
    Answer events(const Request &request, const Principal &principal) const;
    Answer audit(const Request &request, const Principal &principal) const;
    Answer teardown(const Request &request, const Principal &principal) const;
    Answer gone(const Request &request, const Principal &principal) const;
    Answer probe(const Request &request, const Principal &principal) const;
    Answer drain(const Request &request, const Principal &principal) const;

  private:
    typedef process::http::Response (ReadOnlyHandler::*ReadOnlyRequestHandler)(
        const hashmap<std::string, std::string> &) const;

    struct BatchedRequest {
      ReadOnlyRequestHandler handler;
      hashmap<std::string, std::string> query;
      process::Promise<process::http::Response> promise;
    };

    Answer deferBatchedRequest(ReadOnlyRequestHandler handler, const hashmap<std::string, std::string> &query);
    void processBatch();

    Master *master;
    ReadOnlyHandler readOnly;
    std::vector<BatchedRequest> batch;
  };

  // --- Start (master.cpp).
  void _recover(const process::Future<Registry> &recovery);
  void publish(const std::string &event);

  // --- Agents (agent.cpp, admission.cpp).
  void registerAgent(const process::UPID &from, RegisterAgentMessage &&message);
  void _registerAgent(const process::UPID &from, const AgentInfo &info, const process::Future<bool> &admitted);
  void reregisterAgent(const process::UPID &from, const ReregisterAgentMessage &message);
  void updateAgent(const UpdateAgentMessage &message);
  void unregisterAgent(const process::UPID &from, const std::string &agentId);
  void statusUpdate(StatusUpdateMessage &&message);
  void _markUnreachable(const std::string &agentId, const process::Future<bool> &written);
  void removeAgent(const std::string &agentId);

  process::Future<PongAgentMessage> probe(const std::string &agentId);
  process::Future<AgentDrainedMessage> drain(const std::string &agentId);
  void abandonDrain(process::Future<AgentDrainedMessage> drained);

  // --- Frameworks (framework.cpp).
  void receive(const process::UPID &from, const Call &call);
  void subscribe(const process::UPID &from, const FrameworkInfo &info);
  void launch(Framework *framework, const Call::Launch &launch);
  void acknowledge(const process::UPID &from, const Call &call);
  void reconcile(Framework *framework, const Call::Reconcile &reconcile);
  void removeFramework(const std::string &frameworkId);
  void offer(const std::string &frameworkId, const std::vector<std::string> &agentIds);

  // --- Housekeeping (gc.cpp).
  void gc();

  // --- Gauges (metrics.cpp).
  double _agentsRegistered();
  double _frameworksRegistered();

  Allocator *allocator;
  Authenticator *authenticator;
  Registrar *registrar;
  const Flags flags;

  Http http;
  Metrics metrics;

  bool recovered = false;

  // Who is listened to at all, when the operator has said so.
  hashset<std::string> whitelist;

  struct Agents {
    explicit Agents(const Flags &flags) : removed(flags.max_removed_agents) {}

    // Agents that the registrar is asked about.
    hashset<process::UPID> registering;

    hashmap<std::string, process::Owned<Agent>> registered;

    // Host names of agents whose registration was no good, for the operator.
    hashmap<std::string, process::Time> rejected;

    // In the order in which they have become unreachable.
    LinkedHashMap<std::string, process::Time> unreachable;

    // RIGHT: a type that is bounded by construction.
    Cache<std::string, process::Time> removed;
  } agents;

  struct Frameworks {
    explicit Frameworks(const Flags &flags) : completed(flags.max_completed_frameworks) {}

    hashmap<std::string, process::Owned<Framework>> registered;

    // Under which name whoever sends has introduced itself.
    hashmap<process::UPID, Option<std::string>> principals;

    // RIGHT: a type that is bounded by construction.
    BoundedHashMap<std::string, process::Owned<Framework>> completed;
  } frameworks;

  struct Tasks {
    // How many tasks have reached each state.
    hashmap<TaskState, size_t> byState;
  } tasks;

  // Streams of events, by an identifier that the master makes up.
  struct Subscribers {
    hashmap<id::UUID, process::Owned<Stream>> events;
    hashmap<id::UUID, process::Owned<Stream>> audits;
  } subscribers;

  // The last events, and the last errors.
  circular_buffer<std::string> recentEvents;
  std::deque<std::string> recentErrors;
};

} // namespace demo

#endif // DEMO_MASTER_HPP
