// An answer that waits for all of a set of others, of whom one may be gone before it answers.

// RUN: %check_both %s dos-future-without-timeout

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <vector>

#include <process/after.hpp>
#include <process/collect.hpp>
#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/http.hpp>

#include <stout/foreach.hpp>

using process::collect;
using process::defer;
using process::dispatch;
using process::Future;
using process::http::OK;
using process::http::Request;
using process::http::Response;

namespace {

class Worker : public process::Process<Worker> {
public:
  int load() { return 1; }
};

class Overview : public process::Process<Overview> {
protected:
  void initialize() override {
    route("/all", None(), [this](const Request &) { return all_bad(); });
    route("/gauges", None(), [this](const Request &) { return gauges_bad(); });
    route("/asked", None(), [this](const Request &) { return asked_bad(); });
    route("/recovered", None(), [this](const Request &) { return recovered_ok(); });
    route("/after", None(), [this](const Request &) { return after_ok(); });
    route("/selected", None(), [this](const Request &) { return selected_ok(); });
    route("/two", None(), [this](const Request &) { return two_ok(); });
    route("/one", None(), [this](const Request &) { return one_ok(); });
  }

private:
  // One of them may end before it answers: its future is then abandoned, and the request stays open.
  Future<Response> all_bad() {
    std::vector<Future<int>> loads;
    foreach (const process::PID<Worker> &worker, workers)
      loads.push_back(dispatch(worker, &Worker::load));
    return collect(loads).then([](const std::vector<int> &) -> Response { return OK(); });
// CHECK: :[[@LINE-1]]:12: warning: nothing ends the wait for `process::collect`. It completes with the last of a set of others, of whom one may be gone before it answers, and until then the request to endpoint `/all` stays open.
  }

  // Whoever has registered a gauge computes it, on an actor of its own.
  Future<Response> gauges_bad() {
    std::vector<Future<double>> values;
    for (const auto &gauge : gauges)
      values.push_back(gauge());
    return process::await(values).then([](const std::vector<Future<double>> &) -> Response { return OK(); });
// CHECK: :[[@LINE-1]]:12: warning: nothing ends the wait for `process::await`. It completes with the last of a set of others, of whom one may be gone before it answers, and until then the request to endpoint `/gauges` stays open.
  }

  Future<Response> asked_bad() {
    std::vector<Future<int>> loads;
    std::transform(workers.begin(), workers.end(), std::back_inserter(loads),
                   [](const process::PID<Worker> &worker) { return dispatch(worker, &Worker::load); });
    return collect(loads).then([](const std::vector<int> &) -> Response { return OK(); });
// CHECK: :[[@LINE-1]]:12: warning: nothing ends the wait for `process::collect`.
  }

  Future<Response> recovered_ok() {
    std::vector<Future<int>> loads;
    foreach (const process::PID<Worker> &worker, workers)
      loads.push_back(dispatch(worker, &Worker::load).recover([](const Future<int> &) { return 0; }));
    return collect(loads).then([](const std::vector<int> &) -> Response { return OK(); });
  }

  Future<Response> after_ok() {
    std::vector<Future<int>> loads;
    foreach (const process::PID<Worker> &worker, workers)
      loads.push_back(dispatch(worker, &Worker::load));
    return collect(loads)
        .after(Seconds(5), [](const Future<std::vector<int>> &) -> Future<std::vector<int>> {
          return std::vector<int>();
        })
        .then([](const std::vector<int> &) -> Response { return OK(); });
  }

  Future<Response> selected_ok() {
    std::vector<Future<int>> loads;
    foreach (const process::PID<Worker> &worker, workers)
      loads.push_back(dispatch(worker, &Worker::load));
    Future<Nothing> late = process::after(Seconds(5));
    return process::select(std::set<Future<Nothing>>{late, collect(loads).then([](const std::vector<int> &) {
                             return Nothing();
                           })})
        .then([](const Future<Nothing> &) -> Response { return OK(); });
  }

  // Two actors that live as long as this one.
  Future<Response> two_ok() {
    return collect(dispatch(first, &Worker::load), dispatch(second, &Worker::load))
        .then([](const std::tuple<int, int> &) -> Response { return OK(); });
  }

  Future<Response> one_ok() {
    return dispatch(first, &Worker::load).then([](int) -> Response { return OK(); });
  }

  std::vector<process::PID<Worker>> workers;
  std::vector<std::function<Future<double>()>> gauges;
  process::PID<Worker> first, second;
};

} // namespace
