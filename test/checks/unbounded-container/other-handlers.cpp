// What else a peer can make run: events that an actor consumes, the end of a connection, HTTP, gauges.

// RUN: %check_both %s dos-unbounded-container

#include <process/defer.hpp>
#include <process/http.hpp>
#include <process/metrics/pull_gauge.hpp>
#include <process/process.hpp>

#include <stout/hashmap.hpp>

using process::Future;
using process::UPID;
using process::http::OK;
using process::http::Request;
using process::http::Response;
using process::http::authentication::Principal;

namespace {

class Server : public process::Process<Server> {
public:
  Server()
      : gauge("server/queue", process::defer(self(), &Server::sample_bad)), http(this) {}

protected:
  using process::ProcessBase::consume;

  void initialize() override {
    route("/method", None(), &Server::routedMethod_bad);
    route("/realm", std::string("readwrite"), None(), &Server::routedWithRealm_bad);
    route("/lambda", None(), [this](const Request &request) {
      inLambda[request.url.path] = 1;
// CHECK: :[[@LINE-1]]:7: warning: `Server::inLambda` grows {{.*}} the key `request.url.path` {{.*}}, by endpoint `/lambda`
      return OK();
    });
    route("/nested", None(), [this](const Request &request) { return http.nested_bad(request); });
    route("/nested/realm", "readonly", None(), [this](const Request &request, const Option<Principal> &principal) {
      return http.nestedWithRealm_bad(request, principal);
    });
  }

  Future<Response> routedMethod_bad(const Request &request) {
    paths.push_back(request.url.path);
// CHECK: :[[@LINE-1]]:11: warning: `Server::paths` grows {{.*}} the number of elements that `push_back` adds, by endpoint `/method`
    return OK();
  }

  Future<Response> routedWithRealm_bad(const Request &request, const Option<Principal> &principal) {
    queries[request.url.query.at("name")] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Server::queries` grows {{.*}}, by endpoint `/realm`
    return OK();
  }

  void consume(process::MessageEvent &&event) override {
    bodies.push_back(event.message.body);
// CHECK: :[[@LINE-1]]:12: warning: `Server::bodies` grows
  }

  // The program dispatches to itself.
  void consume(process::DispatchEvent &&event) override { dispatches.push_back(1); }

  void exited(const UPID &pid) override {
    gone.push_back(pid);
// CHECK: :[[@LINE-1]]:10: warning: `Server::gone` grows
  }

  // Whoever asks for the metrics makes this run.
  Future<double> sample_bad() {
    samples.push_back(1);
// CHECK: :[[@LINE-1]]:13: warning: `Server::samples` grows
    return 0;
  }

private:
  // No actor, but its methods run on the one that routes to them.
  struct Http {
    explicit Http(Server *server) : server(server) {}

    Future<Response> nested_bad(const Request &request) {
      server->nested.insert({request.body, 1});
// CHECK: :[[@LINE-1]]:22: warning: `Server::nested` grows {{.*}}, by endpoint `/nested`;
      return OK();
    }

    Future<Response> nestedWithRealm_bad(const Request &request, const Option<Principal> &principal) {
      own.push_back(request.body);
// CHECK: :[[@LINE-1]]:11: warning: `Server::Http::own` grows {{.*}}, by endpoint `/nested/realm`
      return OK();
    }

    Server *server;
    std::vector<std::string> own;
  };

  hashmap<std::string, int> inLambda, queries, nested;
  std::vector<std::string> paths, bodies;
  std::vector<UPID> gone;
  std::vector<int> dispatches, samples;
  process::metrics::PullGauge gauge;
  Http http;
};

} // namespace
