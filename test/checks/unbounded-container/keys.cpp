// Who decides the key: a peer, by whatever ways it came; or the server.

// RUN: %check_both %s dos-unbounded-container

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/protobuf.hpp>

#include <stout/foreach.hpp>
#include <stout/hashmap.hpp>
#include <stout/stringify.hpp>
#include <stout/uuid.hpp>

using process::defer;
using process::Future;
using process::Owned;
using process::UPID;

namespace {

struct FrameworkInfo : google::protobuf::Message {
  FrameworkInfo *New() const override;
  const std::string &name() const;
  const google::protobuf::RepeatedPtrField<std::string> &roles() const;
};

struct Register : google::protobuf::Message {
  const FrameworkInfo &framework() const;
};

struct Framework {
  Framework(const FrameworkInfo &info) : id(info.name()) {}
  const std::string id;
};

Future<bool> authorize(const std::string &name);
std::string trim(const std::string &text);

class Other : public process::Process<Other> {
public:
  void toldByAnother_bad(const std::string &name) {
    told_bad[name] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Other::told_bad` grows {{.*}} the key `name`
  }

private:
  hashmap<std::string, int> told_bad;
};

class Master : public ProtobufProcess<Master> {
  void initialize() override { install<Register>(&Master::registerFramework); }

  void registerFramework(const UPID &from, const Register &message) {
    const FrameworkInfo &info = message.framework();
    computed_bad[trim(info.name()) + "/" + stringify(from)] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::computed_bad` grows
    foreach (const std::string &role, info.roles())
      byRole_bad[role] = 1;
// CHECK: :[[@LINE-1]]:7: warning: `{{.*}}Master::byRole_bad` grows {{.*}} the key `role`
    std::string name;
    if (info.name().empty())
      name = "default";
    else
      name = info.name();
    either_bad[name] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::either_bad` grows {{.*}} the key `name`

    authorize(info.name()).onAny(defer(self(), &Master::deferred_bad, from, info, lambda::_1));
    authorize(info.name()).then(defer(self(), [this, info](bool) {
      captured_bad[info.name()] = 1;
// CHECK: :[[@LINE-1]]:7: warning: `{{.*}}Master::captured_bad` grows {{.*}} the key `info.name()`
      return Nothing();
    }));
    process::dispatch(other, &Other::toldByAnother_bad, info.name());
    addFramework(new Framework(info));
    ownKeys_ok();
  }

  void deferred_bad(const UPID &from, const FrameworkInfo &info, const Future<bool> &authorized) {
    if (!authorized.isReady() || !authorized.get())
      return;
    authorized_bad[info.name()] = from;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::authorized_bad` grows {{.*}} the key `info.name()`
  }

  // A new object for each message; its name is the peer's.
  void addFramework(Framework *framework) {
    frameworks_bad[framework->id] = framework;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::frameworks_bad` grows {{.*}} the key `framework->id`
    objects_bad.insert(framework);
// CHECK: :[[@LINE-1]]:17: warning: `{{.*}}Master::objects_bad` grows {{.*}} the key `framework`
    random_bad[id::UUID::random()] = framework;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::random_bad` grows {{.*}} the key `id::UUID::random()`
    numbered_bad[next++] = framework;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::numbered_bad` grows {{.*}} the key `next++`
    const int number = ++next;
    counted_bad[number] = framework;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Master::counted_bad` grows {{.*}} the key `number`
  }

  void ownKeys_ok() {
    ofServer_ok[own] = 1;
    ofServer_ok[stringify(self())] = 1;
  }

  process::PID<Other> other;
  hashmap<std::string, int> computed_bad, byRole_bad, either_bad, captured_bad, ofServer_ok;
  hashmap<std::string, UPID> authorized_bad;
  hashmap<std::string, Framework *> frameworks_bad;
  hashset<Framework *> objects_bad;
  hashmap<id::UUID, Framework *> random_bad;
  hashmap<int, Framework *> numbered_bad, counted_bad;
  std::string own;
  int next = 0;
};

} // namespace
