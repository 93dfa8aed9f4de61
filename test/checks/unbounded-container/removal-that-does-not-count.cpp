// Removals that there are, and that bound nothing.

// RUN: %check_both %s dos-unbounded-container

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

using process::defer;
using process::Future;

namespace {

struct Put : google::protobuf::Message {
  const std::string &key() const;
};
struct Reset : google::protobuf::Message {};

Future<Nothing> store(const std::string &key);

class Store : public ProtobufProcess<Store> {
  void initialize() override {
    install<Put>(&Store::put, &Put::key);
    install<Reset>(&Store::reset);
  }

  void put(const std::string &key) {
    atShutDown_bad[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Store::atShutDown_bad` grows
    neverCalled_bad[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Store::neverCalled_bad` grows
    onlyInner_bad[key].push_back(key);
// CHECK: :[[@LINE-1]]:5: warning: `Store::onlyInner_bad` grows
    onRequest_bad.push_back(key);
// CHECK: :[[@LINE-1]]:19: warning: `Store::onRequest_bad` grows {{.*}}; an element is removed only when a peer asks for it.
    lastOnly_bad.push_back(key);
// CHECK: :[[@LINE-1]]:18: warning: `Store::lastOnly_bad` grows
    lastOnly_bad.push_back(key);
    store(key).then(defer(self(), [=](const Nothing &) {
      onlyInner_bad.at(key).clear();
      return Nothing();
    }));
    store("a").then(defer(self(), [this, key](const Nothing &) {
      FN_otherKey_bad.erase(key);
      return Nothing();
    }));
    FN_otherKey_bad[key + key] = 1;
    FN_leavesBefore_bad(key);
    FN_wrongWayRound_bad(key);
  }

  // Most are added twice, and one of them is taken.
  void takeOne() { lastOnly_bad.pop_back(); }

  void reset(const Reset &message) {
    onRequest_bad.clear();
    takeOne();
  }

  void finalize() override { atShutDown_bad.clear(); }

  void neverCalled() { neverCalled_bad.clear(); }

  // The engine knows the order of what stands in a function, and not which way leads past it.
  void FN_leavesBefore_bad(const std::string &key) {
    leavesBefore[key] = 1;
    if (key.empty())
      return;
    leavesBefore.erase(key);
  }

  // It takes any comparison of the size for one that refuses what is too much.
  void FN_wrongWayRound_bad(const std::string &key) {
    if (wrongWayRound.size() < 10)
      return;
    wrongWayRound[key] = 1;
  }

  hashmap<std::string, int> atShutDown_bad, neverCalled_bad, leavesBefore, wrongWayRound;
  // Which key it is that a continuation removes is not compared with the one that was added.
  hashmap<std::string, int> FN_otherKey_bad;
  hashmap<std::string, std::vector<std::string>> onlyInner_bad;
  std::vector<std::string> onRequest_bad, lastOnly_bad;
};

} // namespace
