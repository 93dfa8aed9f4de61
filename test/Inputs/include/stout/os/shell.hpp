// Stand-in for <stout/os/shell.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_SHELL_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_SHELL_HPP

#include <string>

#include <stand_in.hpp>

#include <stout/option.hpp>
#include <stout/try.hpp>

namespace os {
// Both wait until the command has ended.
template <typename... T> Try<std::string> shell(const std::string &fmt, const T &...t) {
  return stand_in::value<Try<std::string>>();
}
Option<int> system(const std::string &command);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_SHELL_HPP
