// Stand-in for <process/loop.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_LOOP_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_LOOP_HPP

#include <type_traits>
#include <utility>

#include <stand_in.hpp>

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/future.hpp>
#include <process/owned.hpp>
#include <process/pid.hpp>
#include <process/process.hpp>

namespace process {

template <typename Iterate, typename Body,
          typename T = typename internal::unwrap<typename result_of<Iterate()>::type>::type,
          typename CF = typename internal::unwrap<typename result_of<Body(T)>::type>::type,
          typename V = typename CF::ValueType>
Future<V> loop(const Option<UPID> &, Iterate &&, Body &&) {
  return Future<V>();
}

template <typename Iterate, typename Body,
          typename T = typename internal::unwrap<typename result_of<Iterate()>::type>::type,
          typename CF = typename internal::unwrap<typename result_of<Body(T)>::type>::type,
          typename V = typename CF::ValueType>
Future<V> loop(Iterate &&, Body &&) {
  return Future<V>();
}

template <typename T> class ControlFlow {
public:
  using ValueType = T;

  enum class Statement { CONTINUE, BREAK };

  class Continue {
  public:
    Continue() = default;
    template <typename U> operator ControlFlow<U>() const { return stand_in::value<ControlFlow<U>>(); }
  };

  class Break {
  public:
    Break(T t) {}
    template <typename U> operator ControlFlow<U>() const & { return stand_in::value<ControlFlow<U>>(); }
    template <typename U> operator ControlFlow<U>() && { return stand_in::value<ControlFlow<U>>(); }
  };

  ControlFlow(Statement s, Option<T> t) {}
  Statement statement() const { return stand_in::value<Statement>(); }
  T &value() & { return stand_in::value<T &>(); }
  const T &value() const & { return stand_in::value<const T &>(); }
};

struct Continue {
  Continue() = default;
  template <typename T> operator ControlFlow<T>() const { return stand_in::value<ControlFlow<T>>(); }
};

template <typename T> typename ControlFlow<typename std::decay<T>::type>::Break Break(T &&t) {
  return stand_in::value<typename ControlFlow<typename std::decay<T>::type>::Break>();
}
ControlFlow<Nothing>::Break Break();

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_LOOP_HPP
