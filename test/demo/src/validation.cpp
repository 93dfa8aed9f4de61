#include "validation.hpp"

#include <cctype>
#include <cmath>
#include <cstddef>

#include <stout/foreach.hpp>
#include <stout/none.hpp>
#include <stout/stringify.hpp>

using std::string;

namespace demo {
namespace validation {

// The longest name of a file on the systems where the agents run.
constexpr size_t MAX_ID_LENGTH = 255;

constexpr int MAX_RESOURCES = 1000;

Option<Error> validateID(const string &id) {
  if (id.empty()) {
    return Error("An identifier must not be empty");
  }
  if (id.size() > MAX_ID_LENGTH) {
    return Error("An identifier must not have more than " + stringify(MAX_ID_LENGTH) + " characters");
  }
  foreach (char c, id) {
    if (iscntrl(static_cast<unsigned char>(c)) || c == '/') {
      return Error("An identifier must not contain control characters or slashes");
    }
  }
  return None();
}

namespace credential {

Option<Error> validate(const string &principal, const string &secret) {
  if (secret.size() > 4096) {
    return Error("The secret is too long");
  }
  return validateID(principal);
}

} // namespace credential

namespace agent {

static Option<Error> validateInfo(const AgentInfo &info) {
  if (info.resources_size() > MAX_RESOURCES) {
    return Error("Too many resources");
  }
  foreach (const Resource &resource, info.resources()) {
    if (!std::isfinite(resource.scalar()) || resource.scalar() < 0) {
      return Error("A resource must be a number, and not a negative one");
    }
  }
  if (info.has_port() && (info.port() <= 0 || info.port() > 65535)) {
    return Error("Not a port");
  }
  return validateID(info.hostname());
}

Option<Error> registerAgent(const RegisterAgentMessage &message) {
  if (message.agent().has_id()) {
    return Error("An agent that has an identifier already must re-register");
  }
  return validateInfo(message.agent());
}

Option<Error> reregisterAgent(const ReregisterAgentMessage &message) {
  if (!message.agent().has_id()) {
    return Error("An agent that re-registers must have an identifier");
  }
  Option<Error> error = validateID(message.agent().id());
  return error.isSome() ? error : validateInfo(message.agent());
}

} // namespace agent

namespace framework {

Option<Error> validate(const FrameworkInfo &info) {
  Option<Error> error = info.has_id() ? validateID(info.id()) : Option<Error>(None());
  if (error.isNone() && info.has_role()) {
    error = validateID(info.role());
  }
  return error.isSome() ? error : validateID(info.name());
}

} // namespace framework

namespace task {

Option<Error> validate(const TaskInfo &task) {
  if (task.resources_size() > MAX_RESOURCES) {
    return Error("Too many resources");
  }
  if (task.has_data() && task.data().size() > 65536) {
    return Error("Too much data");
  }
  return validateID(task.task_id());
}

} // namespace task

namespace call {

static Option<Error> expect(bool present, const string &field) {
  return present ? Option<Error>(None()) : Error("Expecting '" + field + "' to be present");
}

Option<Error> validate(const Call &call) {
  switch (call.type()) {
  case Call::SUBSCRIBE:
    return call.has_subscribe() ? framework::validate(call.subscribe().framework()) : expect(false, "subscribe");
  case Call::LAUNCH:
    return expect(call.has_launch(), "launch");
  case Call::REQUEST:
    return expect(call.has_request(), "request");
  case Call::ACKNOWLEDGE:
    return expect(call.has_acknowledge(), "acknowledge");
  case Call::RECONCILE:
    return expect(call.has_reconcile(), "reconcile");
  case Call::TEARDOWN:
    return None();
  case Call::UNKNOWN:
    break;
  }
  return Error("Unknown call");
}

} // namespace call

} // namespace validation
} // namespace demo
