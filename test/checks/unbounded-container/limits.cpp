// What is known to go wrong, beside what is like it and does not. A repair shows here.

// RUN: %check_both %s dos-unbounded-container

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

using process::defer;
using process::Future;
using process::Owned;

namespace {

struct Put : google::protobuf::Message {
  const std::string &key() const;
  const std::string &value() const;
};

enum class Kind { A, B };
Kind parse(const std::string &text);
std::string nameOf(Kind kind);

struct Item {
  std::vector<std::string> values;
};

class Store : public ProtobufProcess<Store> {
  void initialize() override { install<Put>(&Store::put); }

  void put(const Put &message) {
    FP_countedByHand_ok(message.key());
    FN_concatenated_bad(message.value());
    fewNames_ok(message.key());
    firstOfAll_ok(message.key());
    known_ok(message.key());
    local_ok(message);
    FP_released_ok(message.key());
    FP_tokens_ok(message.key());
    FN_remembered_bad(message.key());
  }

  // A counter of one's own stands for the size.
  void FP_countedByHand_ok(const std::string &key) {
    if (count >= 100)
      return;
    ++count;
    counted[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Store::counted` grows
  }

  // An assignment, that is all the model says of it.
  void FN_concatenated_bad(const std::string &value) { text = text + value; }

  // There are only so many names, but they are strings.
  void fewNames_ok(const std::string &key) { byName[nameOf(parse(key))] = 1; }

  // It is filled once.
  void firstOfAll_ok(const std::string &key) {
    if (!first.empty())
      return;
    first.push_back(key);
  }

  // Nobody can be in the one who is not in the other, whose keys are the operator's.
  void known_ok(const std::string &key) {
    if (!configured.contains(key))
      return;
    used[key] = 1;
  }

  // A copy of what lives long is a local object.
  void local_ok(const Put &message) {
    Item item = items["constant"];
    item.values.push_back(message.value());
    auto copy = values;
    copy.push_back(message.value());
  }

  // What holds it goes, and it with it.
  void FP_released_ok(const std::string &key) {
    Owned<Item> item(new Item());
    current = item;
    current->values.push_back(key);
// CHECK: :[[@LINE-1]]:21: warning: `{{.*}}Item::values` grows
    current.reset();
  }

  // What asks for a place gives it back.
  void FP_tokens_ok(const std::string &key) {
    if (tokens.empty())
      return;
    tokens.pop_back();
    inFlight[key] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Store::inFlight` grows
  }

  // What has been put into a member counts as the server's own.
  void FN_remembered_bad(const std::string &key) {
    latest = key;
    remembered[latest] = 1;
  }

  int count = 0;
  std::string text, latest;
  hashmap<std::string, int> counted, byName, configured, used, inFlight, remembered;
  hashmap<std::string, Item> items;
  std::vector<std::string> first, values, tokens;
  Owned<Item> current;
};

} // namespace
