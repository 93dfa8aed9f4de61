// Stand-in for <process/mutex.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_MUTEX_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_MUTEX_HPP

#include <process/future.hpp>
#include <process/owned.hpp>

#include <stout/nothing.hpp>
#include <stout/synchronized.hpp>

namespace process {

class Mutex {
public:
  Mutex();
  // Waits for nothing: the future is ready once the lock is held.
  Future<Nothing> lock();
  void unlock();
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_MUTEX_HPP
