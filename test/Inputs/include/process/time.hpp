// Stand-in for <process/time.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_TIME_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_TIME_HPP

#include <ostream>

#include <stout/duration.hpp>

namespace process {

class Time {
public:
  Time();
  static Time epoch();
  static Time max();
  static Try<Time> create(double seconds);

  Duration duration() const;
  double secs() const;

  bool operator<(const Time &t) const;
  bool operator<=(const Time &t) const;
  bool operator>(const Time &t) const;
  bool operator>=(const Time &t) const;
  bool operator==(const Time &t) const;
  bool operator!=(const Time &t) const;
  Time &operator+=(const Duration &d);
  Time &operator-=(const Duration &d);
  Duration operator-(const Time &that) const;
  Time operator+(const Duration &duration) const;
  Time operator-(const Duration &duration) const;
};

std::ostream &operator<<(std::ostream &stream, const Time &time);

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_TIME_HPP
