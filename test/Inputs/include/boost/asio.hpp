// Stand-in for <boost/asio.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_BOOST_ASIO_HPP
#define FLOODGATE_TEST_INPUTS_BOOST_ASIO_HPP

#include <asio_stand_in_std.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>

#define ASIO_STAND_IN_NAMESPACE boost::asio
#define ASIO_STAND_IN_ERROR_CODE boost::system::error_code
#define ASIO_STAND_IN_SYSTEM_ERROR boost::system::system_error
#include <asio_stand_in.inc>
#undef ASIO_STAND_IN_NAMESPACE
#undef ASIO_STAND_IN_ERROR_CODE
#undef ASIO_STAND_IN_SYSTEM_ERROR

#endif // FLOODGATE_TEST_INPUTS_BOOST_ASIO_HPP
