// A coroutine goes on with what a peer has sent, and what it adds to outlives it.

// RUN: %check_both %s dos-unbounded-container -- -std=c++20

#include <deque>
#include <map>
#include <string>

#include <asio.hpp>

using asio::ip::tcp;

namespace {

struct Room {
  std::deque<std::string> history_bad, recent_ok;
  std::map<std::string, int> connected_ok;
};

asio::awaitable<void> session(tcp::socket socket, Room &room) {
  char data[512];
  std::string name = socket.remote_endpoint().address().to_string();
  room.connected_ok[name] = 1;
  std::string all;
  for (;;) {
    std::size_t length = co_await socket.async_read_some(asio::buffer(data), asio::use_awaitable);
    if (length == 0)
      break;
    room.history_bad.push_back(std::string(data, length));
// CHECK: :[[@LINE-1]]:22: warning: `{{.*}}Room::history_bad` grows
    room.recent_ok.push_back(std::string(data, length));
    if (room.recent_ok.size() > 100)
      room.recent_ok.pop_front();
  }
  room.connected_ok.erase(name);
}

asio::awaitable<void> listen(tcp::acceptor &acceptor, Room &room) {
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor.get_executor(), session(std::move(socket), room), asio::detached);
  }
}

Room lobby;

void serve(asio::io_context &io, tcp::acceptor &acceptor) {
  asio::co_spawn(io, listen(acceptor, lobby), asio::detached);
  io.run();
}

} // namespace
