// Which removals bound a growth: those that are sure to come, and not those that only a peer brings about.

// RUN: %check_both %s dos-unbounded-container

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>
#include <stout/hashset.hpp>
#include <stout/multihashmap.hpp>

using process::defer;
using process::Future;
using process::UPID;

namespace {

struct Join : google::protobuf::Message {
  const std::string &name() const;
};
struct Leave : google::protobuf::Message {
  const std::string &name() const;
};

Future<bool> store(const std::string &name);

class Members : public ProtobufProcess<Members> {
  void initialize() override {
    install<Join>(&Members::join, &Join::name);
    install<Leave>(&Members::leave, &Leave::name);
    process::delay(Seconds(10), self(), &Members::collectGarbage);
  }

  void join(const UPID &from, const std::string &name) {
    neverRemoved_bad(name);
    erasedInContinuation_ok(name);
    erasedInDeferredMethod_ok(name);
    erasedByTimer_ok(name);
    erasedByTimerOfItsOwn_ok(name);
    erasedWhenPeerDisconnects_bad(from);
    erasedByAnotherMessage_bad(name);
    erasedAfterwards_ok(name);
    emptiedBefore_ok(name);
    oneOfManyRemoved_bad(name);
    allOfMany_ok(name);
    movedAway_ok(name);
    swappedAway_ok(name);
    assignedByTimer_ok(name);
  }

  void neverRemoved_bad(const std::string &name) {
    neverRemoved[name] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Members::neverRemoved` grows {{.*}}; nothing in the program removes an element or tests the size.
  }

  void erasedInContinuation_ok(const std::string &name) {
    inContinuation.insert(name);
    store(name).onAny(defer(self(), [=](const Future<bool> &) { inContinuation.erase(name); }));
  }

  void erasedInDeferredMethod_ok(const std::string &name) {
    inDeferredMethod.insert(name);
    store(name).then(defer(self(), &Members::stored, name));
  }

  Future<Nothing> stored(const std::string &name) {
    inDeferredMethod.erase(name);
    return Nothing();
  }

  void erasedByTimer_ok(const std::string &name) { byTimer[name] = 1; }

  void collectGarbage() {
    for (auto it = byTimer.begin(); it != byTimer.end();)
      it = byTimer.erase(it);
    assigned = {};
    process::delay(Seconds(10), self(), &Members::collectGarbage);
  }

  void erasedByTimerOfItsOwn_ok(const std::string &name) {
    byTimerOfItsOwn[name] = 1;
    process::delay(Seconds(30), self(), &Members::expire, name);
  }

  void expire(const std::string &name) { byTimerOfItsOwn.erase(name); }

  void erasedWhenPeerDisconnects_bad(const UPID &from) {
    connected.insert(from);
// CHECK: :[[@LINE-1]]:15: warning: `Members::connected` grows {{.*}}; an element is removed only when the peer disconnects.
  }

  void exited(const UPID &pid) override { connected.erase(pid); }

  void erasedByAnotherMessage_bad(const std::string &name) {
    joined[name] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Members::joined` grows {{.*}}; an element is removed only when a peer asks for it.
  }

  void leave(const UPID &from, const std::string &name) { joined.erase(name); }

  void erasedAfterwards_ok(const std::string &name) {
    current.insert(name);
    announce();
    current.erase(name);
  }

  void emptiedBefore_ok(const std::string &name) {
    refilled.clear();
    refilled.push_back(name);
  }

  // put() adds the pair even where it is there already.
  void oneOfManyRemoved_bad(const std::string &name) {
    pairs.put(name, 1);
// CHECK: :[[@LINE-1]]:11: warning: `Members::pairs` grows {{.*}}; each repetition adds an element, and a removal takes one of them only.
    store(name).onAny(defer(self(), [=](const Future<bool> &) { pairs.remove(name, 1); }));
  }

  void allOfMany_ok(const std::string &name) {
    allPairs.put(name, 1);
    store(name).onAny(defer(self(), [=](const Future<bool> &) { allPairs.remove(name); }));
  }

  void movedAway_ok(const std::string &name) {
    batch.push_back(name);
    process::dispatch(self(), [this] { write(std::move(batch)); });
  }

  void swappedAway_ok(const std::string &name) {
    pending.push_back(name);
    process::dispatch(self(), [this] {
      std::vector<std::string> taken;
      std::swap(taken, pending);
      write(std::move(taken));
    });
  }

  void assignedByTimer_ok(const std::string &name) { assigned.insert(name); }

  void announce();
  void write(std::vector<std::string> names);

  hashmap<std::string, int> neverRemoved, byTimer, byTimerOfItsOwn, joined;
  hashset<std::string> inContinuation, inDeferredMethod, current, assigned;
  hashset<UPID> connected;
  multihashmap<std::string, int> pairs, allPairs;
  std::vector<std::string> refilled, batch, pending;
};

} // namespace
