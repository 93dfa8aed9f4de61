// Stand-in for <process/defer.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// One variadic overload stands for the twelve that the real one makes with a macro.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_DEFER_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_DEFER_HPP

#include <functional>
#include <utility>

#include <stand_in.hpp>

#include <process/deferred.hpp>
#include <process/dispatch.hpp>
#include <process/executor.hpp>

namespace process {

namespace internal {

// What a method of this type becomes once its arguments, or placeholders for them, are bound.
template <typename R, typename... P> struct Bound {
  template <typename... A>
  using type = _Deferred<decltype(lambda::partial(&std::function<R(P...)>::operator(), std::function<R(P...)>(),
                                                  std::declval<A>()...))>;
};

} // namespace internal

template <typename T> Deferred<void()> defer(const PID<T> &pid, void (T::*method)()) {
  return stand_in::value<Deferred<void()>>();
}
template <typename T> Deferred<void()> defer(const Process<T> &process, void (T::*method)()) {
  return stand_in::value<Deferred<void()>>();
}
template <typename T> Deferred<void()> defer(const Process<T> *process, void (T::*method)()) {
  return stand_in::value<Deferred<void()>>();
}

template <typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<void, P0, P...>::template type<A0, A...> defer(const PID<T> &pid, void (T::*method)(P0, P...),
                                                                        A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<void, P0, P...>::template type<A0, A...>>();
}
template <typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<void, P0, P...>::template type<A0, A...>
defer(const Process<T> &process, void (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<void, P0, P...>::template type<A0, A...>>();
}
template <typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<void, P0, P...>::template type<A0, A...>
defer(const Process<T> *process, void (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<void, P0, P...>::template type<A0, A...>>();
}

template <typename R, typename T> Deferred<Future<R>()> defer(const PID<T> &pid, Future<R> (T::*method)()) {
  return stand_in::value<Deferred<Future<R>()>>();
}
template <typename R, typename T> Deferred<Future<R>()> defer(const Process<T> &process, Future<R> (T::*method)()) {
  return stand_in::value<Deferred<Future<R>()>>();
}
template <typename R, typename T> Deferred<Future<R>()> defer(const Process<T> *process, Future<R> (T::*method)()) {
  return stand_in::value<Deferred<Future<R>()>>();
}

template <typename R, typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>
defer(const PID<T> &pid, Future<R> (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>>();
}
template <typename R, typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>
defer(const Process<T> &process, Future<R> (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>>();
}
template <typename R, typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>
defer(const Process<T> *process, Future<R> (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>>();
}

template <typename R, typename T> Deferred<Future<R>()> defer(const PID<T> &pid, R (T::*method)()) {
  return stand_in::value<Deferred<Future<R>()>>();
}
template <typename R, typename T> Deferred<Future<R>()> defer(const Process<T> &process, R (T::*method)()) {
  return stand_in::value<Deferred<Future<R>()>>();
}
template <typename R, typename T> Deferred<Future<R>()> defer(const Process<T> *process, R (T::*method)()) {
  return stand_in::value<Deferred<Future<R>()>>();
}

template <typename R, typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>
defer(const PID<T> &pid, R (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>>();
}
template <typename R, typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>
defer(const Process<T> &process, R (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>>();
}
template <typename R, typename T, typename P0, typename... P, typename A0, typename... A>
typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>
defer(const Process<T> *process, R (T::*method)(P0, P...), A0 &&a0, A &&...a) {
  return stand_in::value<typename internal::Bound<Future<R>, P0, P...>::template type<A0, A...>>();
}

template <typename F> _Deferred<F> defer(const UPID &pid, F &&f) { return _Deferred<F>(pid, std::forward<F>(f)); }

// On the actor that runs now.
template <typename F> _Deferred<F> defer(F &&f) { return defer(__process__->self(), std::forward<F>(f)); }

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_DEFER_HPP
