// What counts as a check, on whichever function of the way; and what does not.

// RUN: %check_both %s dos-unvalidated-field

#include <string>
#include <vector>

#include <glog/logging.h>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>
#include <stout/os.hpp>
#include <stout/try.hpp>

using process::UPID;

namespace {

struct Ask : google::protobuf::Message {
  int index() const;
  void clear_index();
  int other() const;
  void clear_other();
  const std::string &path() const;
  void clear_path();
};

class Shelf : public ProtobufProcess<Shelf> {
  void initialize() override {
    install<Ask>(&Shelf::asserted_ok);
    install<Ask>(&Shelf::before);
    install<Ask>(&Shelf::resolved_ok);
    install<Ask>(&Shelf::unresolved_bad);
    install<Ask>(&Shelf::otherField_bad);
    install<Ask>(&Shelf::otherBranch_bad);
  }

  void asserted_ok(const UPID &from, const Ask &ask) {
    CHECK(ask.index() < 16);
    keep(table[ask.index()]);
    CHECK_LT(ask.other(), 16);
    keep(table[ask.other()]);
  }

  void before(const UPID &from, const Ask &ask) {
    if (ask.index() < 0 || ask.index() >= 16)
      return;
    after_ok(ask);
  }
  void after_ok(const Ask &ask) { keep(table[ask.index()]); }

  // What comes back from a function that looks at it was looked at.
  void resolved_ok(const UPID &from, const Ask &ask) {
    Try<std::string> resolved = resolve(ask.path());
    if (resolved.isError())
      return;
    os::read(resolved.get());
  }
  Try<std::string> resolve(const std::string &path) {
    if (path.find("..") != std::string::npos)
      return Error("No");
    return "/srv/" + path;
  }

  void unresolved_bad(const UPID &from, const Ask &ask) {
    os::read(prefixed(ask.path()));
// CHECK: :[[@LINE-1]]:5: warning: unchecked `ask.path` from a peer names a file (CWE-22).
  }
  std::string prefixed(const std::string &path) { return "/srv/" + path; }

  void otherField_bad(const UPID &from, const Ask &ask) {
    if (ask.other() >= 16)
      return;
    keep(table[ask.index()]);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.index` from a peer selects an element that need not exist (CWE-129).
  }

  void otherBranch_bad(const UPID &from, const Ask &ask) {
    if (ask.index() < 16)
      keep(table[0]);
    keep(table[ask.index()]);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.index` from a peer selects an element
  }

  void keep(int);
  int table[16];
};

} // namespace
