// A future that was passed in: whether it is complete is up to whoever passes it.

// RUN: %check_both %s dos-blocking-call-in-actor --audit

#include <process/protobuf.hpp>

using process::Future;

namespace {

struct Ask : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

int valueOf_bad(const Future<int> &answer) {
  return answer.get();
// CHECK: :[[@LINE-1]]:17: {{(warning: )?}}audit: `process::Future::get` makes `Resolver` wait for a future.
}

class Resolver : public ProtobufProcess<Resolver> {
  void initialize() override { install<Ask>(&Resolver::ask, &Ask::name); }

  void ask(const std::string &name) { valueOf_bad(lookUp(name)); }
};

} // namespace
