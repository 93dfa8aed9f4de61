// A function that comes to call itself with a part of what a peer has nested: the stack is as deep as that.

// RUN: %check_both %s dos-unvalidated-field

#include <string>
#include <vector>

#include <process/protobuf.hpp>

#include <stout/json.hpp>

using process::UPID;

namespace {

struct Text : google::protobuf::Message {
  const std::string &text() const;
  void clear_text();
  const google::protobuf::RepeatedPtrField<Text> &parts() const;
  void clear_parts();
};

class Reader : public ProtobufProcess<Reader> {
  void initialize() override { install<Text>(&Reader::read); }

  void read(const UPID &from, const Text &message) {
    Try<JSON::Object> object = JSON::parse<JSON::Object>(message.text());
    if (object.isError())
      return;
    walk_bad(object.get());
    walkTwo_bad(object.get());
    counted_ok(object.get(), 0);
    once_ok(object.get());
    message_ok(message);
  }

  int walk_bad(const JSON::Object &object) {
    int sum = 0;
    for (const auto &entry : object.values)
      if (entry.second.is<JSON::Object>())
        sum += walk_bad(entry.second.as<JSON::Object>());
// CHECK: :[[@LINE-1]]:16: warning: unchecked `message.text` from a peer is followed as deep as it is nested (CWE-674).
    return sum;
  }

  int walkTwo_bad(const JSON::Object &object) {
    int sum = 0;
    for (const auto &entry : object.values)
      sum += value(entry.second);
// CHECK: :[[@LINE-1]]:14: warning: unchecked `message.text` from a peer is followed as deep as it is nested (CWE-674).
    return sum;
  }
  int value(const JSON::Value &value) { return value.is<JSON::Object>() ? walkTwo_bad(value.as<JSON::Object>()) : 1; }

  int counted_ok(const JSON::Object &object, int depth) {
    int sum = 0;
    if (depth > 100)
      return 0;
    for (const auto &entry : object.values)
      if (entry.second.is<JSON::Object>())
        sum += counted_ok(entry.second.as<JSON::Object>(), depth + 1);
    return sum;
  }

  int once_ok(const JSON::Object &object) { return static_cast<int>(object.values.size()); }

  // Whoever decodes a message does not nest it deeper than it may be.
  int message_ok(const Text &text) {
    int sum = 0;
    for (const Text &part : text.parts())
      sum += message_ok(part);
    return sum;
  }
};

} // namespace
