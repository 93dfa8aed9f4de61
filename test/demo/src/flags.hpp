#ifndef DEMO_FLAGS_HPP
#define DEMO_FLAGS_HPP

#include <cstddef>
#include <string>

#include <stout/duration.hpp>
#include <stout/option.hpp>

namespace demo {

// What the operator decides. A container that a peer can fill has its limit here.
struct Flags {
  std::string work_dir = "/var/lib/demo";

  // A file with one address a line. When it is given, nobody else is listened to.
  Option<std::string> whitelist;

  size_t max_agents = 10000;
  size_t max_tasks_per_agent = 1000;
  size_t max_frameworks = 200;
  size_t max_completed_frameworks = 50;
  size_t max_completed_tasks_per_framework = 1000;
  size_t max_removed_agents = 1000;
  size_t max_unreachable_agents = 1000;
  size_t max_recent_errors = 100;
  size_t max_recent_events = 1000;
  size_t max_audit_streams = 10;
  size_t max_registry_queue = 1000;

  Duration ping_timeout = Seconds(15);
  size_t max_ping_timeouts = 5;
  Duration allocation_interval = Seconds(1);
  Duration authentication_timeout = Seconds(15);
  Duration drain_timeout = Minutes(5);
  Duration failover_timeout = Minutes(10);
  Duration gc_interval = Minutes(15);
  Duration registry_fetch_timeout = Minutes(1);
  Duration registry_retry_interval = Seconds(5);
};

} // namespace demo

#endif // DEMO_FLAGS_HPP
