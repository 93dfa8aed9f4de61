// Stand-in for <stout/posix/os.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_POSIX_OS_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_POSIX_OS_HPP

#include <sys/types.h>

#include <list>
#include <string>

#include <stout/duration.hpp>
#include <stout/nothing.hpp>
#include <stout/result.hpp>
#include <stout/try.hpp>

namespace os {

Result<pid_t> waitpid(pid_t pid, int *status, int options);
void setenv(const std::string &key, const std::string &value, bool overwrite = true);
void unsetenv(const std::string &key);
Try<Nothing> sleep(const Duration &duration);
Try<std::list<std::string>> glob(const std::string &pattern);
Try<long> cpus();

} // namespace os

#endif // FLOODGATE_TEST_INPUTS_STOUT_POSIX_OS_HPP
