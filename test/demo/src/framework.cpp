#include <glog/logging.h>

#include <process/dispatch.hpp>

#include <stout/foreach.hpp>
#include <stout/uuid.hpp>

#include "master.hpp"
#include "validation.hpp"

using process::dispatch;
using process::Owned;
using process::UPID;
using std::string;
using std::vector;

namespace demo {

// All calls of a scheduler arrive in one message, so each case of the switch is an entry point of its own.
void Master::receive(const UPID &from, const Call &call) {
  Option<Error> error = validation::call::validate(call);
  if (error.isSome()) {
    FrameworkErrorMessage message;
    message.set_message(error->message);
    send(from, message);
    return;
  }

  // DEFECT (dos-unbounded-logging): the peer decides how long this line is: a call with ten thousand tasks is printed
  // with ten thousand tasks.
  LOG(INFO) << "Received " << call.ShortDebugString() << " from " << from;

  // RIGHT: what was called is enough, and only when somebody asks.
  VLOG(1) << "Received " << Call::Type_Name(call.type()) << " from " << from;

  if (call.type() == Call::SUBSCRIBE) {
    subscribe(from, call.subscribe().framework());
    return;
  }

  if (call.type() == Call::ACKNOWLEDGE) {
    acknowledge(from, call);
    return;
  }

  // RIGHT: an optional field is asked for before it is used, and what it names is looked up before it is taken.
  if (!call.has_framework_id() || !frameworks.registered.contains(call.framework_id())) {
    VLOG(1) << "Ignoring a call of an unknown framework";
    return;
  }

  Framework *framework = frameworks.registered.at(call.framework_id()).get();

  switch (call.type()) {
  case Call::LAUNCH:
    launch(framework, call.launch());
    return;
  case Call::REQUEST:
    dispatch(allocator, &Allocator::request, framework->id, call.request().count());
    return;
  case Call::RECONCILE:
    reconcile(framework, call.reconcile());
    return;
  case Call::TEARDOWN:
    removeFramework(framework->id);
    return;
  case Call::SUBSCRIBE:
  case Call::ACKNOWLEDGE:
  case Call::UNKNOWN:
    return;
  }
}

void Master::subscribe(const UPID &from, const FrameworkInfo &info) {
  // DEFECT (dos-unbounded-container): one entry for each address that has ever introduced itself. exited() in
  // master.cpp erases it when the connection ends; a peer that keeps its connections open ends none.
  frameworks.principals[from] = info.has_principal() ? Option<string>(info.principal()) : None();
  link(from);

  // RIGHT: the test refuses before the map grows.
  if (frameworks.registered.size() >= flags.max_frameworks) {
    FrameworkErrorMessage message;
    message.set_message("Too many frameworks");
    send(from, message);
    return;
  }

  const string frameworkId = info.has_id() ? info.id() : id::UUID::random().toString();
  frameworks.registered[frameworkId] = Owned<Framework>(new Framework(frameworkId, from, info, flags));

  LOG(INFO) << "Subscribed framework " << frameworkId << " at " << from;

  FrameworkSubscribedMessage message;
  message.set_framework_id(frameworkId);
  send(from, message);
}

void Master::launch(Framework *framework, const Call::Launch &launch) {
  foreach (const TaskInfo &task, launch.tasks()) {
    Option<Error> error = validation::task::validate(task);
    if (error.isSome() || !agents.registered.contains(task.agent_id())) {
      VLOG(1) << "Ignoring an invalid task of framework " << framework->id;
      continue;
    }

    Agent *agent = agents.registered.at(task.agent_id()).get();

    // RIGHT: the test refuses before the map grows.
    if (agent->tasks.size() >= flags.max_tasks_per_agent) {
      VLOG(1) << "Agent " << agent->id << " has enough to do";
      continue;
    }

    Task launched;
    launched.set_task_id(task.task_id());
    launched.set_framework_id(framework->id);
    launched.set_state(TASK_STAGING);
    agent->tasks[task.task_id()] = launched;

    RunTaskMessage message;
    message.set_framework_id(framework->id);
    message.mutable_task()->CopyFrom(task);
    send(agent->pid, message);
  }
}

void Master::acknowledge(const UPID &from, const Call &call) {
  VLOG(1) << "Acknowledgement from " << from;

  // DEFECT (dos-unvalidated-field): the field is optional, and validation::call::validate() does not look at it. at()
  // throws when the field is absent, or names nobody, and nobody catches. receive() does it right for all other calls.
  frameworks.registered.at(call.framework_id())->unacknowledged.erase(call.acknowledge().uuid());
}

void Master::reconcile(Framework *framework, const Call::Reconcile &reconcile) {
  // DEFECT (dos-blocking-call-in-actor): the master stops until the allocator has worked off its mailbox, which is
  // full of what the master itself has sent there. Http::capacity() does it right.
  const double available = dispatch(allocator, &Allocator::available).get();

  VLOG(1) << "Reconciling " << reconcile.statuses_size() << " tasks of framework " << framework->id << " with "
          << available << " processors left";

  foreach (const TaskStatus &status, reconcile.statuses()) {
    StatusUpdateMessage message;
    message.set_framework_id(framework->id);
    message.mutable_status()->CopyFrom(status);
    message.mutable_status()->set_state(TASK_LOST);
    send(framework->pid, message);
  }
}

void Master::removeFramework(const string &frameworkId) {
  if (!frameworks.registered.contains(frameworkId)) {
    return;
  }

  Owned<Framework> framework = frameworks.registered.at(frameworkId);
  frameworks.registered.erase(frameworkId);

  // RIGHT: the oldest is evicted.
  frameworks.completed.set(frameworkId, framework);
}

// The allocator calls this back, on the master's actor.
void Master::offer(const string &frameworkId, const vector<string> &agentIds) {
  if (!frameworks.registered.contains(frameworkId)) {
    return;
  }

  ResourceOffersMessage message;
  foreach (const string &agentId, agentIds) {
    // Not a finding: the message ends with this call.
    message.add_agent_ids(agentId);
  }
  send(frameworks.registered.at(frameworkId)->pid, message);
}

} // namespace demo
