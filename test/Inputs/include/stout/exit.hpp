// Stand-in for <stout/exit.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_EXIT_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_EXIT_HPP

#include <ostream>

#include <glog/logging.h>

#define EXIT(status) __Exit(__FILE__, __LINE__, status).stream()

struct __Exit {
  __Exit(const char *file, int line, int _status);
  [[noreturn]] ~__Exit();
  std::ostream &stream();
};

#endif // FLOODGATE_TEST_INPUTS_STOUT_EXIT_HPP
