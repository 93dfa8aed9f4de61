// What decides between the gate and an audit, of connections: pairs that differ in the one thing that the comment names.

// RUN: %check_both %s dos-future-without-timeout --audit

#include <memory>
#include <utility>

#include <asio.hpp>

using asio::ip::tcp;

namespace {

// The one that the others are held against.
class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket socket) : read_gate(std::move(socket)) {}

  void start() {
    auto self(shared_from_this());
    read_gate.async_read_some(asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:15: warning: nothing ends the wait on `{{.*}}Session::read_gate`.
      if (!error)
        start();
    });
  }

private:
  tcp::socket read_gate;
  char data[512];
};

// Whether it only writes.
class Teller : public std::enable_shared_from_this<Teller> {
public:
  explicit Teller(tcp::socket socket) : written_audit(std::move(socket)) {}

  void start() {
    auto self(shared_from_this());
    asio::async_write(written_audit, asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:{{[0-9]+}}: {{(warning: )?}}audit: nothing ends the wait on `{{.*}}Teller::written_audit`.
      if (!error)
        start();
    });
  }

private:
  tcp::socket written_audit;
  char data[512];
};

// Whether a timer closes it, or only another call of whoever uses it.
class Closed : public std::enable_shared_from_this<Closed> {
public:
  explicit Closed(tcp::socket socket) : closed_gate(std::move(socket)) {}

  void start() {
    auto self(shared_from_this());
    closed_gate.async_read_some(asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:17: warning: nothing ends the wait on `{{.*}}Closed::closed_gate`.
      if (!error)
        start();
    });
  }
  void stop() { closed_gate.close(); }

private:
  tcp::socket closed_gate;
  char data[512];
};

class Timed : public std::enable_shared_from_this<Timed> {
public:
  Timed(asio::io_context &io, tcp::socket socket) : timed_ok(std::move(socket)), deadline(io) {}

  void start() {
    auto self(shared_from_this());
    deadline.expires_after(std::chrono::seconds(30));
    deadline.async_wait([this, self](asio::error_code error) { stop(); });
    timed_ok.async_read_some(asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
      if (!error)
        start();
    });
  }
  void stop() { timed_ok.close(); }

private:
  tcp::socket timed_ok;
  asio::steady_timer deadline;
  char data[512];
};

class Server {
public:
  Server(asio::io_context &io, const tcp::endpoint &endpoint) : io(io), acceptor(io, endpoint) { accept(); }

private:
  void accept() {
    acceptor.async_accept([this](asio::error_code error, tcp::socket socket) {
      std::make_shared<Session>(std::move(socket))->start();
      accept();
    });
    acceptor.async_accept([this](asio::error_code error, tcp::socket socket) {
      std::make_shared<Teller>(std::move(socket))->start();
    });
    acceptor.async_accept([this](asio::error_code error, tcp::socket socket) {
      auto session = std::make_shared<Closed>(std::move(socket));
      session->start();
      if (error)
        session->stop();
    });
    acceptor.async_accept([this](asio::error_code error, tcp::socket socket) {
      std::make_shared<Timed>(io, std::move(socket))->start();
    });
  }

  asio::io_context &io;
  tcp::acceptor acceptor;
};

// Whether it was accepted, or opened to a side that the program has chosen.
class Client {
public:
  explicit Client(asio::io_context &io) : chosen_audit(io) {}

  void start(const tcp::resolver::results_type &endpoints) {
    asio::async_connect(chosen_audit, endpoints, [this](asio::error_code error, tcp::endpoint) {
      if (!error)
        read();
    });
  }

private:
  void read() {
    chosen_audit.async_read_some(asio::buffer(data), [this](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:18: {{(warning: )?}}audit: nothing ends the wait on `{{.*}}Client::chosen_audit`.
      if (!error)
        read();
    });
  }

  tcp::socket chosen_audit;
  char data[512];
};

// The same, begun where a connection is accepted, as a proxy does.
class Proxy {
public:
  Proxy(asio::io_context &io, const tcp::endpoint &endpoint) : acceptor(io, endpoint), upstream_audit(io) { accept(); }

private:
  void accept() {
    acceptor.async_accept([this](asio::error_code error, tcp::socket) {
      upstream_audit.async_connect(tcp::endpoint(tcp::v4(), 81), [this](asio::error_code error) { read(); });
    });
  }
  void read() {
    upstream_audit.async_read_some(asio::buffer(data), [this](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:20: {{(warning: )?}}audit: nothing ends the wait on `{{.*}}Proxy::upstream_audit`.
      if (!error)
        read();
    });
  }

  tcp::acceptor acceptor;
  tcp::socket upstream_audit;
  char data[512];
};

// One that nobody is seen to have accepted.
class Device {
public:
  explicit Device(tcp::socket socket) : given_audit(std::move(socket)) {}

  void start() {
    given_audit.async_read_some(asio::buffer(data), [this](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:17: {{(warning: )?}}audit: nothing ends the wait on `{{.*}}Device::given_audit`.
      if (!error)
        start();
    });
  }

private:
  tcp::socket given_audit;
  char data[512];
};

void run(asio::io_context &io, const tcp::resolver::results_type &endpoints, Device &device) {
  Server server(io, tcp::endpoint(tcp::v4(), 80));
  Proxy proxy(io, tcp::endpoint(tcp::v4(), 82));
  Client client(io);
  client.start(endpoints);
  device.start();
  io.run();
}

} // namespace
