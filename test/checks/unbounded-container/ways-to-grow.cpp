// The operations that make a container grow, and the containers that have them.

// RUN: %check_both %s dos-unbounded-container

#include <algorithm>
#include <array>
#include <forward_list>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <queue>
#include <set>
#include <sstream>
#include <stack>
#include <unordered_set>

#include <process/protobuf.hpp>
#include <process/queue.hpp>

#include <stout/hashset.hpp>

namespace {

struct Put : google::protobuf::Message {
  Put *New() const override;
  const std::string &key() const;
  int count() const;
  const google::protobuf::RepeatedPtrField<std::string> &values() const;
};

class Strings : public std::vector<std::string> {};

template <typename T> class Shelf {
public:
  void add_bad(const T &value) {
    values.push_back(value);
// CHECK: :[[@LINE-1]]:12: warning: `{{.*}}Shelf{{.*}}::values` grows
  }

private:
  std::vector<T> values;
};

template <typename T> class Base : public ProtobufProcess<T> {
protected:
  void inBase_bad(const std::string &key) {
    base[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Base{{.*}}::base` grows
  }

  std::map<std::string, int> base;
};

class Store : public Base<Store> {
  void initialize() override { install<Put>(&Store::put); }

  void put(const Put &message) {
    const std::string &key = message.key();
    maps_bad(key);
    sequences_bad(key, message.count());
    adaptors_bad(key);
    text_bad(key);
    ranges_bad(message);
    holders_bad(key);
    inBase_bad(key);
    shelf.add_bad(key);
  }

  void maps_bad(const std::string &key) {
    inserted.insert(std::make_pair(key, 1));
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Store::inserted` grows
    emplaced.emplace(key, 1);
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Store::emplaced` grows
    tried.try_emplace(key, 1);
// CHECK: :[[@LINE-1]]:11: warning: `{{.*}}Store::tried` grows
    assigned.insert_or_assign(key, 1);
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Store::assigned` grows
    multiple.emplace(key, 1);
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Store::multiple` grows
    set.insert(key);
// CHECK: :[[@LINE-1]]:9: warning: `{{.*}}Store::set` grows
    unordered.emplace(key);
// CHECK: :[[@LINE-1]]:15: warning: `{{.*}}Store::unordered` grows
    // The same elements again, and again.
    multiset.insert("constant");
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Store::multiset` grows
  }

  void sequences_bad(const std::string &key, int count) {
    list.push_front(key);
// CHECK: :[[@LINE-1]]:10: warning: `{{.*}}Store::list` grows
    forward.emplace_front(key);
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Store::forward` grows
    vector.insert(vector.begin(), key);
// CHECK: :[[@LINE-1]]:12: warning: `{{.*}}Store::vector` grows
    resized.resize(count);
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Store::resized` grows {{.*}} the size of `count` that `resize` adds
  }

  void adaptors_bad(const std::string &key) {
    queue.push(key);
// CHECK: :[[@LINE-1]]:11: warning: `{{.*}}Store::queue` grows
    stack.emplace(key);
// CHECK: :[[@LINE-1]]:11: warning: `{{.*}}Store::stack` grows
    ordered.push(key);
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Store::ordered` grows
    futures.put(key);
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Store::futures` grows
  }

  void text_bad(const std::string &key) {
    appended.append(key);
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Store::appended` grows
    FN_stream_bad(key);
  }

  // What is streamed goes through a function of the base class, or through a free one.
  void FN_stream_bad(const std::string &key) { stream << key; }

  void ranges_bad(const Put &message) {
    std::copy(message.values().begin(), message.values().end(), std::back_inserter(copied));
// CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: `{{.*}}Store::copied` grows
    several.insert(several.end(), message.values().begin(), message.values().end());
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Store::several` grows
    hashset<std::string> names;
    names.insert(message.key());
    united |= names;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Store::united` grows
    merged.merge(std::set<std::string>{message.key()});
// CHECK: :[[@LINE-1]]:12: warning: `{{.*}}Store::merged` grows
    // It replaces what was there.
    newest.CopyFrom(message);
    newest = message;
    FN_merged_bad(message);
  }

  // Repeated fields are appended. The model says so, but the growth is not seen.
  void FN_merged_bad(const Put &message) { last.MergeFrom(message); }

  void holders_bad(const std::string &key) {
    owned->push_back(key);
// CHECK: :[[@LINE-1]]:12: warning: `{{.*}}Store::owned` grows
    pointed->push_back(key);
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Store::pointed` grows
    derived.push_back(key);
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Store::derived` grows
    // So many buckets, each without an end.
    buckets[key.size() % 8].push_back(key);
// CHECK: :[[@LINE-1]]:29: warning: `{{.*}}Store::buckets` grows
    callbacks.push_back([key] { return key.size(); });
// CHECK: :[[@LINE-1]]:15: warning: `{{.*}}Store::callbacks` grows
    maybe->push_back(key);
// CHECK: :[[@LINE-1]]:12: warning: `{{.*}}Store::maybe` grows
  }

  std::map<std::string, int> inserted, emplaced, tried, assigned;
  std::multimap<std::string, int> multiple;
  std::set<std::string> set, merged;
  std::unordered_set<std::string> unordered;
  std::multiset<std::string> multiset;
  std::list<std::string> list;
  std::forward_list<std::string> forward;
  std::vector<std::string> vector, resized, copied, several;
  std::queue<std::string> queue;
  std::stack<std::string> stack;
  std::priority_queue<std::string> ordered;
  process::Queue<std::string> futures;
  std::string appended;
  std::ostringstream stream;
  hashset<std::string> united;
  Put last, newest;
  std::unique_ptr<std::vector<std::string>> owned;
  std::vector<std::string> *pointed;
  Strings derived;
  std::array<std::vector<std::string>, 8> buckets;
  std::vector<std::function<size_t()>> callbacks;
  Option<std::vector<std::string>> maybe;
  Shelf<std::string> shelf;
};

} // namespace
