// On an event loop of Asio, alone or as a part of Boost, the synchronous operations hold all connections up; on a
// thread of its own they do not.

// RUN: %check_both %s dos-blocking-call-in-actor
// RUN: %check_both %s dos-blocking-call-in-actor -- -DWITH_BOOST

#include <memory>
#include <thread>

#ifdef WITH_BOOST
#include <boost/asio.hpp>
namespace asio = boost::asio;
#else
#include <asio.hpp>
#endif

using asio::ip::tcp;

namespace {

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket socket) : socket(std::move(socket)), resolver(this->socket.get_executor()),
                                         timer(this->socket.get_executor()) {}

  void start() {
    auto self = shared_from_this();
    asio::async_read(socket, asio::buffer(header), [this, self](asio::error_code error, std::size_t) {
      if (error)
        return;
      asio::read(socket, asio::buffer(body));
// CHECK: :[[@LINE-1]]:7: warning: `{{(boost::)?}}asio::read` makes the event loop wait for a peer to send. From outside, the socket read in `{{.*}}Session::start` reaches it
      asio::write(socket, asio::buffer(body));
// CHECK: :[[@LINE-1]]:7: warning: `{{(boost::)?}}asio::write` makes the event loop wait for a peer to read.
      auto found = resolver.resolve("example.org", "http");
// CHECK: :[[@LINE-1]]:29: warning: `{{(boost::)?}}asio::ip::basic_resolver::resolve` makes the event loop wait for name resolution.
      tcp::socket upstream(socket.get_executor());
      asio::connect(upstream, found);
// CHECK: :[[@LINE-1]]:7: warning: `{{(boost::)?}}asio::connect` makes the event loop wait for a connection.
      timer.wait();
// CHECK: :[[@LINE-1]]:13: warning: `{{(boost::)?}}asio::basic_waitable_timer::wait` makes the event loop wait for a time to pass.
      asio::async_write(socket, asio::buffer(body), [self](asio::error_code, std::size_t) {});
      asio::post(socket.get_executor(), [this, self] {
        socket.read_some(asio::buffer(body));
// CHECK: :[[@LINE-1]]:16: warning: `{{(boost::)?}}asio::basic_stream_socket::read_some` makes the event loop wait
      });
      asio::post(pool, [this, self] { socket.read_some(asio::buffer(header)); });
      std::thread([this, self] { asio::read(socket, asio::buffer(header)); }).detach();
    });
  }

private:
  tcp::socket socket;
  tcp::resolver resolver;
  asio::steady_timer timer;
  asio::thread_pool pool;
  char header[4], body[512];
};

class Listener {
public:
  explicit Listener(asio::io_context &io) : acceptor(io) {}

  void accept() {
    acceptor.async_accept([this](asio::error_code error, tcp::socket socket) {
      std::make_shared<Session>(std::move(socket))->start();
      accept();
    });
  }

private:
  tcp::acceptor acceptor;
};

// A thread for each connection.
void session_ok(tcp::socket socket) {
  char data[512];
  for (;;) {
    std::size_t length = socket.read_some(asio::buffer(data));
    asio::write(socket, asio::buffer(data));
    if (length == 0)
      return;
  }
}

void server_ok(asio::io_context &io) {
  tcp::acceptor acceptor(io, tcp::endpoint(tcp::v4(), 80));
  for (;;)
    std::thread(session_ok, acceptor.accept()).detach();
}

} // namespace
