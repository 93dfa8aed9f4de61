// Stand-in for <process/metrics/pull_gauge.hpp>, for tests: the names and signatures a caller sees, next to no
// behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_METRICS_PULL_GAUGE_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_METRICS_PULL_GAUGE_HPP

#include <functional>
#include <string>

#include <process/metrics/metric.hpp>

namespace process {
namespace metrics {

class PullGauge : public Metric {
public:
  PullGauge(const std::string &name, const std::function<Future<double>()> &f);
  ~PullGauge() override;
  Future<double> value() const override;
};

} // namespace metrics
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_METRICS_PULL_GAUGE_HPP
