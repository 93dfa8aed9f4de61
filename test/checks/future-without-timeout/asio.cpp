// Connections on Asio, alone or as a part of Boost: with a deadline and without.

// RUN: %check_both %s dos-future-without-timeout
// RUN: %check_both %s dos-future-without-timeout -- -DWITH_BOOST

#include <memory>
#include <thread>
#include <utility>

#ifdef WITH_BOOST
#include <boost/asio.hpp>
namespace asio = boost::asio;
#else
#include <asio.hpp>
#endif

using asio::ip::tcp;

namespace {

// One finding a connection; the other waits stand beside it.
class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket socket) : socket(std::move(socket)) {}

  void start() {
    auto self(shared_from_this());
    socket.async_read_some(asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:12: warning: nothing ends the wait on `{{.*}}Session::socket`. It is up to the peer when `{{.*}}async_read_some` completes, and no timer closes or cancels it; one that is silent keeps the connection and its `{{.*}}Session`, by a new connection in `{{.*}}Server::accept`.
      if (!error)
        answer();
    });
  }

private:
  void answer() {
    auto self(shared_from_this());
    asio::async_write(socket, asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
      if (!error)
        start();
    });
  }

  tcp::socket socket;
  char data[512];
};

// A timer closes the socket when nothing has come.
class TimedSession : public std::enable_shared_from_this<TimedSession> {
public:
  TimedSession(asio::io_context &io, tcp::socket socket) : socket_ok(std::move(socket)), deadline(io) {}

  void start() {
    deadline.expires_after(std::chrono::seconds(30));
    auto self(shared_from_this());
    deadline.async_wait([this, self](asio::error_code error) {
      if (!error)
        stop();
    });
    socket_ok.async_read_some(asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
      if (!error)
        start();
    });
  }

private:
  void stop() { socket_ok.close(); }

  tcp::socket socket_ok;
  asio::steady_timer deadline;
  char data[512];
};

// A timer that does something else ends nothing.
class CountingSession : public std::enable_shared_from_this<CountingSession> {
public:
  CountingSession(asio::io_context &io, tcp::socket socket) : socket_bad(std::move(socket)), tick(io) {}

  void start() {
    auto self(shared_from_this());
    tick.expires_after(std::chrono::seconds(1));
    tick.async_wait([this, self](asio::error_code) { ++seconds; });
    socket_bad.async_read_some(asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:16: warning: nothing ends the wait on `{{.*}}CountingSession::socket_bad`.
      if (error)
        socket_bad.close();
      else
        start();
    });
  }

private:
  tcp::socket socket_bad;
  asio::steady_timer tick;
  int seconds = 0;
  char data[512];
};

// A thread a connection: as many silent peers, so many threads.
void serve(tcp::socket socket) {
  char data[512];
  while (true)
    asio::write(socket, asio::buffer(data, socket.read_some(asio::buffer(data))));
// CHECK: :[[@LINE-1]]:51: warning: nothing ends the wait on `socket`. It is up to the peer when `{{.*}}read_some` completes, and no timer closes or cancels it; one that is silent keeps the connection and the thread
}

class Server {
public:
  Server(asio::io_context &io, const tcp::endpoint &endpoint) : io(io), acceptor_ok(io, endpoint) { accept(); }

private:
  void accept() {
    acceptor_ok.async_accept([this](asio::error_code error, tcp::socket socket) {
      if (!error)
        std::make_shared<Session>(std::move(socket))->start();
      accept();
    });
    acceptor_ok.async_accept([this](asio::error_code error, tcp::socket socket) {
      if (!error)
        std::make_shared<TimedSession>(io, std::move(socket))->start();
    });
    acceptor_ok.async_accept([this](asio::error_code error, tcp::socket socket) {
      if (!error)
        std::make_shared<CountingSession>(io, std::move(socket))->start();
    });
  }

  asio::io_context &io;
  tcp::acceptor acceptor_ok;
};

void run(asio::io_context &io) {
  Server server(io, tcp::endpoint(tcp::v4(), 80));
  io.run();
}

void runBlocking(asio::io_context &io) {
  tcp::acceptor acceptor(io, tcp::endpoint(tcp::v4(), 80));
  while (true)
    std::thread(serve, acceptor.accept()).detach();
}

} // namespace
