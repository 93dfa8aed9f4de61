// Stand-in for <process/metrics/metric.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_METRICS_METRIC_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_METRICS_METRIC_HPP

#include <string>

#include <process/future.hpp>
#include <process/owned.hpp>

#include <stout/duration.hpp>
#include <stout/option.hpp>
#include <stout/synchronized.hpp>

namespace process {
namespace metrics {

class Metric {
public:
  virtual ~Metric();
  virtual Future<double> value() const = 0;
  const std::string &name() const;

protected:
  Metric(const std::string &name, const Option<Duration> &window);
  void push(double value);
};

} // namespace metrics
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_METRICS_METRIC_HPP
