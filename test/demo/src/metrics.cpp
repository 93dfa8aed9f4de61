#include "metrics.hpp"

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/metrics/metrics.hpp>

#include "master.hpp"

using process::defer;
using process::dispatch;
using process::Future;
using process::metrics::PullGauge;

namespace demo {

// RIGHT: a gauge returns a future, so the number of another actor is passed on when it is there, and nobody waits.
static Future<double> available(Allocator *allocator) { return dispatch(allocator, &Allocator::available); }

Metrics::Metrics(const Master &master)
    : agents_registered("master/agents_registered", defer(master.self(), &Master::_agentsRegistered)),
      frameworks_registered("master/frameworks_registered", defer(master.self(), &Master::_frameworksRegistered)),
      cpus_available("master/cpus_available", [allocator = master.allocator]() { return available(allocator); }),
      messages_dropped("master/messages_dropped") {
  process::metrics::add(agents_registered);
  process::metrics::add(frameworks_registered);
  process::metrics::add(cpus_available);
  process::metrics::add(messages_dropped);
}

double Master::_agentsRegistered() { return static_cast<double>(agents.registered.size()); }

double Master::_frameworksRegistered() { return static_cast<double>(frameworks.registered.size()); }

} // namespace demo
