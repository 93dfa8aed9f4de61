// Stand-in for <stout/jsonify.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_JSONIFY_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_JSONIFY_HPP

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

#include <stand_in.hpp>

#include <stout/result_of.hpp>

namespace JSON {
class Proxy;
} // namespace JSON

template <typename T> JSON::Proxy jsonify(const T &);

namespace JSON {

// Lives only within the expression that made it.
class Proxy {
public:
  ~Proxy();
  operator std::string() &&;

private:
  Proxy();
  Proxy(Proxy &&);
  template <typename T> friend Proxy(::jsonify)(const T &);
};

std::ostream &operator<<(std::ostream &stream, Proxy &&that);

} // namespace JSON

template <typename T> JSON::Proxy jsonify(const T &) { return JSON::Proxy(); }

namespace JSON {

class ArrayWriter {
public:
  template <typename T> void element(const T &value) {}
};

class ObjectWriter {
public:
  template <typename T> void field(const std::string &key, const T &value) {}
};

} // namespace JSON

#endif // FLOODGATE_TEST_INPUTS_STOUT_JSONIFY_HPP
