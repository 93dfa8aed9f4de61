// Stand-in for <process/async.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_ASYNC_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_ASYNC_HPP

#include <type_traits>

#include <process/dispatch.hpp>
#include <process/future.hpp>
#include <process/id.hpp>
#include <process/pid.hpp>
#include <process/process.hpp>

#include <stout/lambda.hpp>
#include <stout/nothing.hpp>
#include <stout/result_of.hpp>

namespace process {

template <typename F, typename... A>
typename std::enable_if<!std::is_void<typename result_of<F(A...)>::type>::value,
                        Future<typename result_of<F(A...)>::type>>::type
async(const F &, A...) {
  return Future<typename result_of<F(A...)>::type>();
}

template <typename F, typename... A>
typename std::enable_if<std::is_void<typename result_of<F(A...)>::type>::value, Future<Nothing>>::type async(const F &,
                                                                                                             A...) {
  return Future<Nothing>();
}

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_ASYNC_HPP
