// Stand-in for <process/clock.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_CLOCK_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_CLOCK_HPP

#include <process/time.hpp>

#include <stout/duration.hpp>
#include <stout/lambda.hpp>

namespace process {

class ProcessBase;
class Timer;

class Clock {
public:
  static Time now();
  static Time now(ProcessBase *process);
  static Timer timer(const Duration &duration, const lambda::function<void()> &thunk);
  static bool cancel(const Timer &timer);
  static void pause();
  static bool paused();
  static void resume();
  static void advance(const Duration &duration);
  static void settle();
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_CLOCK_HPP
