// Stand-in for <stout/bytes.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_BYTES_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_BYTES_HPP

#include <cstdint>
#include <ostream>
#include <string>

#include <stout/try.hpp>

class Bytes {
public:
  static constexpr uint64_t BYTES = 1;
  static constexpr uint64_t KILOBYTES = 1024 * BYTES;
  static constexpr uint64_t MEGABYTES = 1024 * KILOBYTES;
  static constexpr uint64_t GIGABYTES = 1024 * MEGABYTES;
  static constexpr uint64_t TERABYTES = 1024 * GIGABYTES;

  static Try<Bytes> parse(const std::string &s);

  constexpr Bytes(uint64_t bytes = 0) : value(bytes) {}
  constexpr Bytes(uint64_t _value, uint64_t _unit) : value(_value * _unit) {}

  uint64_t bytes() const;

  bool operator<(const Bytes &that) const;
  bool operator<=(const Bytes &that) const;
  bool operator>(const Bytes &that) const;
  bool operator>=(const Bytes &that) const;
  bool operator==(const Bytes &that) const;
  bool operator!=(const Bytes &that) const;
  Bytes &operator+=(const Bytes &that);
  Bytes &operator-=(const Bytes &that);
  Bytes &operator*=(uint64_t multiplier);
  Bytes &operator/=(uint64_t divisor);

private:
  uint64_t value;
};

inline constexpr Bytes Kilobytes(uint64_t value) { return Bytes(value, Bytes::KILOBYTES); }
inline constexpr Bytes Megabytes(uint64_t value) { return Bytes(value, Bytes::MEGABYTES); }
inline constexpr Bytes Gigabytes(uint64_t value) { return Bytes(value, Bytes::GIGABYTES); }
inline constexpr Bytes Terabytes(uint64_t value) { return Bytes(value, Bytes::TERABYTES); }

std::ostream &operator<<(std::ostream &stream, const Bytes &bytes);

#endif // FLOODGATE_TEST_INPUTS_STOUT_BYTES_HPP
