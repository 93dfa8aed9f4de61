// Stand-in for <asio_stand_in_std.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// What the body in asio_stand_in.inc needs of the standard library.
#ifndef FLOODGATE_TEST_INPUTS_ASIO_STAND_IN_STD_HPP
#define FLOODGATE_TEST_INPUTS_ASIO_STAND_IN_STD_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <limits>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#if __cplusplus >= 202002L
#include <coroutine>
#endif

#endif // FLOODGATE_TEST_INPUTS_ASIO_STAND_IN_STD_HPP
