// Stand-in for <process/check.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_CHECK_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_CHECK_HPP

#include <stand_in.hpp>

#include <process/future.hpp>

#include <stout/check.hpp>
#include <stout/option.hpp>

#define CHECK_PENDING(expression) CHECK_STATE(CHECK_PENDING, _check_pending, expression)
#define CHECK_READY(expression) CHECK_STATE(CHECK_READY, _check_ready, expression)
#define CHECK_DISCARDED(expression) CHECK_STATE(CHECK_DISCARDED, _check_discarded, expression)
#define CHECK_FAILED(expression) CHECK_STATE(CHECK_FAILED, _check_failed, expression)
#define CHECK_ABANDONED(expression) CHECK_STATE(CHECK_ABANDONED, _check_abandoned, expression)

template <typename T> Option<Error> _check_pending(const process::Future<T> &f) {
  return stand_in::value<Option<Error>>();
}
template <typename T> Option<Error> _check_ready(const process::Future<T> &f) {
  return stand_in::value<Option<Error>>();
}
template <typename T> Option<Error> _check_discarded(const process::Future<T> &f) {
  return stand_in::value<Option<Error>>();
}
template <typename T> Option<Error> _check_failed(const process::Future<T> &f) {
  return stand_in::value<Option<Error>>();
}
template <typename T> Option<Error> _check_abandoned(const process::Future<T> &f) {
  return stand_in::value<Option<Error>>();
}

#endif // FLOODGATE_TEST_INPUTS_PROCESS_CHECK_HPP
