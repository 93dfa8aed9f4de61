// Stand-in for <stout/unreachable.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_UNREACHABLE_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_UNREACHABLE_HPP

#define UNREACHABLE() Unreachable(__FILE__, __LINE__)

[[noreturn]] void Unreachable(const char *file, int line);

#endif // FLOODGATE_TEST_INPUTS_STOUT_UNREACHABLE_HPP
