// Stand-in for <stout/error.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_ERROR_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_ERROR_HPP

#include <ostream>
#include <string>

class Error {
public:
  explicit Error(const std::string &_message);
  bool operator==(const Error &that) const;
  const std::string message;
};

class ErrnoError : public Error {
public:
  ErrnoError();
  explicit ErrnoError(int _code);
  explicit ErrnoError(const std::string &message);
  ErrnoError(int _code, const std::string &message);
  const int code;
};

std::ostream &operator<<(std::ostream &stream, const Error &error);

#endif // FLOODGATE_TEST_INPUTS_STOUT_ERROR_HPP
