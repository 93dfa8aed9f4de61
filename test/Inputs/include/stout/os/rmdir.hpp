// Stand-in for <stout/os/rmdir.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_RMDIR_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_RMDIR_HPP

#include <string>

#include <stout/nothing.hpp>
#include <stout/try.hpp>

namespace os {
Try<Nothing> rmdir(const std::string &directory, bool recursive = true, bool removeRoot = true,
                   bool continueOnError = false);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_RMDIR_HPP
