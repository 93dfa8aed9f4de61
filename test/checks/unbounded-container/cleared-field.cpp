// A field that is cleared by name, each time before it is filled again, is as long as one message.

// RUN: %check_both %s dos-unbounded-container

#include <process/protobuf.hpp>

namespace {

struct Put : google::protobuf::Message {
  Put *New() const override;
  const std::string &key() const;
  void add_values(const std::string &value);
  void clear_values();
  void add_names(const std::string &name);
  void clear_names();
};

class Store : public ProtobufProcess<Store> {
  void initialize() override { install<Put>(&Store::put); }

  void put(const Put &message) {
    last.clear_values();
    last.add_values(message.key());
    collected_bad(message);
  }

  void collected_bad(const Put &message) {
    // What is cleared is another field.
    last.add_names(message.key());
// CHECK: :[[@LINE-1]]:10: warning: `Put::names` grows without a limit
  }

  Put last;
};

} // namespace
