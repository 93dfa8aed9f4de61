// Stand-in for <stout/some.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_SOME_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_SOME_HPP

#include <type_traits>

#include <stand_in.hpp>

template <typename T> struct _Some {
  _Some(T _t) {}
  T t;
};

template <typename T> _Some<typename std::decay<T>::type> Some(T &&t) {
  return stand_in::value<_Some<typename std::decay<T>::type>>();
}

#endif // FLOODGATE_TEST_INPUTS_STOUT_SOME_HPP
