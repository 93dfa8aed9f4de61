// Stand-in for <process/deferred.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// One variadic conversion stands for those that the real one makes with a macro for one and for two parameters.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_DEFERRED_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_DEFERRED_HPP

#include <functional>

#include <process/dispatch.hpp>
#include <process/pid.hpp>

namespace process {

template <typename F> struct Deferred : std::function<F> {
private:
  template <typename G> friend struct _Deferred;

  Deferred(const std::function<F> &f) : std::function<F>(f) {}
};

// A function together with the actor that it is to run on. It becomes callable when it is converted to a function type,
// and calling that sends it to the actor.
template <typename F> struct _Deferred {
  operator Deferred<void()>() && { return std::function<void()>(); }
  operator std::function<void()>() && { return std::function<void()>(); }
  operator lambda::CallableOnce<void()>() && { return std::function<void()>(); }

  template <typename R> operator Deferred<R()>() && { return std::function<R()>(); }
  template <typename R> operator std::function<R()>() && { return std::function<R()>(); }
  template <typename R> operator lambda::CallableOnce<R()>() && { return std::function<R()>(); }

  template <typename P0, typename... P> operator Deferred<void(P0, P...)>() && {
    return std::function<void(P0, P...)>();
  }
  template <typename P0, typename... P> operator std::function<void(P0, P...)>() && {
    return std::function<void(P0, P...)>();
  }
  template <typename P0, typename... P> operator lambda::CallableOnce<void(P0, P...)>() && {
    return std::function<void(P0, P...)>();
  }

  template <typename R, typename P0, typename... P> operator Deferred<R(P0, P...)>() && {
    return std::function<R(P0, P...)>();
  }
  template <typename R, typename P0, typename... P> operator std::function<R(P0, P...)>() && {
    return std::function<R(P0, P...)>();
  }
  template <typename R, typename P0, typename... P> operator lambda::CallableOnce<R(P0, P...)>() && {
    return std::function<R(P0, P...)>();
  }

private:
  friend class Executor;
  template <typename G> friend _Deferred<G> defer(const UPID &pid, G &&g);

  _Deferred(const UPID &, F &&) {}
  _Deferred(F &&) {}
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_DEFERRED_HPP
