// What is only worth an auditor's look: there is a removal, but whether it comes for every element is not certain.

// RUN: %check_both %s dos-unbounded-container --audit

#include <process/protobuf.hpp>
#include <process/delay.hpp>

#include <stout/foreach.hpp>
#include <stout/hashmap.hpp>
#include <stout/hashset.hpp>
#include <stout/option.hpp>

using process::Owned;
using process::UPID;

namespace {

struct Authenticate : google::protobuf::Message {
  const std::string &name() const;
};

struct Framework {
  std::string name;
  Option<UPID> pid;
};

class Master : public ProtobufProcess<Master> {
  void initialize() override {
    install<Authenticate>(&Master::authenticate);
    process::delay(Seconds(10), self(), &Master::collectGarbage);
  }

  void authenticate(const UPID &from, const Authenticate &message) {
    foreignKey_bad(from);
    conditional_bad(from);
    sameCondition_ok(from);
    unconditional_ok(message.name());
    keyOfOther_bad(message.name());
  }

  // Only those who have become a framework are taken out. Whoever authenticates need not become one.
  void foreignKey_bad(const UPID &from) {
    authenticated.insert(from);
// CHECK: :[[@LINE-1]]:19: {{(warning: )?}}audit: `Master::authenticated` grows {{.*}}; {{.*}}`{{.*}}Framework`
  }

  void conditional_bad(const UPID &from) {
    connected[from] = "connected";
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `Master::connected` grows {{.*}}; an element is removed only under a condition that the growth does not ask for.
    process::dispatch(self(), &Master::drop, from);
  }

  void sameCondition_ok(const UPID &from) {
    if (leader.isNone())
      return;
    followers.insert(from);
    process::dispatch(self(), &Master::drop, from);
  }

  void drop(const UPID &from) {
    if (leader.isSome()) {
      connected.erase(from);
      followers.erase(from);
    }
  }

  // There cannot be more of them than of the others.
  void keyOfOther_bad(const std::string &name) {
    if (!registered.contains(name))
      return;
    ofRegistered[name] = 1;
// CHECK: :[[@LINE-1]]:5: {{(warning: )?}}audit: `Master::ofRegistered` grows {{.*}}; nothing in the program removes
  }

  void unconditional_ok(const std::string &name) { names.insert(name); }

  void collectGarbage() {
    foreach (const Owned<Framework> &framework, frameworks) {
      authenticated.erase(framework->pid.get());
    }
    names.clear();
  }

  std::vector<Owned<Framework>> frameworks;
  Option<UPID> leader;
  hashset<UPID> authenticated, followers;
  hashmap<UPID, std::string> connected;
  hashset<std::string> names;
  hashmap<std::string, int> registered, ofRegistered;
};

} // namespace
