// Stand-in for <process/dispatch.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// One variadic overload stands for the twelve that the real one makes with a macro.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_DISPATCH_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_DISPATCH_HPP

#include <functional>
#include <string>
#include <type_traits>

#include <stand_in.hpp>

#include <process/process.hpp>

#include <stout/lambda.hpp>
#include <stout/result_of.hpp>

namespace process {

namespace internal {

template <typename R> struct Dispatch {
  typedef Future<R> type;
};

template <> struct Dispatch<void> {
  typedef void type;
};

template <typename R> struct Dispatch<Future<R>> {
  typedef Future<R> type;
};

} // namespace internal

template <typename T, typename... P, typename... A>
void dispatch(const PID<T> &pid, void (T::*method)(P...), A &&...a) {}
template <typename T, typename... P, typename... A>
void dispatch(const Process<T> &process, void (T::*method)(P...), A &&...a) {}
template <typename T, typename... P, typename... A>
void dispatch(const Process<T> *process, void (T::*method)(P...), A &&...a) {}

template <typename R, typename T, typename... P, typename... A>
Future<R> dispatch(const PID<T> &pid, Future<R> (T::*method)(P...), A &&...a) {
  return stand_in::value<Future<R>>();
}
template <typename R, typename T, typename... P, typename... A>
Future<R> dispatch(const Process<T> &process, Future<R> (T::*method)(P...), A &&...a) {
  return stand_in::value<Future<R>>();
}
template <typename R, typename T, typename... P, typename... A>
Future<R> dispatch(const Process<T> *process, Future<R> (T::*method)(P...), A &&...a) {
  return stand_in::value<Future<R>>();
}

template <typename R, typename T, typename... P, typename... A>
Future<R> dispatch(const PID<T> &pid, R (T::*method)(P...), A &&...a) {
  return stand_in::value<Future<R>>();
}
template <typename R, typename T, typename... P, typename... A>
Future<R> dispatch(const Process<T> &process, R (T::*method)(P...), A &&...a) {
  return stand_in::value<Future<R>>();
}
template <typename R, typename T, typename... P, typename... A>
Future<R> dispatch(const Process<T> *process, R (T::*method)(P...), A &&...a) {
  return stand_in::value<Future<R>>();
}

template <typename F, typename R = typename result_of<F()>::type>
typename internal::Dispatch<R>::type dispatch(const UPID &, F &&) {
  return typename internal::Dispatch<R>::type();
}

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_DISPATCH_HPP
