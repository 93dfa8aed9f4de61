// A request that an authorizer or a validator of a model has let through is accepted: what is written then is the one
// line that it is worth. What is written before, or while it is turned away, is not.

// The headers are not the project's: clang-tidy is told so by -isystem.
// RUN: %check_both %s dos-unbounded-logging -- -isystem %inputs

#include <glog/logging.h>

#include <common/http.hpp>

#include <mesos/roles.hpp>

#include <process/protobuf.hpp>

#include <stout/error.hpp>
#include <stout/option.hpp>

#include <string>

using mesos::authorization::REGISTER_AGENT;
using process::UPID;

struct Take : google::protobuf::Message {
  const std::string &name() const;
};

namespace {

class Server : public ProtobufProcess<Server> {
  void initialize() override {
    install<Take>(&Server::authorized_ok);
    install<Take>(&Server::authorizedInside_ok);
    install<Take>(&Server::unauthorized_bad);
    install<Take>(&Server::before_bad);
    install<Take>(&Server::refused_bad);
    install<Take>(&Server::valid_ok);
  }

  void authorized_ok(const UPID &from, const Take &message) {
    if (!approvers->approved<REGISTER_AGENT>(message.name()))
      return;
    LOG(INFO) << "Taking for " << from;
  }

  void authorizedInside_ok(const UPID &from, const Take &message) {
    if (approvers->approved<REGISTER_AGENT>(message.name()))
      written(from);
  }
  void written(const UPID &from) { LOG(INFO) << "Taking for " << from; }

  // The other answer.
  void unauthorized_bad(const UPID &from, const Take &message) {
    if (approvers->approved<REGISTER_AGENT>(message.name()))
      return;
    LOG(INFO) << "Not taking for " << from;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each request, before it is accepted. By message `Take`
  }

  void before_bad(const UPID &from, const Take &message) {
    LOG(INFO) << "Asked by " << from;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each request, before it is accepted.
    if (!approvers->approved<REGISTER_AGENT>(message.name()))
      return;
  }

  void refused_bad(const UPID &from, const Take &message) {
    if (!approvers->approved<REGISTER_AGENT>(message.name())) {
      LOG(WARNING) << "Refusing " << from;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(WARNING)` writes a line for each request that is refused. By message `Take`, anybody fills the log
      return;
    }
  }

  void valid_ok(const UPID &from, const Take &message) {
    Option<Error> error = mesos::roles::validate(message.name());
    if (error.isSome())
      return;
    LOG(INFO) << "Taking for " << from;
  }

  mesos::ObjectApprovers *approvers;
};

} // namespace
