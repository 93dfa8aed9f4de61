// A queue that answers drain one by one: whether they keep up with the requests is worth an auditor's look.

// RUN: %check_both %s dos-unbounded-container --audit

#include <deque>
#include <string>

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/protobuf.hpp>

using process::Future;

namespace {

Future<int> ask(const std::string &name);

struct Put : google::protobuf::Message {
  Put *New() const override;
  const std::string &key() const;
};

class Store : public ProtobufProcess<Store> {
  void initialize() override { install<Put>(&Store::put); }

  void put(const Put &message) {
    waiting_bad.push_back(message.key());
// CHECK: :[[@LINE-1]]:17: {{(warning: )?}}audit: `Store::waiting_bad` grows without a limit. {{.*}}one element is removed as an answer or a timer comes
    taken_ok.push_back(message.key());
    ask(message.key()).onAny(defer(self(), [this](const Future<int> &) { answered(); }));
  }

  void answered() {
    waiting_bad.pop_front();
    while (!taken_ok.empty())
      taken_ok.pop_front();
  }

  std::deque<std::string> waiting_bad, taken_ok;
};

} // namespace
