// What is worth an auditor's look only: whoever implements an interface, a chain on which nothing is seen to hang, a
// thread that waits, and the other side of a connection that the program has opened.

// RUN: %check_both %s dos-future-without-timeout --audit

#include <deque>

#include <process/async.hpp>
#include <process/defer.hpp>
#include <process/http.hpp>
#include <process/protobuf.hpp>
#include <process/subprocess.hpp>

#include <stout/os.hpp>

#include <asio.hpp>

using process::defer;
using process::Future;
using process::http::OK;
using process::http::Request;
using process::http::Response;

namespace {

struct Write : google::protobuf::Message {
  const std::string &text() const;
};

class Authorizer {
public:
  virtual ~Authorizer();
  virtual Future<bool> authorized(const std::string &name) = 0;
};

// In the program, and answers from memory.
class Store {
public:
  virtual ~Store();
  virtual Future<bool> has(const std::string &name) = 0;
};

class MemoryStore : public Store {
public:
  ~MemoryStore() override;
  Future<bool> has(const std::string &name) override { return !name.empty(); }
};

class Master : public ProtobufProcess<Master> {
protected:
  void initialize() override {
    install<Write>(&Master::notify, &Write::text);
    install<Write>(&Master::write, &Write::text);
    install<Write>(&Master::compute_ok, &Write::text);
    route("/authorized", None(), [this](const Request &request) { return authorize(request); });
    route("/has", None(), [this](const Request &request) { return has_ok(request); });
  }

private:
  Future<Response> authorize(const Request &request) {
    return authorizer->authorized(request.body).then([](bool) -> Response { return OK(); });
// CHECK: :[[@LINE-1]]:24: {{audit|warning: audit}}: nothing ends the wait for `{{.*}}Authorizer::authorized`. It is up to whoever implements
  }

  Future<Response> has_ok(const Request &request) {
    return store->has(request.body).then([](bool) -> Response { return OK(); });
  }

  // Nothing is known to stay meanwhile.
  void notify(const std::string &text) {
    Try<process::Subprocess> mail = process::subprocess("mail " + text);
    mail->status().onAny(defer(self(), &Master::notified));
// CHECK: :[[@LINE-1]]:11: {{audit|warning: audit}}: nothing ends the wait for `process::Subprocess::status`. It is up to a child process
  }

  void notified() {}

  // A thread may wait, as this one does for the disk. What is queued behind it stays.
  void write(const std::string &text) {
    queue.push_back(text);
    process::async([text]() { return os::read(text).isSome(); }).onAny(defer(self(), &Master::written));
// CHECK: :[[@LINE-1]]:5: {{audit|warning: audit}}: nothing ends the wait for `process::async`. A thread computes it, which may wait, and until then what `{{.*}}Master::queue` holds for it stays
  }

  void written() { queue.pop_front(); }

  void compute_ok(const std::string &text) {
    process::async([text]() { return text.size(); }).onAny(defer(self(), &Master::notified));
  }

  Authorizer *authorizer;
  Store *store;
  std::deque<std::string> queue;
};

class Client {
public:
  Client(asio::io_context &io) : socket(io) {}

  void start(const asio::ip::tcp::resolver::results_type &endpoints) {
    asio::async_connect(socket, endpoints, [this](asio::error_code error, asio::ip::tcp::endpoint) {
      if (!error)
        read();
    });
  }

private:
  void read() {
    socket.async_read_some(asio::buffer(data), [this](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:12: {{audit|warning: audit}}: nothing ends the wait on `{{.*}}Client::socket`.
      if (!error)
        read();
    });
  }

  asio::ip::tcp::socket socket;
  char data[512];
};

void run(asio::io_context &io, const asio::ip::tcp::resolver::results_type &endpoints) {
  Client client(io);
  client.start(endpoints);
  io.run();
}

} // namespace
