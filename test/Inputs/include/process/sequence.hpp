// Stand-in for <process/sequence.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_SEQUENCE_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_SEQUENCE_HPP

#include <string>

#include <stand_in.hpp>

#include <glog/logging.h>

#include <process/future.hpp>
#include <process/id.hpp>
#include <process/owned.hpp>
#include <process/process.hpp>

#include <stout/lambda.hpp>
#include <stout/nothing.hpp>

namespace process {

class Sequence {
public:
  Sequence(const std::string &id = "sequence");
  ~Sequence();
  Sequence(const Sequence &) = delete;
  Sequence &operator=(const Sequence &) = delete;

  template <typename T> Future<T> add(const lambda::function<Future<T>()> &callback) {
    return stand_in::value<Future<T>>();
  }
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_SEQUENCE_HPP
