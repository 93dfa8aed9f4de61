// Stand-in for <stout/uuid.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_UUID_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_UUID_HPP

#include <functional>
#include <string>

#include <stand_in.hpp>

#include <stout/error.hpp>
#include <stout/try.hpp>

namespace id {

struct UUID {
public:
  static UUID random();
  static Try<UUID> fromBytes(const std::string &s);
  static Try<UUID> fromString(const std::string &s);
  std::string toBytes() const;
  std::string toString() const;
  bool operator==(const UUID &that) const;
  bool operator<(const UUID &that) const;
};

std::ostream &operator<<(std::ostream &stream, const UUID &uuid);

} // namespace id

namespace std {
template <> struct hash<id::UUID> {
  size_t operator()(const id::UUID &uuid) const { return stand_in::value<size_t>(); }
};
} // namespace std

#endif // FLOODGATE_TEST_INPUTS_STOUT_UUID_HPP
