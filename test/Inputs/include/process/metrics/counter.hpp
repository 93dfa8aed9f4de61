// Stand-in for <process/metrics/counter.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_METRICS_COUNTER_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_METRICS_COUNTER_HPP

#include <cstdint>
#include <string>

#include <process/metrics/metric.hpp>

namespace process {
namespace metrics {

class Counter : public Metric {
public:
  Counter(const std::string &name, const Option<Duration> &window = None());
  ~Counter() override;
  Future<double> value() const override;
  void reset();
  Counter &operator++();
  Counter operator++(int);
  Counter &operator+=(int64_t v);
};

} // namespace metrics
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_METRICS_COUNTER_HPP
