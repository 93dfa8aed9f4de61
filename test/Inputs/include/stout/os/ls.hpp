// Stand-in for <stout/os/ls.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_LS_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_LS_HPP

#include <list>
#include <string>

#include <stout/try.hpp>

namespace os {
Try<std::list<std::string>> ls(const std::string &directory);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_LS_HPP
