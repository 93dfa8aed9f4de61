// What decides between the gate and an audit: pairs that differ in the one thing that the comment names.

// RUN: %check_both %s dos-unbounded-container --audit

#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/protobuf.hpp>

#include <stout/foreach.hpp>
#include <stout/hashmap.hpp>
#include <stout/hashset.hpp>
#include <stout/option.hpp>

using process::defer;
using process::Future;
using process::Owned;
using process::UPID;

namespace {

struct Put : google::protobuf::Message {
  Put *New() const override;
  const std::string &name() const;
  const std::string &other() const;
};
struct Leave : google::protobuf::Message {
  const std::string &name() const;
};
struct Tick : google::protobuf::Message {};

struct Task {
  std::string id;
};

Future<Nothing> store(const std::string &name);

class Store : public ProtobufProcess<Store> {
  void initialize() override {
    install<Put>(&Store::put);
    install<Leave>(&Store::leave);
    install<Tick>(&Store::tick);
    process::delay(Seconds(10), self(), &Store::collectGarbage);
  }

  void put(const UPID &from, const Put &message) {
    origin(message);
    likeness(message);
    elsewhere(message);
    deferral(message);
    condition(from, message);
    oneByOne(message);
    foreignKey(message);
  }

  // Whether the key is seen to come from the peer.
  void origin(const Put &message) {
    fromPeer_gate[message.name()] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Store::fromPeer_gate` grows
    numbered_gate[next++] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Store::numbered_gate` grows
    addOwn(own);
  }
  void addOwn(const std::string &name) {
    own_audit[name] = 1;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `Store::own_audit` grows
  }

  // Whether it is computed from the peer's value, or is a part of what is computed from something around that.
  void likeness(const Put &message) {
    derived_gate[message.name() + "/x"] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Store::derived_gate` grows
    vague_audit[std::make_pair(message.name(), own).first] = 1;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `Store::vague_audit` grows
  }

  // Whether it is known to be a key of another container; another key of it says nothing.
  void elsewhere(const Put &message) {
    if (!registered.contains(message.name()))
      return;
    knownElsewhere_audit[message.name()] = 1;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `Store::knownElsewhere_audit` grows
    otherKey_gate[message.other()] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Store::otherKey_gate` grows
    registered[message.name()] = 2;
    const int number = ++next;
    if (!numbers.contains(number))
      return;
    numberElsewhere_audit[number] = 1;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `Store::numberElsewhere_audit` grows
  }

  // Whether it was known when the continuation was made: it may have gone since, and is no proof that it is there.
  void deferral(const Put &message) {
    store(message.name()).onAny(defer(self(), [this, message](const Future<Nothing> &) {
      notAsked_gate[message.name()] = 1;
// CHECK: :[[@LINE-1]]:7: warning: `Store::notAsked_gate` grows
    }));
    if (!askedBefore_audit.contains(message.name()) || !askedAgain_ok.contains(message.name()))
      return;
    later = [this, message] {
      askedBefore_audit[message.name()] = 1;
// CHECK: :[[@LINE-1]]:7: {{(warning: )?}}audit: `Store::askedBefore_audit` grows
      if (askedAgain_ok.contains(message.name()))
        askedAgain_ok[message.name()] = 1;
    };
    FN_deferredUnderTest_bad(message);
  }
  // The test is taken for one that holds whenever the continuation runs.
  void FN_deferredUnderTest_bad(const Put &message) {
    if (!deferredUnderTest.contains(message.name()))
      return;
    store(message.name()).onAny(defer(self(), [this, message](const Future<Nothing> &) {
      deferredUnderTest[message.name()] = 1;
    }));
  }
  void tick(const Tick &) { later(); }

  // Whether the removal is the peer's to choose, or stands in a branch; one that comes after a test which leaves is
  // as good as any.
  void condition(const UPID &from, const Put &message) {
    onRequest_gate[message.name()] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Store::onRequest_gate` grows
    nested_audit.insert(from);
// CHECK: :[[@LINE-1]]:18: {{(warning: )?}}audit: `Store::nested_audit` grows {{.*}}; an element is removed only under a condition that the growth does not ask for.
    afterTest_ok.insert(from);
    process::dispatch(self(), &Store::drop, from);
  }
  void leave(const UPID &, const Leave &message) { onRequest_gate.erase(message.name()); }
  void drop(const UPID &from) {
    if (leader.isSome())
      nested_audit.erase(from);
    if (leader.isNone())
      return;
    afterTest_ok.erase(from);
  }

  // Whether answers drain the queue, or only the peer does.
  void oneByOne(const Put &message) {
    answered_audit.push_back(message.name());
// CHECK: :[[@LINE-1]]:20: {{(warning: )?}}audit: `Store::answered_audit` grows {{.*}}; one element is removed as an answer or a timer comes
    asked_gate.push_back(message.name());
// CHECK: :[[@LINE-1]]:16: warning: `Store::asked_gate` grows {{.*}}; nothing in the program removes
    store(message.name()).onAny(defer(self(), [this](const Future<Nothing> &) { answered(); }));
  }
  void answered() { answered_audit.pop_front(); }

  // Whether the removal has the key of another object, which need not exist.
  void foreignKey(const Put &message) {
    ofTask_audit.insert(message.name());
// CHECK: :[[@LINE-1]]:18: {{(warning: )?}}audit: `Store::ofTask_audit` grows {{.*}}; it is removed only for an object of `{{.*}}Task`
    ofNone_gate.insert(message.name());
// CHECK: :[[@LINE-1]]:17: warning: `Store::ofNone_gate` grows
  }
  void collectGarbage() {
    foreach (const Owned<Task> &task, tasks)
      ofTask_audit.erase(task->id);
  }

  std::string own;
  Option<UPID> leader;
  std::vector<Owned<Task>> tasks;
  hashmap<std::string, int> fromPeer_gate, own_audit, derived_gate, vague_audit, registered, knownElsewhere_audit,
      otherKey_gate, notAsked_gate, askedBefore_audit, askedAgain_ok, deferredUnderTest,
      onRequest_gate;
  hashmap<int, int> numbered_gate, numbers, numberElsewhere_audit;
  std::function<void()> later;
  int next = 0;
  hashset<UPID> nested_audit, afterTest_ok;
  hashset<std::string> ofTask_audit, ofNone_gate;
  std::deque<std::string> answered_audit, asked_gate;
};

} // namespace
