// Stand-in for <process/executor.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_EXECUTOR_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_EXECUTOR_HPP

#include <functional>
#include <type_traits>

#include <process/deferred.hpp>
#include <process/id.hpp>
#include <process/process.hpp>

#include <stout/nothing.hpp>
#include <stout/result_of.hpp>

namespace process {

class Executor {
public:
  Executor();
  ~Executor();
  Executor(const Executor &) = delete;
  Executor &operator=(const Executor &) = delete;

  void stop();

  template <typename F> _Deferred<F> defer(F &&f) { return _Deferred<F>(std::forward<F>(f)); }

  template <typename F, typename R = typename result_of<F()>::type,
            typename std::enable_if<!std::is_void<R>::value, int>::type = 0>
  typename internal::Dispatch<R>::type execute(F &&) {
    return typename internal::Dispatch<R>::type();
  }
  template <typename F, typename R = typename result_of<F()>::type,
            typename std::enable_if<std::is_void<R>::value, int>::type = 0>
  Future<Nothing> execute(F &&) {
    return Future<Nothing>();
  }
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_EXECUTOR_HPP
