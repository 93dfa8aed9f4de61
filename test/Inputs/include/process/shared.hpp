// Stand-in for <process/shared.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_SHARED_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_SHARED_HPP

#include <cstddef>

#include <stand_in.hpp>

#include <glog/logging.h>

#include <process/future.hpp>

namespace process {

template <typename T> class Owned;

template <typename T> class Shared {
public:
  Shared() {}
  explicit Shared(T *t) {}
  Shared(std::nullptr_t) {}

  bool operator==(const Shared<T> &that) const { return stand_in::value<bool>(); }
  bool operator<(const Shared<T> &that) const { return stand_in::value<bool>(); }

  const T &operator*() const { return stand_in::value<const T &>(); }
  const T *operator->() const { return stand_in::value<const T *>(); }
  const T *get() const { return stand_in::value<const T *>(); }
  bool unique() const { return stand_in::value<bool>(); }
  void reset() {}
  void reset(T *t) {}
  void swap(Shared<T> &that) {}
  Future<Owned<T>> own() { return stand_in::value<Future<Owned<T>>>(); }
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_SHARED_HPP
