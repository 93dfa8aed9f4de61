// Stand-in for <process/timer.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_TIMER_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_TIMER_HPP

#include <process/pid.hpp>
#include <process/timeout.hpp>

#include <stout/duration.hpp>
#include <stout/lambda.hpp>

namespace process {

class Timer {
public:
  Timer();
  bool operator==(const Timer &that) const;
  void operator()() const;
  Timeout timeout() const;
  process::UPID creator() const;

private:
  friend class Clock;
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_TIMER_HPP
