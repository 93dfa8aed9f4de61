#ifndef VENDOR_FORMAT_HPP
#define VENDOR_FORMAT_HPP

#include <string>

namespace vendor {

inline std::string format(const std::string &text) {
  std::string result;
  for (char c : text)
    result += c;
  return result;
}

template <typename T> T twice(const T &value) {
  struct Adder {
    T operator()(const T &a, const T &b) const { return a + b; }
  };
  return Adder()(value, value);
}

} // namespace vendor

#endif // VENDOR_FORMAT_HPP
