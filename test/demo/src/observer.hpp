#ifndef DEMO_OBSERVER_HPP
#define DEMO_OBSERVER_HPP

#include <cstddef>
#include <string>

#include <process/pid.hpp>
#include <process/protobuf.hpp>

#include "flags.hpp"
#include "messages/messages.pb.h"

namespace demo {

class Master;

// Watches one agent: asks it from time to time whether it is alive, and tells the master when it is not.
class AgentObserver : public ProtobufProcess<AgentObserver> {
public:
  AgentObserver(const process::UPID &agent, const std::string &agentId, const process::PID<Master> &master,
                const Flags &flags);

protected:
  void initialize() override;

private:
  void ping();
  void pong();
  void timeout();

  bool reachable() const;
  void trace();
  void _trace(const bool &reached);

  const process::UPID agent;
  const std::string agentId;
  const process::PID<Master> master;
  const Flags flags;

  size_t timeouts = 0;
  bool pinged = false;
};

} // namespace demo

#endif // DEMO_OBSERVER_HPP
