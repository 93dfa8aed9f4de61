// A test of the size that refuses or evicts bounds a container, wherever on the way to the growth it stands.

// RUN: %check_both %s dos-unbounded-container

#include <deque>

#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

using process::UPID;

namespace {

struct Put : google::protobuf::Message {
  const std::string &key() const;
};

class Table : public ProtobufProcess<Table> {
  void initialize() override { install<Put>(&Table::put, &Put::key); }

  void put(const std::string &key) {
    refuse_ok(key);
    refuseInBranch_ok(key);
    refuseWithCheck_ok(key);
    trimAfterwards_ok(key);
    trimInLoop_ok(key);
    trimBefore_ok(key);
    askPredicate_ok(key);
    askNegatedPredicate_ok(key);
    if (tested.size() < 100)
      testedByCaller_ok(key);
    emptyIsNoLimit_bad(key);
    otherContainer_bad(key);
    testedTooLate_bad(key);
    logged_bad(key);
    if (byOneCaller.size() < 100)
      testedByOneCaller_bad(key);
    testedByOneCaller_bad(key);
    sizeInVariable_ok(key);
    aliased_ok(key);
    ternary_ok(key);
    conjunction_ok(key, true);
  }

  void refuse_ok(const std::string &key) {
    if (refused.size() >= limit)
      return;
    refused[key] = 1;
  }

  void refuseInBranch_ok(const std::string &key) {
    if (inBranch.size() < 1000) {
      inBranch[key] = 1;
    }
  }

  // It ends the process rather than to grow: another defect, which another check knows.
  void refuseWithCheck_ok(const std::string &key) {
    CHECK(checked.size() < 1000);
    checked[key] = 1;
  }

  void trimAfterwards_ok(const std::string &key) {
    recent.push_back(key);
    if (recent.size() > limit)
      recent.pop_front();
  }

  void trimInLoop_ok(const std::string &key) {
    latest.push_back(key);
    while (latest.size() > limit)
      latest.pop_front();
  }

  void trimBefore_ok(const std::string &key) {
    if (evicting.size() >= limit)
      evicting.erase(evicting.begin());
    evicting[key] = 1;
  }

  bool isFull() const { return asked.size() >= limit; }
  bool hasRoom() const { return askedToo.size() < limit; }

  void askPredicate_ok(const std::string &key) {
    if (isFull())
      return;
    asked[key] = 1;
  }

  void askNegatedPredicate_ok(const std::string &key) {
    if (!hasRoom())
      return;
    askedToo[key] = 1;
  }

  void testedByCaller_ok(const std::string &key) { tested[key] = 1; }

  void emptyIsNoLimit_bad(const std::string &key) {
    if (started.size() == 0)
      start();
    if (started.empty())
      start();
    started[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Table::started` grows
  }

  void otherContainer_bad(const std::string &key) {
    if (refused.size() >= limit)
      return;
    unrelated[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Table::unrelated` grows
  }

  void testedTooLate_bad(const std::string &key) {
    late[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Table::late` grows
    if (late.size() >= limit)
      return;
    start();
  }

  // A test that only tells somebody refuses nothing.
  void logged_bad(const std::string &key) {
    if (noticed.size() > limit)
      LOG(WARNING) << "There are many";
    noticed[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Table::noticed` grows
  }

  void testedByOneCaller_bad(const std::string &key) {
    byOneCaller[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Table::byOneCaller` grows
  }

  void sizeInVariable_ok(const std::string &key) {
    const size_t count = counted.size();
    if (count >= limit)
      return;
    counted[key] = 1;
  }

  void aliased_ok(const std::string &key) {
    auto &table = aliased;
    if (table.size() >= limit)
      return;
    table[key] = 1;
  }

  void ternary_ok(const std::string &key) { chosen.size() < limit ? chosen.push_back(key) : start(); }

  void conjunction_ok(const std::string &key, bool wanted) {
    if (wanted && joint.size() < limit)
      joint[key] = 1;
  }

  void start();

  size_t limit = 1000;
  hashmap<std::string, int> refused, inBranch, checked, evicting, asked, askedToo, tested, started, unrelated, late,
      noticed, byOneCaller, counted, aliased, joint;
  std::deque<std::string> recent, latest, chosen;
};

} // namespace
