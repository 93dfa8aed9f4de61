// RUN: %tidy --checks=-*,dos-* --config={} %s -- -std=c++17 -isystem %inputs | FileCheck %s --implicit-check-not=warning:

#include <process/http.hpp>
#include <process/process.hpp>

#include <stout/hashmap.hpp>

namespace {

class Sessions : public process::Process<Sessions> {
  void initialize() override {
    route("/open", None(), [this](const process::http::Request &request) { return open(request); });
  }

  process::Future<process::http::Response> open(const process::http::Request &request) {
    first[request.body] = 1;
// CHECK: :[[@LINE-1]]:5: warning: {{.*}}first{{.*}} [dos-unbounded-container]
    second[request.body] = 1; // NOLINT(dos-unbounded-container): a front end admits ten names
    // NOLINTNEXTLINE(dos-*)
    third[request.body] = 1;
    // NOLINTBEGIN(dos-unbounded-container)
    fourth[request.body] = 1;
    // NOLINTEND(dos-unbounded-container)
    fifth[request.body] = 1; // NOLINT(dos-blocking-call-in-actor): another check
// CHECK: :[[@LINE-1]]:5: warning: {{.*}}fifth{{.*}} [dos-unbounded-container]
    return process::http::OK();
  }

  hashmap<std::string, int> first, second, third, fourth, fifth;
};

} // namespace
