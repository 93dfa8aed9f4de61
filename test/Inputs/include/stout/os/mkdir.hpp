// Stand-in for <stout/os/mkdir.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_MKDIR_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_MKDIR_HPP

#include <string>

#include <stout/nothing.hpp>
#include <stout/try.hpp>

namespace os {
Try<Nothing> mkdir(const std::string &directory, bool recursive = true, bool sync = false);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_MKDIR_HPP
