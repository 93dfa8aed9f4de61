// Stand-in for <stout/synchronized.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_SYNCHRONIZED_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_SYNCHRONIZED_HPP

#include <atomic>
#include <mutex>
#include <type_traits>

#include <stand_in.hpp>

#include <glog/logging.h>

#include <stout/preprocessor.hpp>

template <typename T> class Synchronized {
public:
  explicit Synchronized(T *t, void (*acquire)(T *), void (*release)(T *)) {}
  ~Synchronized() {}
  explicit operator bool() const { return stand_in::value<bool>(); }
};

template <typename T> Synchronized<T> synchronize(T *t) { return stand_in::value<Synchronized<T>>(); }
Synchronized<std::atomic_flag> synchronize(std::atomic_flag *lock);

template <typename T> T *synchronized_get_pointer(T **t) { return stand_in::value<T *>(); }
template <typename T> T *synchronized_get_pointer(T *t) { return stand_in::value<T *>(); }

#define SYNCHRONIZED_VAR CAT(__synchronizer_, __LINE__)

// The guard converts to false; it is the condition of an 'if' only so that it lives as long as the block.
#define synchronized(m)                                                                                                \
  if (Synchronized<typename std::remove_pointer<decltype(m)>::type> SYNCHRONIZED_VAR =                                 \
          ::synchronize(::synchronized_get_pointer(&m))) {                                                             \
    __builtin_unreachable();                                                                                           \
  } else

#endif // FLOODGATE_TEST_INPUTS_STOUT_SYNCHRONIZED_HPP
