// Macros, functions and objects that log, with their levels; and macros of the project's own around them.

// RUN: %check_both %s dos-unbounded-logging

#include <boost/log/trivial.hpp>
#include <glog/logging.h>
#include <iostream>
#include <process/process.hpp>
#include <spdlog/spdlog.h>
#include <stdio.h>
#include <syslog.h>

#define COMPLAIN LOG(WARNING)
#define COMPLAIN_ABOUT(what) LOG(WARNING) << (what)
#define MURMUR VLOG(2)

namespace {

class Server : public process::Process<Server> {
  void consume(process::MessageEvent &&event) override {
    if (!open)
      return refuse(event.message.name);
  }

  void refuse(const std::string &name) {
    if (open)
      return objects(name);
    functions(name);
    spdlogs(name);
    boosts(name);
    macros(name);
    errors(name);
  }

  void objects(const std::string &name) {
    std::cerr << "Refused" << std::endl;
// CHECK: :[[@LINE-1]]:5: warning: `std::cerr` writes a line for each request that is refused.
// CHECK: so does `std::cerr`
    (std::cerr << "Refused") << '\n';
    std::clog << "Refused" << std::endl;
// CHECK: :[[@LINE-1]]:5: warning: `std::clog` writes a line for each request, before it is accepted.
  }

  void functions(const std::string &name) {
    syslog(LOG_ERR | LOG_DAEMON, "Refused");
// CHECK: :[[@LINE-1]]:5: warning: `syslog` writes a line for each request that is refused.
    syslog(LOG_DEBUG, "Refused");
  }

  void spdlogs(const std::string &name) {
    SPDLOG_DEBUG("Refused");
    SPDLOG_WARN("Refused {}", 1);
// CHECK: :[[@LINE-1]]:5: warning: `SPDLOG_WARN` writes a line for each request that is refused.
// CHECK: so does `spdlog::warn`
// CHECK: so does `spdlog::logger::error`
// CHECK: so does `spdlog::logger::log`
    SPDLOG_INFO("Refused {}", 1);
// CHECK: :[[@LINE-1]]:5: warning: `SPDLOG_INFO` writes a line for each request, before it is accepted.
    spdlog::warn("Refused {}", 1);
    spdlog::debug("Refused {}", 1);
    spdlog::get("x")->error("Refused");
    spdlog::get("x")->log(spdlog::level::err, "Refused");
    spdlog::get("x")->log(spdlog::level::debug, "Refused");
  }

  void boosts(const std::string &name) {
    BOOST_LOG_TRIVIAL(error) << "Refused";
// CHECK: :[[@LINE-1]]:5: warning: `BOOST_LOG_TRIVIAL(error)` writes a line for each request that is refused.
    BOOST_LOG_TRIVIAL(trace) << "Refused";
  }

  void macros(const std::string &name) {
    COMPLAIN << "Refused";
// CHECK: :[[@LINE-1]]:5: warning: `LOG(WARNING)` writes a line for each request that is refused.
// CHECK: so does `LOG(WARNING)`
    COMPLAIN_ABOUT("Refused");
    MURMUR << "Refused";
  }

  void errors(const std::string &name) {
    PLOG(ERROR) << "Refused";
// CHECK: :[[@LINE-1]]:5: warning: `PLOG(ERROR)` writes a line for each request that is refused.
  }

  bool open = false;
};

} // namespace

void start() { process::spawn(new Server, true); }
