#include <glog/logging.h>

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>

#include <stout/foreach.hpp>

#include "master.hpp"
#include "validation.hpp"

using process::Clock;
using process::defer;
using process::delay;
using process::Failure;
using process::Future;
using process::UPID;
using std::string;

namespace demo {

void Master::registerAgent(const UPID &from, RegisterAgentMessage &&message) {
  const AgentInfo &info = message.agent();

  // RIGHT: the fields are looked at before anything is done with them.
  Option<Error> error = validation::agent::registerAgent(message);
  if (error.isSome()) {
    // DEFECT (dos-unbounded-container): the key is whatever the peer calls itself, and nothing in the program takes an
    // entry out. That the message is refused makes it worse: to fill this map costs the peer nothing.
    agents.rejected[info.hostname()] = Clock::now();

    // RIGHT: the same purpose, and the oldest makes place for the newest.
    recentErrors.push_back(error->message);
    if (recentErrors.size() > flags.max_recent_errors) {
      recentErrors.pop_front();
    }
    return;
  }

  if (agents.registering.contains(from)) {
    VLOG(1) << "The registrar is asked about the agent at " << from << " already";
    return;
  }

  // RIGHT: _registerAgent() in admission.cpp erases the entry when the registrar has answered, whatever it answers.
  agents.registering.insert(from);

  // RIGHT: one line for a message that was accepted.
  LOG(INFO) << "Registering the agent at " << from;

  registrar->admit(info).onAny(defer(self(), &Self::_registerAgent, from, info, lambda::_1));
}

void Master::reregisterAgent(const UPID &from, const ReregisterAgentMessage &message) {
  Option<Error> error = validation::agent::reregisterAgent(message);
  if (error.isSome() || !agents.registered.contains(message.agent().id())) {
    VLOG(1) << "Ignoring the re-registration of " << from;
    return;
  }

  Agent *agent = agents.registered.at(message.agent().id()).get();
  agent->pid = from;

  // DEFECT (dos-blocking-call-in-actor): the observer ends when it is done with what it does now. While it waits for a
  // child process, in AgentObserver::reachable(), the master waits for it. removeAgent() in admission.cpp just lets it
  // end.
  process::terminate(agent->observer);
  process::wait(agent->observer);
  agent->observer = process::spawn(new AgentObserver(from, agent->id, self(), flags), true);

  foreach (const Task &task, message.tasks()) {
    // DEFECT (dos-unbounded-logging): as many lines as the peer puts elements into one message.
    LOG(INFO) << "Agent " << agent->id << " runs task " << task.task_id();

    // RIGHT: the key is an enumerator. A peer cannot invent more of them.
    ++tasks.byState[task.state()];
  }

  // RIGHT: the number says it in one line.
  LOG(INFO) << "Agent " << agent->id << " re-registered with " << message.tasks_size() << " tasks";
}

void Master::updateAgent(const UpdateAgentMessage &message) {
  if (!agents.registered.contains(message.agent_id())) {
    VLOG(1) << "Ignoring the update of an unknown agent";
    return;
  }

  Agent *agent = agents.registered.at(message.agent_id()).get();

  // RIGHT: what the agent has now replaces what it had.
  agent->info.mutable_resources()->CopyFrom(message.resources());

  foreach (const Label &label, message.labels()) {
    // DEFECT (dos-unbounded-container): the agent's description lives as long as the agent is registered, and each
    // update makes it longer.
    agent->info.add_labels()->CopyFrom(label);
  }
}

void Master::unregisterAgent(const UPID &from, const string &agentId) {
  // DEFECT (dos-reachable-assertion): one message with an identifier that does not exist ends the master.
  CHECK(agents.registered.contains(agentId)) << "Unknown agent at " << from;

  removeAgent(agentId);
}

void Master::statusUpdate(StatusUpdateMessage &&message) {
  // RIGHT: what a peer names does not have to exist.
  if (!frameworks.registered.contains(message.framework_id())) {
    VLOG(1) << "Ignoring a status update for an unknown framework";
    return;
  }

  Framework *framework = frameworks.registered.at(message.framework_id()).get();
  const TaskStatus &status = message.status();

  // RIGHT: again, the key is an enumerator.
  ++tasks.byState[status.state()];

  // DEFECT (dos-unbounded-container): only acknowledge() in framework.cpp takes an update out, and only when the
  // scheduler likes. One that never reads keeps all of them here.
  framework->unacknowledged[message.uuid()] = message;
  send(framework->pid, message);

  if (status.state() == TASK_FINISHED || status.state() == TASK_FAILED) {
    Task task;
    task.set_task_id(status.task_id());
    task.set_framework_id(framework->id);
    task.set_state(status.state());

    // RIGHT: the oldest is overwritten.
    framework->completedTasks.push_back(task);

    if (agents.registered.contains(message.agent_id())) {
      agents.registered.at(message.agent_id())->tasks.erase(status.task_id());
    }
  }

  publish("task " + status.task_id() + " is " + TaskState_Name(status.state()));
}

Future<PongAgentMessage> Master::probe(const string &agentId) {
  if (!agents.registered.contains(agentId)) {
    return Failure("Unknown agent");
  }

  // DEFECT (dos-future-without-timeout): the answer comes from a peer, or it does not come. The HTTP request that asked
  // for it is then open for ever.
  return Protocol<PingAgentMessage, PongAgentMessage>()(agents.registered.at(agentId)->pid, PingAgentMessage());
}

Future<AgentDrainedMessage> Master::drain(const string &agentId) {
  if (!agents.registered.contains(agentId)) {
    return Failure("Unknown agent");
  }

  Future<AgentDrainedMessage> drained =
      Protocol<DrainAgentMessage, AgentDrainedMessage>()(agents.registered.at(agentId)->pid, DrainAgentMessage());

  // RIGHT: a timer discards the question, which ends it, and the caller is told.
  delay(flags.drain_timeout, self(), &Self::abandonDrain, drained);
  return drained;
}

void Master::abandonDrain(Future<AgentDrainedMessage> drained) { drained.discard(); }

} // namespace demo
