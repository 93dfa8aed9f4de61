// Stand-in for <stout/try.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_TRY_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_TRY_HPP

#include <string>
#include <type_traits>
#include <utility>

#include <stand_in.hpp>

#include <stout/abort.hpp>
#include <stout/error.hpp>
#include <stout/option.hpp>
#include <stout/some.hpp>

template <typename T, typename E = Error> class Try {
public:
  static Try some(const T &t) { return stand_in::value<Try>(); }
  static Try error(const E &e) { return stand_in::value<Try>(); }

  Try(const T &t) {}
  template <typename U, typename = typename std::enable_if<std::is_constructible<T, const U &>::value>::type>
  Try(const U &u) {}
  Try(const E &error) {}
  Try(T &&t) {}
  template <typename U> Try(const _Some<U> &some) {}
  template <typename U> Try(_Some<U> &&some) {}
  Try(const Try &that) = default;
  Try(Try &&that) = default;
  ~Try() = default;
  Try &operator=(const Try &that) = default;
  Try &operator=(Try &&that) = default;

  bool isSome() const { return stand_in::value<bool>(); }
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

  const typename std::conditional<std::is_same<E, Error>::value, std::string, E>::type &error() const {
    return stand_in::value<const typename std::conditional<std::is_same<E, Error>::value, std::string, E>::type &>();
  }
};

#endif // FLOODGATE_TEST_INPUTS_STOUT_TRY_HPP
