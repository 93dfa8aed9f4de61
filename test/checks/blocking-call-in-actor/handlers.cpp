// The handlers of nested objects, of tables and of generic callers run on the actor that they were registered by.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <functional>
#include <map>

#include <process/defer.hpp>
#include <process/protobuf.hpp>

#include <stout/net.hpp>
#include <stout/os.hpp>

using process::defer;
using process::Future;
using process::UPID;
using process::http::OK;
using process::http::Request;
using process::http::Response;

namespace {

struct Do : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

template <typename F> int measured(F &&f) { return f(); }

class Names {
public:
  virtual ~Names();
  virtual std::string nameOf(const UPID &pid) = 0;
};

class CachedNames : public Names {
public:
  std::string nameOf(const UPID &pid) override { return "known"; }
};

class ResolvedNames : public Names {
public:
  std::string nameOf(const UPID &pid) override {
    return net::getHostname(net::IP(0)).get();
// CHECK: :[[@LINE-1]]:12: warning: `net::getHostname` makes `{{.*}}Master` wait for name resolution.
  }
};

// Nobody calls it by a base class, and nobody calls it.
class OtherNames : public Names {
public:
  std::string nameOf(const UPID &pid) override { return "other"; }
  void refresh_ok() { os::shell("getent hosts"); }
};

class Master : public ProtobufProcess<Master> {
public:
  Master(Names *names) : http(this), names(names) {
    actions["reload"] = [](const std::string &name) {
      os::shell("reload " + name);
// CHECK: :[[@LINE-1]]:7: warning: `os::shell` makes `{{.*}}Master` wait for a child process.
    };
  }

protected:
  void initialize() override {
    install<Do>(&Master::work);
    route("/state", "readonly", None(),
          [this](const Request &request, const Option<process::http::authentication::Principal> &principal) {
            return http.state_bad(request);
          });
  }

  void work(const UPID &from, const Do &message) {
    names->nameOf(from);
    actions.at(message.name())(message.name());
    measured([&] { return lookUp(message.name()).get(); });
// CHECK: :[[@LINE-1]]:50: warning: `process::Future::get` makes `{{.*}}Master` wait
    std::function<int()> task = std::bind(&Master::bound_bad, this, message.name());
    task();
  }

  int bound_bad(const std::string &name) {
    return lookUp(name).get();
// CHECK: :[[@LINE-1]]:25: warning: `process::Future::get` makes `{{.*}}Master` wait
  }

private:
  struct Http {
    explicit Http(Master *master) : master(master) {}

    Future<Response> state_bad(const Request &request) {
      return OK(std::to_string(lookUp(request.body).get()));
// CHECK: :[[@LINE-1]]:53: warning: `process::Future::get` makes `{{.*}}Master` wait {{.*}} endpoint `/state` reaches it
    }

    Master *master;
  };

  Http http;
  Names *names;
  std::map<std::string, std::function<void(const std::string &)>> actions;
};

} // namespace
