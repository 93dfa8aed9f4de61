// Stand-in for <asio.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// The standalone library.
#ifndef FLOODGATE_TEST_INPUTS_ASIO_HPP
#define FLOODGATE_TEST_INPUTS_ASIO_HPP

#include <asio_stand_in_std.hpp>

#define ASIO_STAND_IN_NAMESPACE asio
#define ASIO_STAND_IN_ERROR_CODE std::error_code
#define ASIO_STAND_IN_SYSTEM_ERROR std::system_error
#include <asio_stand_in.inc>
#undef ASIO_STAND_IN_NAMESPACE
#undef ASIO_STAND_IN_ERROR_CODE
#undef ASIO_STAND_IN_SYSTEM_ERROR

#endif // FLOODGATE_TEST_INPUTS_ASIO_HPP
