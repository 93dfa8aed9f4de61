// Stand-in for <process/latch.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_LATCH_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_LATCH_HPP

#include <process/pid.hpp>

#include <stout/duration.hpp>

namespace process {

class Latch {
public:
  Latch();
  virtual ~Latch();
  Latch(const Latch &that) = delete;
  Latch &operator=(const Latch &that) = delete;
  bool operator==(const Latch &that) const;
  bool operator<(const Latch &that) const;
  bool trigger();
  // Holds the thread until somebody triggers; a negative duration is for ever.
  bool await(const Duration &duration = Seconds(-1));
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_LATCH_HPP
