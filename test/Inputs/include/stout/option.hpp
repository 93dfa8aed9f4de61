// Stand-in for <stout/option.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OPTION_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OPTION_HPP

#include <functional>
#include <type_traits>
#include <utility>

#include <stand_in.hpp>

#include <stout/none.hpp>
#include <stout/some.hpp>

template <typename T> class Option {
public:
  static Option<T> none() { return stand_in::value<Option<T>>(); }
  static Option<T> some(const T &t) { return stand_in::value<Option<T>>(); }

  Option() {}
  Option(const T &_t) {}
  Option(T &&_t) {}
  template <typename U, typename = typename std::enable_if<std::is_constructible<T, const U &>::value>::type>
  Option(const U &u) {}
  Option(const None &) {}
  template <typename U> Option(const _Some<U> &some) {}
  template <typename U> Option(_Some<U> &&some) {}
  Option(const Option<T> &that) {}
  Option(Option<T> &&that) noexcept(std::is_nothrow_move_constructible<T>::value) {}
  ~Option() {}

  Option<T> &operator=(const Option<T> &that) { return stand_in::value<Option<T> &>(); }
  Option<T> &operator=(Option<T> &&that) noexcept(std::is_nothrow_move_constructible<T>::value) {
    return stand_in::value<Option<T> &>();
  }

  bool isSome() const { return stand_in::value<bool>(); }
  bool isNone() const { return stand_in::value<bool>(); }

  // These four assert that there is a value.
  const T &get() const & { return stand_in::value<const T &>(); }
  T &get() & { return stand_in::value<T &>(); }
  T &&get() && { return stand_in::value<T &&>(); }
  const T &&get() const && { return stand_in::value<const T &&>(); }

  const T *operator->() const { return stand_in::value<const T *>(); }
  T *operator->() { return stand_in::value<T *>(); }
  const T &operator*() const & { return stand_in::value<const T &>(); }
  T &operator*() & { return stand_in::value<T &>(); }
  const T &&operator*() const && { return stand_in::value<const T &&>(); }
  T &&operator*() && { return stand_in::value<T &&>(); }

  template <typename U> T getOrElse(U &&u) const & { return stand_in::value<T>(); }
  template <typename U> T getOrElse(U &&u) && { return stand_in::value<T>(); }

  bool operator==(const Option<T> &that) const { return stand_in::value<bool>(); }
  bool operator!=(const Option<T> &that) const { return stand_in::value<bool>(); }
  bool operator==(const T &that) const { return stand_in::value<bool>(); }
  bool operator!=(const T &that) const { return stand_in::value<bool>(); }
};

template <typename T> Option<T> min(const Option<T> &left, const Option<T> &right) {
  return stand_in::value<Option<T>>();
}
template <typename T> Option<T> max(const Option<T> &left, const Option<T> &right) {
  return stand_in::value<Option<T>>();
}

namespace std {
template <typename T> struct hash<Option<T>> {
  size_t operator()(const Option<T> &option) const { return stand_in::value<size_t>(); }
};
} // namespace std

#endif // FLOODGATE_TEST_INPUTS_STOUT_OPTION_HPP
