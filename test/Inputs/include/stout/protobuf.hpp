// Stand-in for <stout/protobuf.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_PROTOBUF_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_PROTOBUF_HPP

#include <string>

#include <stand_in.hpp>

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>

#include <stout/json.hpp>
#include <stout/nothing.hpp>
#include <stout/result.hpp>
#include <stout/try.hpp>

namespace protobuf {

template <typename T> Try<T> deserialize(const std::string &value) { return stand_in::value<Try<T>>(); }
template <typename T> Try<std::string> serialize(const T &t) { return stand_in::value<Try<std::string>>(); }
template <typename T> Try<T> parse(const JSON::Value &value) { return stand_in::value<Try<T>>(); }
template <typename T> Result<T> read(const std::string &path) { return stand_in::value<Result<T>>(); }
template <typename T> Try<Nothing> write(const std::string &path, const T &t, bool sync = false) {
  return stand_in::value<Try<Nothing>>();
}

} // namespace protobuf

namespace JSON {

struct Protobuf {
  explicit Protobuf(const google::protobuf::Message &message);
};

Object protobuf(const google::protobuf::Message &message);

} // namespace JSON

#endif // FLOODGATE_TEST_INPUTS_STOUT_PROTOBUF_HPP
