// Stand-in for <stout/result.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_RESULT_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_RESULT_HPP

#include <string>
#include <type_traits>

#include <stand_in.hpp>

#include <stout/error.hpp>
#include <stout/none.hpp>
#include <stout/option.hpp>
#include <stout/some.hpp>
#include <stout/try.hpp>

template <typename T> class Result {
public:
  static Result<T> none() { return stand_in::value<Result<T>>(); }
  static Result<T> some(const T &t) { return stand_in::value<Result<T>>(); }
  static Result<T> error(const std::string &message) { return stand_in::value<Result<T>>(); }

  Result(const T &_t) {}
  Result(T &&_t) {}
  template <typename U, typename = typename std::enable_if<std::is_constructible<T, const U &>::value>::type>
  Result(const U &u) {}
  Result(const Option<T> &option) {}
  Result(const Try<T> &_t) {}
  Result(const None &none) {}
  template <typename U> Result(const _Some<U> &some) {}
  Result(const Error &error) {}
  Result(const ErrnoError &error) {}
  Result(const Result<T> &that) = default;
  Result(Result &&that) = default;
  ~Result() = default;
  Result<T> &operator=(const Result<T> &that) = default;
  Result<T> &operator=(Result<T> &&that) = default;

  bool isSome() const { return stand_in::value<bool>(); }
  bool isNone() const { return stand_in::value<bool>(); }
  bool isError() const { return stand_in::value<bool>(); }

  // These four abort the program when there is no value.
  T &get() & { return stand_in::value<T &>(); }
  const T &get() const & { return stand_in::value<const T &>(); }
  T &&get() && { return stand_in::value<T &&>(); }
  const T &&get() const && { return stand_in::value<const T &&>(); }

  const T *operator->() const { return stand_in::value<const T *>(); }
  T *operator->() { return stand_in::value<T *>(); }
  const T &operator*() const & { return stand_in::value<const T &>(); }
  T &operator*() & { return stand_in::value<T &>(); }
  const T &&operator*() const && { return stand_in::value<const T &&>(); }
  T &&operator*() && { return stand_in::value<T &&>(); }

  const std::string &error() const { return stand_in::value<const std::string &>(); }
};

#endif // FLOODGATE_TEST_INPUTS_STOUT_RESULT_HPP
