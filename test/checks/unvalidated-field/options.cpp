// ValidatingFunctions names functions whose arguments count as checked afterwards, whatever they look at.

// RUN: %check_both %s dos-unvalidated-field --option 'ValidatingFunctions=Gate::admits;Gate::permits'

#include <vector>

#include <process/protobuf.hpp>

struct Visit : google::protobuf::Message {
  int guests() const;
  void clear_guests();
};

class Gate : public ProtobufProcess<Gate> {
  void initialize() override {
    install<Visit>(&Gate::asked_ok);
    install<Visit>(&Gate::other_bad);
  }

  // It asks somebody else, in a way that is not seen.
  bool admits(const Visit &visit) { return open; }
  bool permits(const Visit &visit) { return open; }
  bool nods(const Visit &visit) { return open; }

  void asked_ok(const process::UPID &from, const Visit &visit) {
    if (!admits(visit))
      return;
    seats.reserve(visit.guests());
  }

  void other_bad(const process::UPID &from, const Visit &visit) {
    if (!nods(visit))
      return;
    seats.reserve(visit.guests());
// CHECK: :[[@LINE-1]]:11: warning: unchecked `visit.guests` from a peer decides how much memory
  }

  bool open = false;
  std::vector<int> seats;
};
