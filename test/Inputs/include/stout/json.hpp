// Stand-in for <stout/json.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// JSON::Value is a boost::variant in the real one.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_JSON_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_JSON_HPP

#include <initializer_list>
#include <map>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <stand_in.hpp>

#include <stout/check.hpp>
#include <stout/foreach.hpp>
#include <stout/jsonify.hpp>
#include <stout/numify.hpp>
#include <stout/result.hpp>
#include <stout/strings.hpp>
#include <stout/try.hpp>

namespace JSON {

struct Value;

struct String {
  String();
  String(const char *_value);
  String(const std::string &_value);
  std::string value;
};

struct Number {
  Number();
  template <typename T, typename std::enable_if<std::is_arithmetic<T>::value, int>::type = 0> Number(T _value) {}
  template <typename T> T as() const { return stand_in::value<T>(); }
};

struct Object {
  Object();
  Object(std::initializer_list<std::pair<const std::string, Value>> values_);
  template <typename T> Result<T> find(const std::string &path) const { return stand_in::value<Result<T>>(); }
  template <typename T> Result<T> at(const std::string &key) const { return stand_in::value<Result<T>>(); }
  std::map<std::string, Value> values;
};

struct Array {
  Array();
  Array(std::initializer_list<Value> values_);
  std::vector<Value> values;
};

struct Boolean {
  Boolean();
  Boolean(bool _value);
  bool value;
};

struct Null {};

struct Value {
  Value();
  Value(bool value);
  Value(char *value);
  Value(const char *value);
  template <typename T> Value(const T &value) {}

  template <typename T> bool is() const { return stand_in::value<bool>(); }
  // Throws when the value is of another type.
  template <typename T> const T &as() const & { return stand_in::value<const T &>(); }
  template <typename T> T &as() & { return stand_in::value<T &>(); }
  template <typename T> T &&as() && { return stand_in::value<T &&>(); }
  bool contains(const Value &other) const;
};

Try<Value> parse(const std::string &s);
template <typename T> Try<T> parse(const std::string &s) { return stand_in::value<Try<T>>(); }

std::ostream &operator<<(std::ostream &stream, const Value &value);
std::ostream &operator<<(std::ostream &stream, const Object &object);
std::ostream &operator<<(std::ostream &stream, const Array &array);

} // namespace JSON

#endif // FLOODGATE_TEST_INPUTS_STOUT_JSON_HPP
