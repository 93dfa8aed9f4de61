// Stand-in for <process/delay.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// One variadic overload stands for the twelve that the real one makes with a macro.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_DELAY_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_DELAY_HPP

#include <stand_in.hpp>

#include <process/clock.hpp>
#include <process/dispatch.hpp>
#include <process/timer.hpp>

#include <stout/duration.hpp>

namespace process {

template <typename T, typename... P, typename... A>
Timer delay(const Duration &duration, const PID<T> &pid, void (T::*method)(P...), A... a) {
  return stand_in::value<Timer>();
}
template <typename T, typename... P, typename... A>
Timer delay(const Duration &duration, const Process<T> &process, void (T::*method)(P...), A... a) {
  return stand_in::value<Timer>();
}
template <typename T, typename... P, typename... A>
Timer delay(const Duration &duration, const Process<T> *process, void (T::*method)(P...), A... a) {
  return stand_in::value<Timer>();
}

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_DELAY_HPP
