// Stand-in for <process/process.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_PROCESS_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_PROCESS_HPP

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <stand_in.hpp>

#include <process/address.hpp>
#include <process/authenticator.hpp>
#include <process/clock.hpp>
#include <process/event.hpp>
#include <process/http.hpp>
#include <process/message.hpp>
#include <process/owned.hpp>
#include <process/pid.hpp>

#include <stout/duration.hpp>
#include <stout/hashmap.hpp>
#include <stout/lambda.hpp>
#include <stout/option.hpp>
#include <stout/synchronized.hpp>

namespace process {

class ProcessBase : public EventConsumer {
public:
  explicit ProcessBase(const std::string &id = "");
  ~ProcessBase() override;

  const UPID &self() const;

protected:
  virtual void serve(Event &&event);

  void consume(MessageEvent &&event) override;
  void consume(DispatchEvent &&event) override;
  void consume(HttpEvent &&event) override;
  void consume(ExitedEvent &&event) override;
  void consume(TerminateEvent &&event) override;

  virtual void initialize();
  virtual void finalize();

  // The connection to a linked peer has ended: the peer decides when, and whether at all.
  virtual void exited(const UPID &);
  virtual void lost(const UPID &);

  void send(const UPID &to, const std::string &name, const char *data = nullptr, size_t length = 0);
  void send(const UPID &to, std::string &&name);
  void send(const UPID &to, std::string &&name, std::string &&data);

  enum class RemoteConnection { REUSE, RECONNECT };

  UPID link(const UPID &pid, const RemoteConnection remote = RemoteConnection::REUSE);

  typedef lambda::function<void(const UPID &, const std::string &)> MessageHandler;

  void install(const std::string &name, const MessageHandler &handler);
  template <typename T> void install(const std::string &name, void (T::*method)(const UPID &, const std::string &)) {}

  void delegate(const std::string &name, const UPID &pid);

  typedef lambda::function<Future<http::Response>(const http::Request &)> HttpRequestHandler;

  struct RouteOptions {
    RouteOptions();
    bool requestStreaming;
  };

  void route(const std::string &name, const Option<std::string> &help, const HttpRequestHandler &handler,
             const RouteOptions &options = RouteOptions());
  template <typename T>
  void route(const std::string &name, const Option<std::string> &help,
             Future<http::Response> (T::*method)(const http::Request &), const RouteOptions &options = RouteOptions()) {
  }

  typedef lambda::function<Future<http::Response>(const http::Request &,
                                                  const Option<http::authentication::Principal> &)>
      AuthenticatedHttpRequestHandler;

  void route(const std::string &name, const std::string &realm, const Option<std::string> &help,
             const AuthenticatedHttpRequestHandler &handler, const RouteOptions &options = RouteOptions());
  // Without authentication when there is no realm.
  template <typename T>
  void route(const std::string &name, const Option<std::string> &realm, const Option<std::string> &help,
             Future<http::Response> (T::*method)(const http::Request &,
                                                 const Option<http::authentication::Principal> &),
             const RouteOptions &options = RouteOptions()) {}

  void provide(const std::string &name, const std::string &path,
               const std::map<std::string, std::string> &types = std::map<std::string, std::string>());

  template <typename T> size_t eventCount() { return stand_in::value<size_t>(); }
};

template <typename T> class Process : public virtual ProcessBase {
public:
  ~Process() override {}

  PID<T> self() const { return stand_in::value<PID<T>>(); }

protected:
  typedef T Self;
  typedef T This;
};

bool initialize(const Option<std::string> &delegate = None(),
                const Option<std::string> &readwriteAuthenticationRealm = None(),
                const Option<std::string> &readonlyAuthenticationRealm = None());
void finalize(bool finalize_wsa = false);
network::inet::Address address();
long workers();

UPID spawn(ProcessBase *process, bool manage = false);
UPID spawn(ProcessBase &process, bool manage = false);
template <typename T> PID<T> spawn(T *t, bool manage = false) { return stand_in::value<PID<T>>(); }
template <typename T> PID<T> spawn(T &t, bool manage = false) { return stand_in::value<PID<T>>(); }

void terminate(const UPID &pid, bool inject = true);
void terminate(const ProcessBase &process, bool inject = true);
void terminate(const ProcessBase *process, bool inject = true);

// Holds the thread until the actor is gone; a negative duration is for ever.
bool wait(const UPID &pid, const Duration &duration = Seconds(-1));
bool wait(const ProcessBase &process, const Duration &duration = Seconds(-1));
bool wait(const ProcessBase *process, const Duration &duration = Seconds(-1));

void post(const UPID &to, const std::string &name, const char *data = nullptr, size_t length = 0);
void post(const UPID &from, const UPID &to, const std::string &name, const char *data = nullptr, size_t length = 0);

extern thread_local ProcessBase *__process__;

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_PROCESS_HPP
