// Stand-in for <process/pid.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_PID_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_PID_HPP

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include <stand_in.hpp>

#include <process/address.hpp>

#include <stout/ip.hpp>
#include <stout/option.hpp>

namespace process {

class ProcessBase;

// The address of an actor: of one in this program, or of one at the other end of a connection. A remote peer chooses
// what it calls itself.
struct UPID {
  UPID() = default;
  UPID(const UPID &that) = default;
  UPID(UPID &&that) = default;
  UPID(const char *id_, const net::IP &ip_, uint16_t port_);
  UPID(const char *id_, const network::inet::Address &address_);
  UPID(const std::string &id_, const net::IP &ip_, uint16_t port_);
  UPID(const std::string &id_, const network::inet::Address &address_);
  UPID(const char *s);
  UPID(const std::string &s);
  UPID(const ProcessBase &process);

  UPID &operator=(const UPID &that) = default;
  UPID &operator=(UPID &&that) = default;

  operator std::string() const;
  operator bool() const;
  bool operator!() const;
  bool operator<(const UPID &that) const;
  bool operator==(const UPID &that) const;
  bool operator!=(const UPID &that) const;

  void resolve();

  struct ID {
    ID() = default;
    ID(const std::string &s);
    ID(std::string &&s);
    ID &operator=(std::string &&that);
    bool operator==(const std::string &that) const;
    bool operator==(const char *that) const;
    bool operator!=(const std::string &that) const;
    bool operator<(const std::string &that) const;
    operator const std::string &() const;
  } id;

  network::inet::Address address = network::inet4::Address::ANY_ANY();
  Option<std::string> host;
};

std::ostream &operator<<(std::ostream &stream, const UPID::ID &id);

template <typename T = ProcessBase> struct PID : UPID {
  PID() {}
  PID(const T *t) {}
  PID(const T &t) {}
  template <typename Base> operator PID<Base>() const { return stand_in::value<PID<Base>>(); }
};

std::ostream &operator<<(std::ostream &, const UPID &);
std::istream &operator>>(std::istream &, UPID &);

} // namespace process

namespace std {
template <> struct hash<process::UPID> {
  size_t operator()(const process::UPID &upid) const { return stand_in::value<size_t>(); }
};
} // namespace std

#endif // FLOODGATE_TEST_INPUTS_PROCESS_PID_HPP
