// Stand-in for <process/after.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_AFTER_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_AFTER_HPP

#include <process/clock.hpp>
#include <process/future.hpp>
#include <process/timer.hpp>

#include <stout/duration.hpp>
#include <stout/nothing.hpp>

namespace process {

Future<Nothing> after(const Duration &duration);

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_AFTER_HPP
