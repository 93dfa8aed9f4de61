// Stand-in for <stout/os/exists.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_EXISTS_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_EXISTS_HPP

#include <sys/types.h>

#include <string>

namespace os {
bool exists(const std::string &path);
bool exists(pid_t pid);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_EXISTS_HPP
