// Stand-in for <stout/preprocessor.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_PREPROCESSOR_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_PREPROCESSOR_HPP

#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)

#endif // FLOODGATE_TEST_INPUTS_STOUT_PREPROCESSOR_HPP
