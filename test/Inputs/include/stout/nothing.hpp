// Stand-in for <stout/nothing.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_NOTHING_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_NOTHING_HPP

struct Nothing {};

#endif // FLOODGATE_TEST_INPUTS_STOUT_NOTHING_HPP
