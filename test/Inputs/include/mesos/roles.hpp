// Stand-in for <mesos/roles.hpp>, for tests: the names and signatures a caller sees.
#ifndef FLOODGATE_TEST_INPUTS_MESOS_ROLES_HPP
#define FLOODGATE_TEST_INPUTS_MESOS_ROLES_HPP

#include <string>

#include <stout/error.hpp>
#include <stout/option.hpp>

namespace mesos {
namespace roles {

Option<Error> validate(const std::string &role);

} // namespace roles
} // namespace mesos

#endif // FLOODGATE_TEST_INPUTS_MESOS_ROLES_HPP
