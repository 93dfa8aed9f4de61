// What only the server's own clock makes grow is no peer's doing.

// RUN: %check_both %s dos-unbounded-container

#include <process/delay.hpp>
#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

namespace {

struct Report : google::protobuf::Message {
  const std::string &name() const;
};

class Statistics : public ProtobufProcess<Statistics> {
  void initialize() override {
    install<Report>(&Statistics::report);
    process::delay(Seconds(1), self(), &Statistics::sample_ok);
  }

  void sample_ok() {
    samples.push_back(process::Clock::now());
    process::delay(Seconds(1), self(), &Statistics::sample_ok);
  }

  void report(const Report &report) {
    // A timer for each message: the peer controls how many there are, and what they are given.
    process::delay(Seconds(1), self(), &Statistics::later_bad, report.name());
  }

  void later_bad(const std::string &name) {
    reported.push_back(name);
// CHECK: :[[@LINE-1]]:14: warning: `Statistics::reported` grows
  }

  std::vector<process::Time> samples;
  std::vector<std::string> reported;
};

} // namespace
