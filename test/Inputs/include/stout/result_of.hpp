// Stand-in for <stout/result_of.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// Answered by std::invoke_result, because std::result_of left the library with C++20.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_RESULT_OF_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_RESULT_OF_HPP

#include <type_traits>

template <typename F> struct result_of;

template <typename F, typename... Args> struct result_of<F(Args...)> : std::invoke_result<F, Args...> {};

#endif // FLOODGATE_TEST_INPUTS_STOUT_RESULT_OF_HPP
