// Stand-in for <process/future.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_FUTURE_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_FUTURE_HPP

#include <ostream>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

#include <stand_in.hpp>

#include <glog/logging.h>

#include <process/clock.hpp>
#include <process/latch.hpp>
#include <process/owned.hpp>
#include <process/pid.hpp>
#include <process/timer.hpp>

#include <stout/abort.hpp>
#include <stout/check.hpp>
#include <stout/duration.hpp>
#include <stout/error.hpp>
#include <stout/lambda.hpp>
#include <stout/none.hpp>
#include <stout/nothing.hpp>
#include <stout/option.hpp>
#include <stout/result.hpp>
#include <stout/result_of.hpp>
#include <stout/stringify.hpp>
#include <stout/synchronized.hpp>
#include <stout/try.hpp>

namespace process {

template <typename G> struct _Deferred;
template <typename T> class Future;
template <typename T> class Promise;
template <typename T> class WeakFuture;
struct Failure;
struct ErrnoFailure;

namespace internal {

template <typename T> struct wrap {
  typedef Future<T> type;
};

template <typename X> struct wrap<Future<X>> {
  typedef Future<X> type;
};

template <typename T> struct unwrap {
  typedef T type;
};

template <typename X> struct unwrap<Future<X>> {
  typedef X type;
};

} // namespace internal

template <typename T> class Future {
public:
  static Future<T> failed(const std::string &message) { return stand_in::value<Future<T>>(); }

  Future() {}
  Future(const T &_t) {}
  Future(T &&_t) {}
  template <typename U> Future(const U &u) {}
  Future(const Failure &failure) {}
  Future(const ErrnoFailure &failure) {}
  Future(const Future<T> &that) = default;
  Future(Future<T> &&that) = default;
  template <typename E> Future(const Try<T, E> &t) {}
  template <typename E> Future(const Try<Future<T>, E> &t) {}
  ~Future() = default;

  Future<T> &operator=(const Future<T> &that) = default;
  Future<T> &operator=(Future<T> &&that) = default;

  bool operator==(const Future<T> &that) const { return stand_in::value<bool>(); }
  bool operator!=(const Future<T> &that) const { return stand_in::value<bool>(); }
  bool operator<(const Future<T> &that) const { return stand_in::value<bool>(); }

  bool isPending() const { return stand_in::value<bool>(); }
  bool isReady() const { return stand_in::value<bool>(); }
  bool isDiscarded() const { return stand_in::value<bool>(); }
  bool isFailed() const { return stand_in::value<bool>(); }
  bool isAbandoned() const { return stand_in::value<bool>(); }
  bool hasDiscard() const { return stand_in::value<bool>(); }

  // Asks whoever computes the value to stop. Nothing is stopped by it.
  bool discard() { return stand_in::value<bool>(); }

  // Holds the thread until the future is no longer pending; a negative duration is for ever.
  bool await(const Duration &duration = Seconds(-1)) const { return stand_in::value<bool>(); }

  // Hold the thread for ever while the future is pending, and abort the program when it then has no value.
  const T &get() const { return stand_in::value<const T &>(); }
  const T *operator->() const { return stand_in::value<const T *>(); }

  // Aborts the program unless the future has failed.
  const std::string &failure() const { return stand_in::value<const std::string &>(); }

  typedef lambda::CallableOnce<void()> AbandonedCallback;
  typedef lambda::CallableOnce<void()> DiscardCallback;
  typedef lambda::CallableOnce<void(const T &)> ReadyCallback;
  typedef lambda::CallableOnce<void(const std::string &)> FailedCallback;
  typedef lambda::CallableOnce<void()> DiscardedCallback;
  typedef lambda::CallableOnce<void(const Future<T> &)> AnyCallback;

  // A callback runs in the thread that completes the future, or at once when it is complete; a deferred one is sent to
  // the actor that deferred it.
  const Future<T> &onAbandoned(AbandonedCallback &&callback) const { return stand_in::value<const Future<T> &>(); }
  const Future<T> &onDiscard(DiscardCallback &&callback) const { return stand_in::value<const Future<T> &>(); }
  const Future<T> &onReady(ReadyCallback &&callback) const { return stand_in::value<const Future<T> &>(); }
  const Future<T> &onFailed(FailedCallback &&callback) const { return stand_in::value<const Future<T> &>(); }
  const Future<T> &onDiscarded(DiscardedCallback &&callback) const { return stand_in::value<const Future<T> &>(); }
  const Future<T> &onAny(AnyCallback &&callback) const { return stand_in::value<const Future<T> &>(); }

  template <typename F> const Future<T> &onAbandoned(_Deferred<F> &&) const { return *this; }
  template <typename F> const Future<T> &onDiscard(_Deferred<F> &&) const { return *this; }
  template <typename F> const Future<T> &onReady(_Deferred<F> &&) const { return *this; }
  template <typename F> const Future<T> &onFailed(_Deferred<F> &&) const { return *this; }
  template <typename F> const Future<T> &onDiscarded(_Deferred<F> &&) const { return *this; }
  template <typename F> const Future<T> &onAny(_Deferred<F> &&) const { return *this; }

  template <typename F> const Future<T> &onAbandoned(F &&) const { return *this; }
  template <typename F> const Future<T> &onDiscard(F &&) const { return *this; }
  template <typename F> const Future<T> &onReady(F &&) const { return *this; }
  template <typename F> const Future<T> &onFailed(F &&) const { return *this; }
  template <typename F> const Future<T> &onDiscarded(F &&) const { return *this; }
  template <typename F> const Future<T> &onAny(F &&) const { return *this; }

  template <typename X> Future<X> then(lambda::CallableOnce<Future<X>(const T &)>) const { return Future<X>(); }
  template <typename X> Future<X> then(lambda::CallableOnce<X(const T &)>) const { return Future<X>(); }
  template <typename X> Future<X> then(lambda::CallableOnce<Future<X>()>) const { return Future<X>(); }
  template <typename X> Future<X> then(lambda::CallableOnce<X()>) const { return Future<X>(); }

private:
  // A callable that takes the value is preferred to one that takes nothing.
  struct LessPrefer {};
  struct Prefer : LessPrefer {};

  template <typename F, typename X = typename internal::unwrap<typename result_of<F(const T &)>::type>::type>
  Future<X> then(_Deferred<F> &&, Prefer) const {
    return Future<X>();
  }
  template <typename F, typename X = typename internal::unwrap<typename result_of<typename std::enable_if<
                            !std::is_bind_expression<typename std::decay<F>::type>::value, F>::type()>::type>::type>
  Future<X> then(_Deferred<F> &&, LessPrefer) const {
    return Future<X>();
  }
  template <typename F, typename X = typename internal::unwrap<typename result_of<F(const T &)>::type>::type>
  Future<X> then(F &&, Prefer) const {
    return Future<X>();
  }
  template <typename F, typename X = typename internal::unwrap<typename result_of<typename std::enable_if<
                            !std::is_bind_expression<typename std::decay<F>::type>::value, F>::type()>::type>::type>
  Future<X> then(F &&, LessPrefer) const {
    return Future<X>();
  }

public:
  template <typename F> auto then(F &&f) const -> decltype(this->then(std::forward<F>(f), Prefer())) {
    return then(std::forward<F>(f), Prefer());
  }

  template <typename F> Future<T> recover(F &&) const { return *this; }
  template <typename F> Future<T> recover(_Deferred<F> &&) const { return *this; }
  Future<T> repair(lambda::CallableOnce<Future<T>(const Future<T> &)> f) const { return stand_in::value<Future<T>>(); }

  // Calls the function when the future is still pending after that time.
  Future<T> after(const Duration &duration, lambda::CallableOnce<Future<T>(const Future<T> &)> f) const {
    return stand_in::value<Future<T>>();
  }
};

template <typename T> class WeakFuture {
public:
  explicit WeakFuture(const Future<T> &future) {}
  Option<Future<T>> get() const { return stand_in::value<Option<Future<T>>>(); }
};

struct Failure {
  explicit Failure(const std::string &_message);
  explicit Failure(const Error &error);
  const std::string message;
};

struct ErrnoFailure : public Failure {
  ErrnoFailure();
  explicit ErrnoFailure(int _code);
  explicit ErrnoFailure(const std::string &message);
  ErrnoFailure(int _code, const std::string &message);
  const int code;
};

template <typename T> class Promise {
public:
  Promise() {}
  virtual ~Promise() {}
  explicit Promise(const T &t) {}
  Promise(Promise &&that) = default;
  Promise &operator=(Promise &&) = default;
  Promise(const Promise &that) = delete;
  Promise &operator=(const Promise &) = delete;

  bool discard() { return stand_in::value<bool>(); }
  bool set(const T &_t) { return stand_in::value<bool>(); }
  bool set(T &&_t) { return stand_in::value<bool>(); }
  bool set(const Future<T> &future) { return stand_in::value<bool>(); }
  bool associate(const Future<T> &future) { return stand_in::value<bool>(); }
  bool fail(const std::string &message) { return stand_in::value<bool>(); }
  Future<T> future() const { return stand_in::value<Future<T>>(); }
};

// The first of these to complete.
template <typename T> Future<Future<T>> select(const std::set<Future<T>> &futures) {
  return stand_in::value<Future<Future<T>>>();
}

template <typename T> Future<T> undiscardable(const Future<T> &future) { return stand_in::value<Future<T>>(); }

template <typename T> std::ostream &operator<<(std::ostream &stream, const Future<T> &future) {
  return stand_in::value<std::ostream &>();
}

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_FUTURE_HPP
