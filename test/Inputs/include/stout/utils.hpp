// Stand-in for <stout/utils.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_UTILS_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_UTILS_HPP

#include <cstddef>

#include <stand_in.hpp>

namespace utils {

template <typename T> T copy(const T &t) { return stand_in::value<T>(); }

template <typename T, size_t N> static constexpr size_t arraySize(T (&)[N]) { return N; }

} // namespace utils

#endif // FLOODGATE_TEST_INPUTS_STOUT_UTILS_HPP
