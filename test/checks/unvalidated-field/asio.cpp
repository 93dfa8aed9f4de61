// What a socket has put into a buffer is the peer's; how much of it there is, is not.

// RUN: %check_both %s dos-unvalidated-field

#include <memory>
#include <string>
#include <vector>

#include <asio.hpp>

namespace {

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(asio::ip::tcp::socket socket) : socket_(std::move(socket)) {}

  void read() {
    auto self = shared_from_this();
    socket_.async_read_some(asio::buffer(data_, 16), [this, self](std::error_code error, std::size_t length) {
      if (error)
        return;
      for (std::size_t i = 0; i < length; ++i)
        data_[i] ^= 1;
      list_.reserve(length);
      reserve_bad();
      checked_ok();
      read();
    });
  }

  void reserve_bad() {
    list_.resize(data_[0] * 1000);
// CHECK: :[[@LINE-1]]:11: warning: unchecked `what it receives` from a peer decides how much memory is taken at once
  }

  void checked_ok() {
    if (data_[1] > 8)
      return;
    list_.resize(data_[1]);
  }

private:
  asio::ip::tcp::socket socket_;
  unsigned char data_[16];
  std::vector<int> list_;
};

void serve(asio::ip::tcp::socket socket) { std::make_shared<Session>(std::move(socket))->read(); }

} // namespace
