// Stand-in for <process/metrics/metrics.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_METRICS_METRICS_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_METRICS_METRICS_HPP

#include <map>
#include <string>

#include <stand_in.hpp>

#include <process/dispatch.hpp>
#include <process/future.hpp>
#include <process/limiter.hpp>
#include <process/metrics/metric.hpp>
#include <process/owned.hpp>
#include <process/process.hpp>

#include <stout/nothing.hpp>
#include <stout/option.hpp>

namespace process {
namespace metrics {

template <typename T> Future<Nothing> add(const T &metric) { return stand_in::value<Future<Nothing>>(); }
Future<Nothing> remove(const Metric &metric);
Future<std::map<std::string, double>> snapshot(const Option<Duration> &timeout);

} // namespace metrics
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_METRICS_METRICS_HPP
