#include "observer.hpp"

#include <process/async.hpp>
#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/id.hpp>

#include <stout/os.hpp>

#include "master.hpp"

using process::defer;
using process::delay;
using process::dispatch;
using process::PID;
using process::UPID;
using std::string;

namespace demo {

AgentObserver::AgentObserver(const UPID &_agent, const string &_agentId, const PID<Master> &_master,
                             const Flags &_flags)
    : ProcessBase(process::ID::generate("agent-observer")), agent(_agent), agentId(_agentId), master(_master),
      flags(_flags) {}

void AgentObserver::initialize() {
  install<PongAgentMessage>(&AgentObserver::pong);
  ping();
}

void AgentObserver::ping() {
  PingAgentMessage message;
  message.set_connected(true);
  send(agent, message);

  pinged = true;
  delay(flags.ping_timeout, self(), &AgentObserver::timeout);
}

void AgentObserver::pong() {
  timeouts = 0;
  pinged = false;
}

void AgentObserver::timeout() {
  if (pinged && ++timeouts >= flags.max_ping_timeouts) {
    // A last try, below libprocess: perhaps it is only the agent that hangs, and not its machine.
    if (!reachable()) {
      dispatch(master, &Master::markUnreachable, agentId);
      return;
    }
    trace();
  }

  ping();
}

bool AgentObserver::reachable() const {
  // DEFECT (dos-blocking-call-in-actor): the timer runs on the actor, and the actor waits for a child process. A rack
  // that loses its network has as many observers wait as it has agents, each with a worker thread of its own.
  return os::shell("ping -c 1 -W 5 %s", stringify(agent.address.ip)).isSome();
}

void AgentObserver::trace() {
  const net::IP ip = agent.address.ip;

  // RIGHT: the same kind of command, on a thread that may wait; what it found comes back as a message.
  process::async([ip]() {
    return os::shell("traceroute -w 5 %s", stringify(ip)).isSome();
  }).onReady(defer(self(), &AgentObserver::_trace, lambda::_1));
}

void AgentObserver::_trace(const bool &reached) {
  VLOG(1) << "The machine of agent " << agentId << (reached ? " can" : " cannot") << " be reached";
}

} // namespace demo
