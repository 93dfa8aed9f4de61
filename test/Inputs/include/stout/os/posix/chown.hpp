// Stand-in for <stout/os/posix/chown.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_OS_POSIX_CHOWN_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_OS_POSIX_CHOWN_HPP

#include <sys/types.h>

#include <string>

#include <stout/nothing.hpp>
#include <stout/try.hpp>

namespace os {
Try<Nothing> chown(uid_t uid, gid_t gid, const std::string &path, bool recursive);
Try<Nothing> chown(const std::string &user, const std::string &path, bool recursive = true);
} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_OS_POSIX_CHOWN_HPP
