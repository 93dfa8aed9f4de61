// Stand-in for <process/owned.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_OWNED_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_OWNED_HPP

#include <cstddef>

#include <stand_in.hpp>

#include <glog/logging.h>

namespace process {

template <typename T> class Shared;

template <typename T> class Owned {
public:
  Owned() {}
  explicit Owned(T *t) {}
  Owned(std::nullptr_t) {}

  bool operator==(const Owned<T> &that) const { return stand_in::value<bool>(); }
  bool operator<(const Owned<T> &that) const { return stand_in::value<bool>(); }

  T &operator*() const { return stand_in::value<T &>(); }
  T *operator->() const { return stand_in::value<T *>(); }
  T *get() const { return stand_in::value<T *>(); }
  void reset() {}
  void reset(T *t) {}
  void swap(Owned<T> &that) {}
  Shared<T> share() { return stand_in::value<Shared<T>>(); }
  T *release() { return stand_in::value<T *>(); }
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_OWNED_HPP
