// Stand-in for <stout/check.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_CHECK_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_CHECK_HPP

#include <ostream>
#include <string>

#include <stand_in.hpp>

#include <glog/logging.h>

#include <stout/abort.hpp>
#include <stout/error.hpp>
#include <stout/none.hpp>
#include <stout/option.hpp>
#include <stout/some.hpp>

template <typename T> class Result;
template <typename T, typename E> class Try;

// A loop that runs at most once: its variable lives while the message is streamed, and then the program aborts.
#define CHECK_STATE(name, check, expression)                                                                           \
  for (const Option<Error> _error = check(expression); _error.isSome();)                                               \
  _CheckFatal(__FILE__, __LINE__, #name, #expression, _error.get()).stream()

#define CHECK_SOME(expression) CHECK_STATE(CHECK_SOME, _check_some, expression)
#define CHECK_NONE(expression) CHECK_STATE(CHECK_NONE, _check_none, expression)
#define CHECK_ERROR(expression) CHECK_STATE(CHECK_ERROR, _check_error, expression)

template <typename T> T &&_check_not_none(const char *file, int line, const char *message, Option<T> &&t) {
  return stand_in::value<T &&>();
}
template <typename T> T &_check_not_none(const char *file, int line, const char *message, Option<T> &t) {
  return stand_in::value<T &>();
}
template <typename T> const T &_check_not_none(const char *file, int line, const char *message, const Option<T> &t) {
  return stand_in::value<const T &>();
}

#define CHECK_NOTNONE(expression) _check_not_none(__FILE__, __LINE__, "'" #expression "' Must be SOME", (expression))

template <typename T, typename E> T &&_check_not_error(const char *file, int line, const char *message, Try<T, E> &&t) {
  return stand_in::value<T &&>();
}
template <typename T, typename E> T &_check_not_error(const char *file, int line, const char *message, Try<T, E> &t) {
  return stand_in::value<T &>();
}
template <typename T, typename E>
const T &_check_not_error(const char *file, int line, const char *message, const Try<T, E> &t) {
  return stand_in::value<const T &>();
}

#define CHECK_NOTERROR(expression) _check_not_error(__FILE__, __LINE__, "'" #expression "' Must be SOME", (expression))

template <typename T> Option<Error> _check_some(const Option<T> &o) { return stand_in::value<Option<Error>>(); }
template <typename T, typename E> Option<Error> _check_some(const Try<T, E> &t) {
  return stand_in::value<Option<Error>>();
}
template <typename T> Option<Error> _check_some(const Result<T> &r) { return stand_in::value<Option<Error>>(); }
template <typename T> Option<Error> _check_none(const Option<T> &o) { return stand_in::value<Option<Error>>(); }
template <typename T> Option<Error> _check_none(const Result<T> &r) { return stand_in::value<Option<Error>>(); }
template <typename T, typename E> Option<Error> _check_error(const Try<T, E> &t) {
  return stand_in::value<Option<Error>>();
}
template <typename T> Option<Error> _check_error(const Result<T> &r) { return stand_in::value<Option<Error>>(); }

struct _CheckFatal {
  _CheckFatal(const char *_file, int _line, const char *type, const char *expression, const Error &error);
  ~_CheckFatal();
  std::ostream &stream();
};

#define CHECK_CONTAINS(container, key)                                                                                 \
  if (!(container).contains(key))                                                                                      \
  google::LogMessageFatal(__FILE__, __LINE__).stream()                                                                 \
      << "Check failed: " << #container << " does not contain " << (key)

#define CHECK_NOT_CONTAINS(container, key)                                                                             \
  if ((container).contains(key))                                                                                       \
  google::LogMessageFatal(__FILE__, __LINE__).stream()                                                                 \
      << "Check failed: " << #container << " already contains " << (key)

#endif // FLOODGATE_TEST_INPUTS_STOUT_CHECK_HPP
