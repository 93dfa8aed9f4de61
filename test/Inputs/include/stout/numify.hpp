// Stand-in for <stout/numify.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_NUMIFY_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_NUMIFY_HPP

#include <string>

#include <stand_in.hpp>

#include <stout/error.hpp>
#include <stout/none.hpp>
#include <stout/option.hpp>
#include <stout/result.hpp>
#include <stout/strings.hpp>
#include <stout/try.hpp>

template <typename T> Try<T> numify(const std::string &s) { return stand_in::value<Try<T>>(); }
template <typename T> Try<T> numify(const char *s) { return stand_in::value<Try<T>>(); }
template <typename T> Result<T> numify(const Option<std::string> &s) { return stand_in::value<Result<T>>(); }

#endif // FLOODGATE_TEST_INPUTS_STOUT_NUMIFY_HPP
