// Stand-in for <process/socket.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_SOCKET_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_SOCKET_HPP

#include <sys/types.h>

#include <memory>
#include <string>

#include <stand_in.hpp>

#include <process/address.hpp>
#include <process/future.hpp>

#include <stout/nothing.hpp>
#include <stout/option.hpp>
#include <stout/try.hpp>

namespace process {
namespace network {
namespace internal {

class SocketImpl : public std::enable_shared_from_this<SocketImpl> {
public:
  enum class Kind { POLL };
  static Kind DEFAULT_KIND();
  virtual ~SocketImpl();
  virtual Future<std::shared_ptr<SocketImpl>> accept() = 0;
  virtual Future<Nothing> connect(const Address &address) = 0;
  virtual Future<size_t> recv(char *data, size_t size) = 0;
  virtual Future<size_t> send(const char *data, size_t size) = 0;
  virtual Future<size_t> sendfile(int fd, off_t offset, size_t size) = 0;
  virtual Future<std::string> recv(const Option<ssize_t> &size = None());
  virtual Future<Nothing> send(const std::string &data);
};

template <typename AddressType> class Socket {
public:
  static Try<Socket> create(SocketImpl::Kind kind = SocketImpl::DEFAULT_KIND()) {
    return stand_in::value<Try<Socket>>();
  }
  bool operator==(const Socket &that) const { return stand_in::value<bool>(); }
  Try<AddressType> address() const { return stand_in::value<Try<AddressType>>(); }
  Try<AddressType> peer() const { return stand_in::value<Try<AddressType>>(); }
  Try<AddressType> bind(const AddressType &address) { return stand_in::value<Try<AddressType>>(); }
  Try<Nothing> listen(int backlog) { return stand_in::value<Try<Nothing>>(); }

  // These wait for nothing: each returns a future. That of recv() completes when the peer has sent, that of send() when
  // the kernel has taken the data, which it does only as fast as the peer reads.
  Future<Socket> accept() { return Future<Socket>(); }
  Future<Nothing> connect(const AddressType &address) { return stand_in::value<Future<Nothing>>(); }
  Future<size_t> recv(char *data, size_t size) const { return stand_in::value<Future<size_t>>(); }
  Future<std::string> recv(const Option<ssize_t> &size = None()) { return stand_in::value<Future<std::string>>(); }
  Future<size_t> send(const char *data, size_t size) const { return stand_in::value<Future<size_t>>(); }
  Future<Nothing> send(const std::string &data) { return stand_in::value<Future<Nothing>>(); }
  Future<size_t> sendfile(int fd, off_t offset, size_t size) const { return stand_in::value<Future<size_t>>(); }

private:
  explicit Socket(std::shared_ptr<SocketImpl> &&that) {}
  explicit Socket(const std::shared_ptr<SocketImpl> &that) {}
};

} // namespace internal

using Socket = network::internal::Socket<network::Address>;

namespace inet {
using Socket = network::internal::Socket<inet::Address>;
} // namespace inet

} // namespace network
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_SOCKET_HPP
