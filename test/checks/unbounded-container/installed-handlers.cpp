// Every way to install a handler of a message is an entry point, and what the message says is the peer's to choose.

// RUN: %check_both %s dos-unbounded-container

#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>
#include <stout/hashset.hpp>

using process::UPID;

namespace {

struct Introduction : google::protobuf::Message {
  const std::string &name() const;
  const google::protobuf::RepeatedPtrField<std::string> &roles() const;
};

class Registry : public ProtobufProcess<Registry> {
  void initialize() override {
    install<Introduction>(&Registry::senderAndMessage_bad);
    install<Introduction>(&Registry::senderAndMovedMessage_bad);
    install<Introduction>(&Registry::senderOnly_bad);
    install<Introduction>(&Registry::senderAndFields_bad, &Introduction::name, &Introduction::roles);
    install<Introduction>(&Registry::messageOnly_bad);
    install<Introduction>(&Registry::movedMessageOnly_bad);
    install<Introduction>(&Registry::nothing_bad);
    install<Introduction>(&Registry::fieldsOnly_bad, &Introduction::name);
    install("raw", &Registry::rawMessage_bad);
  }

  void senderAndMessage_bad(const UPID &from, const Introduction &message) {
    byMessage[message.name()] = from;
// CHECK: :[[@LINE-1]]:5: warning: `Registry::byMessage` grows without a limit. A peer controls the key `message.name()` that `operator[]` adds, by message `Introduction`; nothing in the program removes an element or tests the size.
  }

  void senderAndMovedMessage_bad(const UPID &from, Introduction &&message) {
    byMovedMessage.put(message.name(), from);
// CHECK: :[[@LINE-1]]:20: warning: `Registry::byMovedMessage` grows {{.*}} the key `message.name()` that `put` adds
  }

  // A peer can call itself what it likes, as often as it likes.
  void senderOnly_bad(const UPID &from) {
    senders.insert(from);
// CHECK: :[[@LINE-1]]:13: warning: `Registry::senders` grows {{.*}} the key `from` that `insert` adds
  }

  void senderAndFields_bad(const UPID &from, const std::string &name, const std::vector<std::string> &roles) {
    byField.emplace(name, from);
// CHECK: :[[@LINE-1]]:13: warning: `Registry::byField` grows {{.*}} the key `name`
    for (const std::string &role : roles)
      byRole[role] = from;
// CHECK: :[[@LINE-1]]:7: warning: `Registry::byRole` grows {{.*}} the key `role`
  }

  void messageOnly_bad(const Introduction &message) {
    messages.push_back(message.name());
// CHECK: :[[@LINE-1]]:14: warning: `Registry::messages` grows {{.*}} the number of elements that `push_back` adds
  }

  void movedMessageOnly_bad(Introduction &&message) {
    names.insert({message.name(), 1});
// CHECK: :[[@LINE-1]]:11: warning: `Registry::names` grows {{.*}} the key
  }

  // How often is the peer's to choose, even where what it says is not looked at.
  void nothing_bad() {
    times.push_back(process::Clock::now());
// CHECK: :[[@LINE-1]]:11: warning: `Registry::times` grows {{.*}} the number of elements
  }

  void fieldsOnly_bad(const std::string &name) {
    text += name;
// CHECK: :[[@LINE-1]]:5: warning: `Registry::text` grows {{.*}} the size of `name` that `operator+=` adds
  }

  void rawMessage_bad(const UPID &from, const std::string &body) {
    bodies.insert(body);
// CHECK: :[[@LINE-1]]:12: warning: `Registry::bodies` grows {{.*}}, by message `raw`
  }

  // Nobody installs this one.
  void notInstalled_ok(const Introduction &message) { unused.push_back(message.name()); }

  hashmap<std::string, UPID> byMessage, byMovedMessage, byField, byRole;
  hashset<UPID> senders;
  hashset<std::string> bodies;
  hashmap<std::string, int> names;
  std::vector<std::string> messages, unused;
  std::vector<process::Time> times;
  std::string text;
};

} // namespace
