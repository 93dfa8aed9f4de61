// Servers on Asio: what is read from a socket is a peer's.

// RUN: %check_both %s dos-unbounded-logging

#include <asio.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

using asio::ip::tcp;

namespace {

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket socket) : socket(std::move(socket)) {}

  void read() {
    auto self = shared_from_this();
    socket.async_read_some(asio::buffer(data), [this, self](std::error_code ec, std::size_t length) {
      if (ec)
        return;
      handle(std::string(data.data(), length));
      read();
    });
  }

private:
  void handle(const std::string &request) {
    auto name = names.find(request);
    if (name == names.end()) {
      std::cerr << "unknown request" << std::endl;
// CHECK: :[[@LINE-1]]:7: warning: `std::cerr` writes a line for each request that is refused. By the socket read in `Session::read`, anybody fills the log
      return;
    }
    std::clog << "request " << name->second << std::endl;
  }

  tcp::socket socket;
  std::vector<char> data;
  std::map<std::string, int> names;
};

} // namespace

void serve(tcp::socket socket) { std::make_shared<Session>(std::move(socket))->read(); }
