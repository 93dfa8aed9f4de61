// Stand-in for <process/subprocess.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_SUBPROCESS_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_SUBPROCESS_HPP

#include <sys/types.h>

#include <string>
#include <vector>

#include <process/future.hpp>

#include <stout/option.hpp>
#include <stout/try.hpp>

namespace process {

class Subprocess {
public:
  pid_t pid() const;
  Option<int> in() const;
  Option<int> out() const;
  Option<int> err() const;

  // Completes when the process has ended. Discarding it has no effect on the process.
  Future<Option<int>> status() const;
};

Try<Subprocess> subprocess(const std::string &path, std::vector<std::string> argv);
Try<Subprocess> subprocess(const std::string &command);

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_SUBPROCESS_HPP
