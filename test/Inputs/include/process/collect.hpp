// Stand-in for <process/collect.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// These wait for nothing; they return a future. Not to be taken for Future::await.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_COLLECT_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_COLLECT_HPP

#include <tuple>
#include <vector>

#include <stand_in.hpp>

#include <process/check.hpp>
#include <process/defer.hpp>
#include <process/future.hpp>
#include <process/id.hpp>
#include <process/owned.hpp>
#include <process/process.hpp>

#include <stout/lambda.hpp>

namespace process {

template <typename T> Future<std::vector<T>> collect(const std::vector<Future<T>> &futures) {
  return stand_in::value<Future<std::vector<T>>>();
}
template <typename... Ts> Future<std::tuple<Ts...>> collect(const Future<Ts> &...futures) {
  return stand_in::value<Future<std::tuple<Ts...>>>();
}

template <typename T> Future<std::vector<Future<T>>> await(const std::vector<Future<T>> &futures) {
  return stand_in::value<Future<std::vector<Future<T>>>>();
}
template <typename... Ts> Future<std::tuple<Future<Ts>...>> await(const Future<Ts> &...futures) {
  return stand_in::value<Future<std::tuple<Future<Ts>...>>>();
}
template <typename T> Future<Future<T>> await(const Future<T> &future) { return stand_in::value<Future<Future<T>>>(); }

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_COLLECT_HPP
