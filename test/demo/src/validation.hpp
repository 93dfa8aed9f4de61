#ifndef DEMO_VALIDATION_HPP
#define DEMO_VALIDATION_HPP

#include <string>

#include <stout/error.hpp>
#include <stout/option.hpp>

#include "messages/messages.pb.h"

// What has to hold for data that comes from a peer before anything is done with it. Each function returns the first
// thing that does not, or nothing.
namespace demo {
namespace validation {

// A name or an identifier that is going to be a key, a part of a path, or a part of a line in the log.
Option<Error> validateID(const std::string &id);

namespace credential {
Option<Error> validate(const std::string &principal, const std::string &secret);
} // namespace credential

namespace agent {
Option<Error> registerAgent(const RegisterAgentMessage &message);
Option<Error> reregisterAgent(const ReregisterAgentMessage &message);
} // namespace agent

namespace framework {
Option<Error> validate(const FrameworkInfo &info);
} // namespace framework

namespace task {
Option<Error> validate(const TaskInfo &task);
} // namespace task

namespace call {
// That the message for the type of the call is there. It does not look at `framework_id`.
Option<Error> validate(const Call &call);
} // namespace call

} // namespace validation
} // namespace demo

#endif // DEMO_VALIDATION_HPP
