// What decides between the gate and an audit: pairs that differ in the one thing that the comment names.

// RUN: %check_both %s dos-unvalidated-field --audit

#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include <process/protobuf.hpp>

#include <stout/error.hpp>
#include <stout/hashmap.hpp>
#include <stout/none.hpp>
#include <stout/os.hpp>

using process::UPID;

namespace {

struct Ask : google::protobuf::Message {
  int count() const;
  void clear_count();
  bool has_count() const;
  const std::string &path() const;
  void clear_path();
  const std::string &id() const;
  void clear_id();
  const std::string &name() const;
  void clear_name();
};
struct Show : google::protobuf::Message {};

Option<Error> validate(const Ask &ask) {
  if (ask.name().empty())
    return Error("Nobody");
  return None();
}

class Desk : public ProtobufProcess<Desk> {
  void initialize() override {
    install<Ask>(&Desk::state);
    install<Show>(&Desk::show);
    install<Ask>(&Desk::vague);
    install<Ask>(&Desk::computed);
    install<Ask>(&Desk::kind);
    install<Ask>(&Desk::presence);
  }

  // Whether the value was kept in a member on its way.
  void state(const UPID &from, const Ask &ask) {
    list.reserve(ask.count());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer decides how much memory is taken at once
    kept = ask.count();
    keptPath = ask.path();
  }
  void show(const UPID &from, const Show &) {
    list.reserve(kept);
// CHECK: :[[@LINE-1]]:10: {{(warning: )?}}audit: unchecked `ask.count` from a peer decides how much memory is taken at once
    os::read(keptPath);
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: unchecked `ask.path` from a peer names a file
  }

  // Whether it is computed from the value, or is a part of what is computed from something around it.
  void vague(const UPID &from, const Ask &ask) {
    os::read("/srv/" + ask.path());
// CHECK: :[[@LINE-1]]:5: warning: unchecked `ask.path` from a peer names a file
    os::read(std::make_pair(ask.path(), 1).first);
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: unchecked `ask.path` from a peer names a file
  }

  // Whether a number is the value itself, or what a function that is not seen computes from it.
  void computed(const UPID &from, const Ask &ask) {
    list.resize(2 * ask.count());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer decides how much memory
    list.resize(std::gcd(ask.count(), 1 << 20));
// CHECK: :[[@LINE-1]]:10: {{(warning: )?}}audit: unchecked `ask.count` from a peer decides how much memory
  }

  // Whether the use does harm by itself: a duration and a key that a validator did not look at need not.
  void kind(const UPID &from, const Ask &ask) {
    Option<Error> error = validate(ask);
    if (error.isSome())
      return;
    sleep(ask.count());
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: unchecked `ask.count` from a peer decides how long something takes
    keep(table[ask.count()]);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer selects an element
    names[ask.name()] = 1;
    ids[ask.id()] = 1;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: unchecked `ask.id` from a peer becomes a key of what outlives the request
  }

  // Whether it is compared; that it is there says nothing of it, asked here or in a function.
  void presence(const UPID &from, const Ask &ask) {
    if (!ask.has_count())
      return;
    list.reserve(ask.count());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer decides how much memory
    if (!ask.has_count() && ask.id().empty())
      return;
    list.resize(ask.count());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer decides how much memory
    if (!isThere(ask))
      return;
    keep(table[ask.count()]);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer selects an element
    if (!isSmall(ask))
      return;
    keep(table[ask.count()]);
    list.reserve(ask.count());
  }
  static bool isThere(const Ask &ask) { return ask.has_count(); }
  static bool isSmall(const Ask &ask) { return ask.has_count() && ask.count() < 16; }

  void keep(int);

  int kept = 0;
  std::string keptPath;
  int table[16];
  std::vector<int> list;
  hashmap<std::string, int> names, ids;
};

} // namespace
