#ifndef DEMO_METRICS_HPP
#define DEMO_METRICS_HPP

#include <process/metrics/counter.hpp>
#include <process/metrics/pull_gauge.hpp>

namespace demo {

class Master;

// Whoever asks for /metrics/snapshot has each gauge call back into its actor.
struct Metrics {
  explicit Metrics(const Master &master);

  process::metrics::PullGauge agents_registered;
  process::metrics::PullGauge frameworks_registered;
  process::metrics::PullGauge cpus_available;

  process::metrics::Counter messages_dropped;
};

} // namespace demo

#endif // DEMO_METRICS_HPP
