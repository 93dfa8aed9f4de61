// A coroutine goes on where it has waited without holding anybody up. What it calls by itself still does.

// RUN: %check_both %s dos-blocking-call-in-actor -- -std=c++20

#include <chrono>
#include <thread>

#include <asio.hpp>

using asio::ip::tcp;

namespace {

asio::awaitable<void> echo_bad(tcp::socket socket) {
  char data[512];
  for (;;) {
    std::size_t length = co_await socket.async_read_some(asio::buffer(data), asio::use_awaitable);
    co_await asio::async_write(socket, asio::buffer(data), asio::use_awaitable);
    if (length > 100)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
// CHECK: :[[@LINE-1]]:7: warning: `std::this_thread::sleep_for` makes the event loop wait for a time to pass.
  }
}

asio::awaitable<void> listen_ok(tcp::acceptor &acceptor) {
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor.get_executor(), echo_bad(std::move(socket)), asio::detached);
  }
}

void serve(asio::io_context &io, tcp::acceptor &acceptor) {
  asio::co_spawn(io, listen_ok(acceptor), asio::detached);
  io.run();
}

} // namespace
