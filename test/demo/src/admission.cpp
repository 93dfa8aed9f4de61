#include <glog/logging.h>

#include <process/defer.hpp>
#include <process/dispatch.hpp>

#include <stout/uuid.hpp>

#include "master.hpp"

using process::Clock;
using process::defer;
using process::dispatch;
using process::Future;
using process::Owned;
using process::UPID;
using std::string;

namespace demo {

// The registrar has answered what registerAgent() in agent.cpp has asked.
void Master::_registerAgent(const UPID &from, const AgentInfo &info, const Future<bool> &admitted) {
  // Whatever the answer is: this request is over.
  agents.registering.erase(from);

  // RIGHT: the test comes before get(), so get() has nothing to wait for.
  if (!admitted.isReady() || !admitted.get()) {
    VLOG(1) << "The registrar has not admitted the agent at " << from;
    return;
  }

  // RIGHT: the test refuses before the map grows.
  if (agents.registered.size() >= flags.max_agents) {
    VLOG(1) << "No place for the agent at " << from;
    return;
  }

  const string agentId = id::UUID::random().toString();

  Owned<Agent> agent(new Agent(agentId, from, info));
  agent->observer = process::spawn(new AgentObserver(from, agentId, self(), flags), true);
  agents.registered[agentId] = agent;
  link(from);

  double cpus = 0;
  foreach (const Resource &resource, info.resources()) {
    if (resource.name() == "cpus") {
      cpus += resource.scalar();
    }
  }
  dispatch(allocator, &Allocator::addAgent, agentId, cpus);

  AgentRegisteredMessage message;
  message.set_agent_id(agentId);
  send(from, message);

  publish("agent " + agentId + " registered");
}

void Master::markUnreachable(const string &agentId) {
  if (!agents.registered.contains(agentId)) {
    return;
  }

  // RIGHT: this type has no bound, but Master::gc() in gc.cpp prunes it by a timer.
  agents.unreachable[agentId] = Clock::now();

  registrar->markUnreachable(agentId).onAny(defer(self(), &Self::_markUnreachable, agentId, lambda::_1));
}

void Master::_markUnreachable(const string &agentId, const Future<bool> &written) {
  if (!written.isReady()) {
    VLOG(1) << "Failed to write down that agent " << agentId << " is unreachable";
    return;
  }

  removeAgent(agentId);
}

void Master::removeAgent(const string &agentId) {
  if (!agents.registered.contains(agentId)) {
    return;
  }

  // RIGHT: libprocess deletes the observer when it has ended, because spawn() was told so. Nobody has to wait for it.
  process::terminate(agents.registered.at(agentId)->observer);

  agents.registered.erase(agentId);
  agents.removed.put(agentId, Clock::now());
  dispatch(allocator, &Allocator::removeAgent, agentId);
}

} // namespace demo
