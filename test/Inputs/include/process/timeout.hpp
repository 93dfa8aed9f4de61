// Stand-in for <process/timeout.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_TIMEOUT_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_TIMEOUT_HPP

#include <process/clock.hpp>
#include <process/time.hpp>

#include <stout/duration.hpp>

namespace process {

class Timeout {
public:
  Timeout();
  explicit Timeout(const Time &time);
  Timeout(const Timeout &that);
  static Timeout in(const Duration &duration);
  Timeout &operator=(const Timeout &that);
  Timeout &operator=(const Duration &duration);
  bool operator==(const Timeout &that) const;
  bool operator<(const Timeout &that) const;
  bool operator<=(const Timeout &that) const;
  Time time() const;
  Duration remaining() const;
  bool expired() const;
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_TIMEOUT_HPP
