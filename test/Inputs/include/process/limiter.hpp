// Stand-in for <process/limiter.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_LIMITER_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_LIMITER_HPP

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/future.hpp>
#include <process/id.hpp>
#include <process/process.hpp>
#include <process/timeout.hpp>

#include <stout/duration.hpp>
#include <stout/foreach.hpp>
#include <stout/nothing.hpp>

namespace process {

class RateLimiter {
public:
  RateLimiter(int permits, const Duration &duration);
  explicit RateLimiter(double permitsPerSecond);
  virtual ~RateLimiter();
  RateLimiter(const RateLimiter &) = delete;
  RateLimiter &operator=(const RateLimiter &) = delete;

  // Never refuses: who does not get a permit at once is put in a queue that has no end.
  virtual Future<Nothing> acquire() const;
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_LIMITER_HPP
