// Stand-in for <stout/os/getenv.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_GETENV_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_GETENV_HPP

#include <string>

#include <stout/option.hpp>

namespace os {
Option<std::string> getenv(const std::string &key);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_GETENV_HPP
