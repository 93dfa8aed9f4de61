// Stand-in for <process/queue.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_QUEUE_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_QUEUE_HPP

#include <cstddef>

#include <stand_in.hpp>

#include <process/future.hpp>
#include <process/owned.hpp>

#include <stout/synchronized.hpp>

namespace process {

template <typename T> class Queue {
public:
  Queue() {}
  void put(const T &t) {}
  // Waits for nothing: the future is ready once there is an element.
  Future<T> get() { return stand_in::value<Future<T>>(); }
  size_t size() const { return stand_in::value<size_t>(); }
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_QUEUE_HPP
