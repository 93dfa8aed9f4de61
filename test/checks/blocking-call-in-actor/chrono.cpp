// How long is too long, in the forms in which C++ writes it.

// RUN: %check_both %s dos-blocking-call-in-actor

#include <future>

#include <process/protobuf.hpp>

namespace {

struct Ask : google::protobuf::Message {
  Ask *New() const override;
};

class Worker : public ProtobufProcess<Worker> {
  void initialize() override { install<Ask>(&Worker::ask_bad); }

  void ask_bad(const Ask &) {
    using namespace std::chrono_literals;
    answer.wait_for(0s);
    answer.wait_for(std::chrono::milliseconds(0));
    answer.wait_for(1h);
// CHECK: :[[@LINE-1]]:12: warning: {{.*}}wait_for` makes
    answer.wait_for(std::chrono::minutes(2));
// CHECK: :[[@LINE-1]]:12: warning: {{.*}}wait_for` makes
  }

  std::future<int> answer;
};

} // namespace
