// Stand-in for <stout/duration.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// The arithmetic is real, so that a check can evaluate the duration that an argument names.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_DURATION_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_DURATION_HPP

#include <cstdint>
#include <limits>
#include <ostream>
#include <string>

#include <stand_in.hpp>

#include <stout/error.hpp>
#include <stout/try.hpp>

class Duration {
public:
  static Try<Duration> parse(const std::string &s);
  static Try<Duration> create(double seconds);

  constexpr Duration() : nanos(0) {}

  int64_t ns() const;
  double us() const;
  double ms() const;
  double secs() const;
  double mins() const;
  double hrs() const;
  double days() const;
  double weeks() const;

  bool operator<(const Duration &d) const;
  bool operator<=(const Duration &d) const;
  bool operator>(const Duration &d) const;
  bool operator>=(const Duration &d) const;
  bool operator==(const Duration &d) const;
  bool operator!=(const Duration &d) const;

  Duration &operator+=(const Duration &that);
  Duration &operator-=(const Duration &that);
  template <typename T> Duration &operator*=(T multiplier) { return stand_in::value<Duration &>(); }
  template <typename T> Duration &operator/=(T divisor) { return stand_in::value<Duration &>(); }
  Duration operator+(const Duration &that) const;
  Duration operator-(const Duration &that) const;
  template <typename T> Duration operator*(T multiplier) const { return stand_in::value<Duration>(); }
  template <typename T> Duration operator/(T divisor) const { return stand_in::value<Duration>(); }

  static constexpr Duration max();
  static constexpr Duration min();
  static constexpr Duration zero() { return Duration(); }

protected:
  static constexpr int64_t NANOSECONDS = 1;
  static constexpr int64_t MICROSECONDS = 1000 * NANOSECONDS;
  static constexpr int64_t MILLISECONDS = 1000 * MICROSECONDS;
  static constexpr int64_t SECONDS = 1000 * MILLISECONDS;
  static constexpr int64_t MINUTES = 60 * SECONDS;
  static constexpr int64_t HOURS = 60 * MINUTES;
  static constexpr int64_t DAYS = 24 * HOURS;
  static constexpr int64_t WEEKS = 7 * DAYS;

  constexpr Duration(int64_t value, int64_t unit) : nanos(value * unit) {}

private:
  int64_t nanos;
};

class Nanoseconds : public Duration {
public:
  explicit constexpr Nanoseconds(int64_t nanoseconds) : Duration(nanoseconds, NANOSECONDS) {}
  constexpr Nanoseconds(const Duration &d) : Duration(d) {}
};

class Microseconds : public Duration {
public:
  explicit constexpr Microseconds(int64_t microseconds) : Duration(microseconds, MICROSECONDS) {}
  constexpr Microseconds(const Duration &d) : Duration(d) {}
};

class Milliseconds : public Duration {
public:
  explicit constexpr Milliseconds(int64_t milliseconds) : Duration(milliseconds, MILLISECONDS) {}
  constexpr Milliseconds(const Duration &d) : Duration(d) {}
};

class Seconds : public Duration {
public:
  explicit constexpr Seconds(int64_t seconds) : Duration(seconds, SECONDS) {}
  constexpr Seconds(const Duration &d) : Duration(d) {}
};

class Minutes : public Duration {
public:
  explicit constexpr Minutes(int64_t minutes) : Duration(minutes, MINUTES) {}
  constexpr Minutes(const Duration &d) : Duration(d) {}
};

class Hours : public Duration {
public:
  explicit constexpr Hours(int64_t hours) : Duration(hours, HOURS) {}
  constexpr Hours(const Duration &d) : Duration(d) {}
};

class Days : public Duration {
public:
  explicit constexpr Days(int64_t days) : Duration(days, DAYS) {}
  constexpr Days(const Duration &d) : Duration(d) {}
};

class Weeks : public Duration {
public:
  explicit constexpr Weeks(int64_t value) : Duration(value, WEEKS) {}
  constexpr Weeks(const Duration &d) : Duration(d) {}
};

inline constexpr Duration Duration::max() { return Nanoseconds(std::numeric_limits<int64_t>::max()); }
inline constexpr Duration Duration::min() { return Nanoseconds(std::numeric_limits<int64_t>::min()); }

std::ostream &operator<<(std::ostream &stream, const Duration &duration);

#endif // FLOODGATE_TEST_INPUTS_STOUT_DURATION_HPP
