// Every use that needs a check first, with a value that comes straight from a message.

// RUN: %check_both %s dos-unvalidated-field

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <process/protobuf.hpp>

#include <stout/numify.hpp>
#include <stout/os.hpp>
#include <stout/try.hpp>

using process::UPID;

namespace {

struct Ask : google::protobuf::Message {
  int count() const;
  void clear_count();
  double ratio() const;
  void clear_ratio();
  const std::string &text() const;
  void clear_text();
  bool has_text() const;
  int marks(int index) const;
  int marks_size() const;
  void clear_marks();
};

class Desk : public ProtobufProcess<Desk> {
  void initialize() override {
    install<Ask>(&Desk::reserve_bad);
    install<Ask>(&Desk::other_bad);
    install<Ask>(&Desk::parsed_bad);
    install<Ask>(&Desk::checked_ok);
  }

  void reserve_bad(const UPID &from, const Ask &ask) {
    std::vector<int> list;
    list.reserve(ask.count());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer decides how much memory is taken at once (CWE-789). It comes by message `Ask`, is used as the allocation of `std::vector::reserve` in `ask.count()`, and no maximum is compared with it.
    list.resize(2 * ask.count() + 1);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.count` from a peer decides how much memory
    auto *numbers = new int[ask.count()];
// CHECK: :[[@LINE-1]]:21: warning: unchecked `ask.count` from a peer decides how much memory
    delete[] numbers;
  }

  void other_bad(const UPID &from, const Ask &ask) {
    int sum = 0;
    for (int i = 0; i < ask.count(); ++i)
// CHECK: :[[@LINE-1]]:23: warning: unchecked `ask.count` from a peer decides how often a loop runs (CWE-606).
      ++sum;
    sum += 100 / ask.count();
// CHECK: :[[@LINE-1]]:16: warning: unchecked `ask.count` from a peer is divided by, and may be zero (CWE-369).
    sum += table[ask.count()];
// CHECK: :[[@LINE-1]]:12: warning: unchecked `ask.count` from a peer selects an element that need not exist (CWE-129).
    sum += numbers.at(ask.count());
// CHECK: :[[@LINE-1]]:20: warning: unchecked `ask.count` from a peer selects an element
    sum += ask.marks(ask.count());
// CHECK: :[[@LINE-1]]:16: warning: unchecked `ask.count` from a peer selects an element
    sum += static_cast<int>(ask.ratio() * 1000);
// CHECK: :[[@LINE-1]]:29: warning: unchecked `ask.ratio` from a peer is a floating-point number that becomes an integer (CWE-1284).
    sum += std::stoi(ask.text());
// CHECK: :[[@LINE-1]]:12: warning: unchecked `ask.text` from a peer is parsed by what throws
    os::read(ask.text());
// CHECK: :[[@LINE-1]]:5: warning: unchecked `ask.text` from a peer names a file (CWE-22).
    sum += numify<int>(ask.text()).get();
// CHECK: :[[@LINE-1]]:36: warning: unchecked `ask.text` from a peer is taken out although it need not be there (CWE-20).
    keep(sum);
  }

  // That it is a number says nothing of its size.
  void parsed_bad(const UPID &from, const Ask &ask) {
    Try<int> number = numify<int>(ask.text());
    if (number.isError())
      return;
    std::vector<int> list;
    list.reserve(number.get());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `ask.text` from a peer decides how much memory
  }

  void checked_ok(const UPID &from, const Ask &ask) {
    // What was sent has been paid for.
    std::vector<int> list;
    list.reserve(ask.marks_size());
    for (int i = 0; i < ask.marks_size(); ++i)
      list.push_back(i);
    // A bound by construction.
    list.reserve(std::min(ask.count(), 100));
    keep(table[static_cast<unsigned>(ask.count()) % 16]);
    keep(table[ask.count() & 15]);
    // Who catches is not ended.
    try {
      keep(std::stoi(ask.text()));
    } catch (...) {
    }
    Try<int> number = numify<int>(ask.text());
    if (number.isSome())
      keep(number.get());
    if (number.isSome() && number.get() < 100)
      list.reserve(number.get());
    // Neither an enumerator nor what is our own is the peer's.
    keep(table[own]);
    if (ask.count() <= 0 || ask.count() > 15)
      return;
    list.reserve(ask.count());
    keep(table[ask.count()]);
    keep(100 / ask.count());
  }

  void keep(int);

  int own = 3;
  int table[16];
  std::vector<int> numbers;
};

} // namespace
