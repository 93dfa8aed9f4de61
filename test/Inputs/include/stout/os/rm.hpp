// Stand-in for <stout/os/rm.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_RM_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_RM_HPP

#include <string>

#include <stout/nothing.hpp>
#include <stout/try.hpp>

namespace os {
Try<Nothing> rm(const std::string &path);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_RM_HPP
