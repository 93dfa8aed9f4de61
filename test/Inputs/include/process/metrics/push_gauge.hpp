// Stand-in for <process/metrics/push_gauge.hpp>, for tests: the names and signatures a caller sees, next to no
// behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_METRICS_PUSH_GAUGE_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_METRICS_PUSH_GAUGE_HPP

#include <string>

#include <process/metrics/metric.hpp>

namespace process {
namespace metrics {

class PushGauge : public Metric {
public:
  explicit PushGauge(const std::string &name);
  ~PushGauge() override;
  Future<double> value() const override;
  PushGauge &operator=(double v);
  PushGauge &operator++();
  PushGauge &operator+=(double v);
  PushGauge &operator--();
  PushGauge &operator-=(double v);
};

} // namespace metrics
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_METRICS_PUSH_GAUGE_HPP
