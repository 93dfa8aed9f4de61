// A container that outlives the handler: a member, also of what a member holds, a global, a static local, what a
// continuation keeps. One that does not is nobody's concern here.

// RUN: %check_both %s dos-unbounded-container

#include <map>
#include <memory>

#include <process/defer.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

using process::defer;
using process::Future;
using process::Owned;
using process::Promise;
using process::UPID;

// Another unit may know of it, and remove what is in it: clang-tidy, which sees one unit only, says nothing.
std::vector<std::string> everybodys_bad;

namespace {

struct Submit : google::protobuf::Message {
  const std::string &user() const;
  const std::string &job() const;
  const google::protobuf::RepeatedPtrField<std::string> &labels() const;
};

struct JobInfo : google::protobuf::Message {
  JobInfo *New() const override;
  std::string *add_labels();
  void add_sizes(int size);
  int labels_size() const;
  google::protobuf::RepeatedPtrField<std::string> *mutable_tags();
};

struct User {
  std::vector<std::string> jobs_bad;
  hashmap<std::string, std::string> details_bad;
  JobInfo info_bad;
};

Future<Nothing> store(const std::string &job);

hashmap<std::string, int> inNamespace_bad;
static std::vector<std::string> staticGlobal_bad;

class Scheduler : public ProtobufProcess<Scheduler> {
  void initialize() override { install<Submit>(&Scheduler::submit); }

  void submit(const UPID &from, const Submit &message) {
    const std::string &job = message.job();

    everybodys_bad.push_back(job);
// CHECK-DRIVER: :[[@LINE-1]]:20: warning: `everybodys_bad` grows
    inNamespace_bad[job] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}inNamespace_bad` grows
    staticGlobal_bad.push_back(job);
// CHECK: :[[@LINE-1]]:22: warning: `{{.*}}staticGlobal_bad` grows
    static std::vector<std::string> staticLocal_bad;
    staticLocal_bad.push_back(job);
// CHECK: :[[@LINE-1]]:21: warning: `{{.*}}staticLocal_bad` grows

    // A member of an object that a container of members holds, reached through a pointer, a reference, an iterator.
    Owned<User> user = users.at("known");
    user->jobs_bad.push_back(job);
// CHECK: :[[@LINE-1]]:20: warning: `{{.*}}User::jobs_bad` grows
    User &same = *users.at("known");
    same.details_bad.put(job, job);
// CHECK: :[[@LINE-1]]:22: warning: `{{.*}}User::details_bad` grows

    // A repeated field of a message that lives long.
    user->info_bad.add_labels()->assign(job);
// CHECK: :[[@LINE-1]]:20: warning: `{{.*}}JobInfo::labels` grows
    user->info_bad.add_sizes(3);
// CHECK: :[[@LINE-1]]:20: warning: `{{.*}}JobInfo::sizes` grows
    user->info_bad.mutable_tags()->Add(std::string(job));
// CHECK: :[[@LINE-1]]:36: warning: `{{.*}}JobInfo::tags` grows

    nested_bad(message);
    kept_bad(message);
    local_ok(message);
    building_ok(message);
    byReference(helped_bad, job);
    inNewest(job);
    reference_bad().push_back(job);
// CHECK: :[[@LINE-1]]:21: warning: `{{.*}}Scheduler::returned` grows
  }

  void nested_bad(const Submit &message) {
    byUserAndJob[message.user()][message.job()].push_back("submitted");
// CHECK: :[[@LINE-1]]:5: warning: `{{.*}}Scheduler::byUserAndJob` grows
    for (const std::string &label : message.labels())
      inner[0].push_back(label);
// CHECK: :[[@LINE-1]]:16: warning: `{{.*}}Scheduler::inner` grows

    auto &mine = byUser[message.user()];
// CHECK: :[[@LINE-1]]:18: warning: `{{.*}}Scheduler::byUser` grows
    mine.push_back(message.job());

    // Reading with operator[] inserts what is not there.
    if (counts[message.job()] > 10)
// CHECK: :[[@LINE-1]]:9: warning: `{{.*}}Scheduler::counts` grows
      return;

    if (known.contains(message.job()))
      known[message.job()] += 1;
    if (seen.find(message.job()) != seen.end())
      seen[message.job()] += 1;
    if (!looked.contains(message.job()))
      return;
    looked[message.job()] += 1;
    if (counted.count(message.job()) > 0)
      counted[message.job()] = 1;

    Owned<Promise<Nothing>> promise(new Promise<Nothing>());
    promises.push_back(promise);
// CHECK: :[[@LINE-1]]:14: warning: `{{.*}}Scheduler::promises` grows
  }

  // All continuations of the actor share the object.
  void kept_bad(const Submit &message) {
    auto results = std::make_shared<std::vector<std::string>>();
    std::string job = message.job();
    store(job).then(defer(self(), [results, job](const Nothing &) -> Future<Nothing> {
      results->push_back(job);
// CHECK: :[[@LINE-1]]:16: warning: {{.*}}results{{.*}} grows
      return Nothing();
    }));
  }

  void local_ok(const Submit &message) {
    std::vector<std::string> labels;
    for (const std::string &label : message.labels())
      labels.push_back(label);
    hashmap<std::string, int> index;
    index[message.job()] = 1;
    Owned<User> user(new User());
    user->jobs_bad.push_back(message.job());
    std::string text;
    text += message.job();
  }

  void building_ok(const Submit &message) {
    JobInfo info;
    for (const std::string &label : message.labels())
      *info.add_labels() = label;
    send(UPID(), info);
  }

  static void byReference(std::vector<std::string> &into, const std::string &job) {
    into.push_back(job);
// CHECK: :[[@LINE-1]]:10: warning: `{{.*}}Scheduler::helped_bad` grows
  }

  void inNewest(const std::string &job) {
    std::vector<std::string> *newest = &newest_bad;
    newest->push_back(job);
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Scheduler::newest_bad` grows
  }

  std::vector<std::string> &reference_bad() { return returned; }

  hashmap<std::string, Owned<User>> users;
  hashmap<std::string, hashmap<std::string, std::vector<std::string>>> byUserAndJob;
  hashmap<std::string, std::vector<std::string>> byUser;
  std::vector<std::vector<std::string>> inner;
  hashmap<std::string, int> counts, known, looked, counted;
  std::map<std::string, int> seen;
  std::vector<Owned<Promise<Nothing>>> promises;
  std::vector<std::string> helped_bad, newest_bad, returned;
};

} // namespace
