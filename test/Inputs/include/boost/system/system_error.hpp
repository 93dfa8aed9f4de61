// Stand-in for <boost/system/system_error.hpp>, for tests: the names and signatures a caller sees, next to no
// behaviour.
#ifndef FLOODGATE_TEST_INPUTS_BOOST_SYSTEM_SYSTEM_ERROR_HPP
#define FLOODGATE_TEST_INPUTS_BOOST_SYSTEM_SYSTEM_ERROR_HPP

#include <stdexcept>
#include <string>

#include <boost/system/error_code.hpp>

namespace boost {
namespace system {

class system_error : public std::runtime_error {
public:
  system_error(error_code ec);
  system_error(error_code ec, const std::string &what_arg);
  error_code code() const noexcept;
};

} // namespace system
} // namespace boost

#endif // FLOODGATE_TEST_INPUTS_BOOST_SYSTEM_SYSTEM_ERROR_HPP
