// Stand-in for <process/address.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_ADDRESS_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_ADDRESS_HPP

#include <cstdint>
#include <ostream>
#include <string>

#include <stout/error.hpp>
#include <stout/ip.hpp>
#include <stout/try.hpp>

namespace process {
namespace network {

namespace inet {

class Address {
public:
  Address(const net::IP &_ip, uint16_t _port);
  // Asks a name server, and waits for it.
  Try<std::string> lookup_hostname() const;
  bool operator<(const Address &that) const;
  bool operator==(const Address &that) const;
  bool operator!=(const Address &that) const;
  net::IP ip;
  uint16_t port;
};

std::ostream &operator<<(std::ostream &stream, const Address &address);

} // namespace inet

namespace inet4 {

class Address : public inet::Address {
public:
  static Address LOOPBACK_ANY();
  static Address ANY_ANY();
  Address(const net::IPv4 &ip, in_port_t port);
};

} // namespace inet4

class Address {
public:
  Address(const inet::Address &address);
};

std::ostream &operator<<(std::ostream &stream, const Address &address);

} // namespace network
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_ADDRESS_HPP
