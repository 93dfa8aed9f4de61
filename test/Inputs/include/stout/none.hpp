// Stand-in for <stout/none.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_NONE_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_NONE_HPP

struct None {};

#endif // FLOODGATE_TEST_INPUTS_STOUT_NONE_HPP
