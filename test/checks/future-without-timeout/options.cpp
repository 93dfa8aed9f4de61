// EndedWaits names functions whose futures always complete, and connections that something else ends.

// RUN: %check_both %s dos-future-without-timeout --option 'EndedWaits=Tool::stop_ok;Session::socket_ok'

#include <memory>
#include <utility>

#include <process/defer.hpp>
#include <process/protobuf.hpp>
#include <process/subprocess.hpp>

#include <stout/hashset.hpp>

#include <asio.hpp>

using process::defer;
using process::Future;

struct Register : google::protobuf::Message {
  const std::string &name() const;
};

struct Tool {
  Future<Option<int>> stop_ok(const std::string &name) { return process::subprocess(name)->status(); }
  Future<Option<int>> stop_bad(const std::string &name) { return process::subprocess(name)->status(); }
};

class Master : public ProtobufProcess<Master> {
  void initialize() override {
    install<Register>(&Master::stop, &Register::name);
  }

  void stop(const std::string &name) {
    stopping.insert(name);
    tool.stop_ok(name).onAny(defer(self(), &Master::stopped, name));
    tool.stop_bad(name).onAny(defer(self(), &Master::stopped, name));
// CHECK: :[[@LINE-1]]:10: warning: nothing ends the wait for `Tool::stop_bad`.
  }

  void stopped(const std::string &name) { stopping.erase(name); }

  Tool tool;
  hashset<std::string> stopping;
};

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(asio::ip::tcp::socket socket) : socket_ok(std::move(socket)) {}

  void start() {
    auto self(shared_from_this());
    socket_ok.async_read_some(asio::buffer(data), [this, self](asio::error_code error, std::size_t) {
      if (!error)
        start();
    });
  }

private:
  asio::ip::tcp::socket socket_ok;
  char data[512];
};

void accept(asio::ip::tcp::acceptor &acceptor) {
  acceptor.async_accept([&acceptor](asio::error_code, asio::ip::tcp::socket socket) {
    std::make_shared<Session>(std::move(socket))->start();
    accept(acceptor);
  });
}
