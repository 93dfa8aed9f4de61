// Stand-in for <process/id.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_ID_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_ID_HPP

#include <string>

namespace process {
namespace ID {

std::string generate(const std::string &prefix = "");

} // namespace ID
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_ID_HPP
