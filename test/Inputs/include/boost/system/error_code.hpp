// Stand-in for <boost/system/error_code.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_BOOST_SYSTEM_ERROR_CODE_HPP
#define FLOODGATE_TEST_INPUTS_BOOST_SYSTEM_ERROR_CODE_HPP

#include <string>

namespace boost {
namespace system {

class error_code {
public:
  error_code() noexcept;
  int value() const noexcept;
  std::string message() const;
  explicit operator bool() const noexcept;
  bool operator!() const noexcept;
};

bool operator==(const error_code &a, const error_code &b) noexcept;
bool operator!=(const error_code &a, const error_code &b) noexcept;

} // namespace system
} // namespace boost

#endif // FLOODGATE_TEST_INPUTS_BOOST_SYSTEM_ERROR_CODE_HPP
