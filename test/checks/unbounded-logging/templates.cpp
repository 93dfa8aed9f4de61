// A template is written once: its lines are told once, and fixed once, however many instantiations there are.

// RUN: %check_both %s dos-unbounded-logging
// RUN: %database %t %s --flags "-std=c++17 -I %inputs"
// RUN: not %floodgate scan -p %t --root %S --checks dos-unbounded-logging -q -o - -o %t/out.sarif | FileCheck %s --check-prefix=ONCE --implicit-check-not="so does"
// ONCE-COUNT-2: LOG(WARNING)` writes a line
// RUN: grep '"deletedRegion"' %t/out.sarif | count 2

#include <glog/logging.h>

#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

using process::UPID;

namespace {

struct Join : google::protobuf::Message {};
struct Leave : google::protobuf::Message {};

// Two instantiations of a class.
template <class M> class Door : public ProtobufProcess<Door<M>> {
  void initialize() override { this->template install<M>(&Door<M>::pass_bad); }

  void pass_bad(const UPID &from, const M &) {
    if (!known.contains(from)) {
      LOG(WARNING) << "Not letting " << from << " pass";
// CHECK: :[[@LINE-1]]:7: warning: `LOG(WARNING)` writes a line for each request that is refused.
      return;
    }
  }

  hashmap<UPID, int> known;
};

// Two of a function.
class Desk : public ProtobufProcess<Desk> {
  void initialize() override {
    install<Join>(&Desk::join);
    install<Leave>(&Desk::leave);
  }

  void join(const UPID &from, const Join &message) { refuse_bad(from, message); }
  void leave(const UPID &from, const Leave &message) { refuse_bad(from, message); }

  template <class M> void refuse_bad(const UPID &from, const M &) {
    LOG(WARNING) << "Refusing " << from;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(WARNING)` writes a line for each request that is refused.
  }
};

void start() {
  process::spawn(new Door<Join>, true);
  process::spawn(new Door<Leave>, true);
  process::spawn(new Desk, true);
}

} // namespace
