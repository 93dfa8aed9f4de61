// Functions whose lines are wanted.

// RUN: %check_both %s dos-unbounded-logging --option "AllowedFunctions=Server::consume; Server::greet" --option SampleEvery=7

#include <glog/logging.h>
#include <process/process.hpp>

class Server : public process::Process<Server> {
  void consume(process::MessageEvent &&event) override {
    LOG(WARNING) << "Received " << event.message.name;
    greet();
    refuse();
  }

  void greet() { LOG(INFO) << "Welcome"; }

  void refuse() {
    LOG(WARNING) << "Refused";
// CHECK: :[[@LINE-1]]:5: warning: `LOG(WARNING)`
// CHECK-TIDY: LOG_EVERY_N(WARNING, 7)
  }
};
