// Stand-in for <stout/abort.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_ABORT_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_ABORT_HPP

#include <string>

#define ABORT(...) _Abort("ABORT: ", __VA_ARGS__)

[[noreturn]] void _Abort(const char *prefix, const char *message);
[[noreturn]] void _Abort(const char *prefix, const std::string &message);

#endif // FLOODGATE_TEST_INPUTS_STOUT_ABORT_HPP
