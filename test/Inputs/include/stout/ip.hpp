// Stand-in for <stout/ip.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_IP_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_IP_HPP

#include <netinet/in.h>

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

#include <stand_in.hpp>

#include <stout/try.hpp>

namespace net {

class IP {
public:
  static Try<IP> parse(const std::string &value, int family = AF_UNSPEC);
  static Try<IP> create(const struct sockaddr_storage &_storage);
  explicit IP(const struct in_addr &_storage);
  explicit IP(const struct in6_addr &_storage);
  explicit IP(uint32_t _ip);
  int family() const;
  bool isLoopback() const;
  bool isAny() const;
  bool operator==(const IP &that) const;
  bool operator!=(const IP &that) const;
  bool operator<(const IP &that) const;
  bool operator>(const IP &that) const;
};

class IPv4 : public IP {
public:
  static IPv4 LOOPBACK();
  static IPv4 ANY();
  static Try<IPv4> parse(const std::string &value);
  explicit IPv4(const in_addr &in);
  explicit IPv4(uint32_t ip);
};

class IPv6 : public IP {
public:
  static IPv6 LOOPBACK();
  static IPv6 ANY();
  static Try<IPv6> parse(const std::string &value);
  explicit IPv6(const in6_addr &in6);
};

std::ostream &operator<<(std::ostream &stream, const IP &ip);

} // namespace net

namespace std {
template <> struct hash<net::IP> {
  size_t operator()(const net::IP &ip) const { return stand_in::value<size_t>(); }
};
} // namespace std

#endif // FLOODGATE_TEST_INPUTS_STOUT_IP_HPP
