// A class of the project may share its name with one that a model describes: stout's `Cache` is a container.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <process/protobuf.hpp>

using process::Future;

struct Get : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

class Cache : public ProtobufProcess<Cache> {
  void initialize() override { install<Get>(&Cache::get_bad, &Get::name); }

  void get_bad(const std::string &name) {
    lookUp(name).get();
// CHECK: :[[@LINE-1]]:18: warning: `process::Future::get` makes `Cache` wait
  }
};
