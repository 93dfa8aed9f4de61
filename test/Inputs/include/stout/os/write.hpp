// Stand-in for <stout/os/write.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_WRITE_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_WRITE_HPP

#include <string>

#include <stout/nothing.hpp>
#include <stout/try.hpp>

namespace os {
Try<Nothing> write(int fd, const std::string &message);
Try<Nothing> write(const std::string &path, const std::string &message, bool sync = false);
Try<Nothing> write(const char *path, const std::string &message, bool sync = false);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_WRITE_HPP
