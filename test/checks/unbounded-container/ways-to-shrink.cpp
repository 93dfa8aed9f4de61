// The forms that a removal can take. All of these come after each growth, in a continuation or in the same function.

// RUN: %check_both %s dos-unbounded-container -- -std=c++20

#include <algorithm>
#include <deque>
#include <map>
#include <queue>
#include <set>

#include <process/dispatch.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>
#include <stout/hashset.hpp>

namespace {

struct Put : google::protobuf::Message {
  Put *New() const override;
  const std::string &key() const;
  std::string *add_values();
  void clear_values();
  google::protobuf::RepeatedPtrField<std::string> *mutable_values();
};

class Store : public ProtobufProcess<Store> {
  void initialize() override { install<Put>(&Store::put); }

  void put(const Put &message) {
    const std::string &key = message.key();
    byKey[key] = byIterator[key] = extracted[key] = erasedIf[key] = viaGetter[key] = viaHelper[key] = 1;
    subtracted.insert(key);
    ofElement[key].push_back(key);
    removed.push_back(key);
    erasedFrom.push_back(key);
    methodSwapped.push_back(key);
    exchanged.push_back(key);
    assigned.push_back(key);
    moved.push_back(key);
    movedOut.push_back(key);
    popped.push(key);
    drained.push_back(key);
    resized.push_back(key);
    shared.push_back(key);
    text += key;
    first.add_values()->assign(key);
    second.add_values()->assign(key);
    third.add_values()->assign(key);
    process::dispatch(self(), &Store::done_ok, key);
  }

  void done_ok(const std::string &key) {
    byKey.erase(key);

    auto it = byIterator.find(key);
    if (it != byIterator.end())
      byIterator.erase(it);

    auto node = extracted.extract(key);

    std::erase_if(erasedIf, [&](const auto &entry) { return entry.first == key; });

    table().erase(key);
    eraseFrom(viaHelper, key);

    hashset<std::string> gone;
    gone.insert(key);
    subtracted -= gone;

    ofElement.erase(key);

    removed.erase(std::remove(removed.begin(), removed.end(), key), removed.end());
    std::erase(erasedFrom, key);

    std::vector<std::string> local;
    local.swap(methodSwapped);

    for (const std::string &each : std::exchange(exchanged, {}))
      use(each);

    assigned = std::vector<std::string>();

    std::vector<std::string> taken = std::move(moved);

    take(std::move(movedOut));

    while (!popped.empty())
      popped.pop();

    while (!drained.empty()) {
      std::string next = drained.front();
      drained.pop_front();
      use(next);
    }

    resized.resize(0);

    auto &same = shared;
    same.clear();

    text.clear();

    first.clear_values();
    second.mutable_values()->Clear();
    third.Clear();
  }

  hashmap<std::string, int> &table() { return viaGetter; }

  static void eraseFrom(hashmap<std::string, int> &map, const std::string &key) { map.erase(key); }

  void use(const std::string &key);
  void take(std::vector<std::string> &&keys);

  hashmap<std::string, int> byKey, byIterator, viaGetter, viaHelper;
  std::map<std::string, int> extracted, erasedIf;
  hashset<std::string> subtracted;
  hashmap<std::string, std::vector<std::string>> ofElement;
  std::vector<std::string> removed, erasedFrom, methodSwapped, exchanged, assigned, moved, movedOut, resized, shared;
  std::queue<std::string> popped;
  std::deque<std::string> drained;
  std::string text;
  Put first, second, third;
};

} // namespace
