// What is only worth an auditor's look: durations, and keys that a validator who was asked does not look at.

// RUN: %check_both %s dos-unvalidated-field --audit

#include <string>

#include <process/delay.hpp>
#include <process/protobuf.hpp>

#include <stout/duration.hpp>
#include <stout/error.hpp>
#include <stout/hashmap.hpp>
#include <stout/none.hpp>

using process::UPID;

namespace {

struct Visit : google::protobuf::Message {
  int seconds() const;
  void clear_seconds();
  const std::string &name() const;
  void clear_name();
  const std::string &id() const;
  void clear_id();
};

Option<Error> validate(const Visit &visit) {
  if (visit.name().empty())
    return Error("Nobody");
  return None();
}

class Lodge : public ProtobufProcess<Lodge> {
  void initialize() override {
    install<Visit>(&Lodge::later_bad);
    install<Visit>(&Lodge::keys_bad);
    install<Visit>(&Lodge::anybody_ok);
  }

  void later_bad(const UPID &from, const Visit &visit) {
    process::delay(Seconds(visit.seconds()), self(), &Lodge::open);
// CHECK: :[[@LINE-1]]:5: {{.*}}unchecked `visit.seconds` from a peer decides how long something takes (CWE-1284).
  }

  void keys_bad(const UPID &from, const Visit &visit) {
    Option<Error> error = validate(visit);
    if (error.isSome())
      return;
    names[visit.name()] = 1;
    ids[visit.id()] = 1;
// CHECK: :[[@LINE-1]]:5: {{.*}}unchecked `visit.id` from a peer becomes a key of what outlives the request (CWE-20).
  }

  // Nobody was asked: whether a key may be anything is another check's business.
  void anybody_ok(const UPID &from, const Visit &visit) { ids[visit.id()] = 1; }

  void open() {}

  hashmap<std::string, int> names, ids;
};

} // namespace
