// Stand-in for <stout/os/read.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_READ_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_READ_HPP

#include <string>

#include <stout/result.hpp>
#include <stout/try.hpp>

namespace os {
// The whole of the file, however long it is.
Try<std::string> read(const std::string &path);
Result<std::string> read(int fd, size_t size);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_READ_HPP
