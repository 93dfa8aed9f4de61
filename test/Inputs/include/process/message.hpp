// Stand-in for <process/message.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_MESSAGE_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_MESSAGE_HPP

#include <string>

#include <process/pid.hpp>

namespace process {

struct Message {
  std::string name;
  UPID from;
  UPID to;
  std::string body;
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_MESSAGE_HPP
