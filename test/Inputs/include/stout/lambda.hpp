// Stand-in for <stout/lambda.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_LAMBDA_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_LAMBDA_HPP

#include <cstddef>
#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

#include <stand_in.hpp>

#include <stout/hashmap.hpp>
#include <stout/result_of.hpp>

namespace lambda {

using std::bind;
using std::cref;
using std::function;
using std::ref;
using namespace std::placeholders;

namespace internal {

// What a bound argument is when the call happens: itself, or, for a placeholder, the argument of that number.
template <int I, typename Bound, typename Args> struct Expand {
  typedef typename std::tuple_element<I - 1, Args>::type type;
};

template <typename Bound, typename Args> struct Expand<0, Bound, Args> {
  typedef Bound type;
};

// The result of std::bind that also carries what can only be moved. Callable with what the placeholders ask for.
template <typename F, typename... BoundArgs> class Partial {
  template <typename... Args>
  using Result =
      typename std::invoke_result<F, typename Expand<std::is_placeholder<typename std::decay<BoundArgs>::type>::value,
                                                     BoundArgs, std::tuple<Args...>>::type...>::type;

public:
  template <typename... BoundArgs_>
  explicit Partial(const F &f, BoundArgs_ &&...args)
      : f(std::forward<decltype(f)>(f)), bound_args(std::forward<BoundArgs_>(args)...) {}
  template <typename... BoundArgs_>
  explicit Partial(F &&f, BoundArgs_ &&...args)
      : f(std::forward<decltype(f)>(f)), bound_args(std::forward<BoundArgs_>(args)...) {}
  Partial(const Partial &) = default;
  Partial(Partial &&) = default;
  Partial &operator=(const Partial &) = default;
  Partial &operator=(Partial &&) = default;

  template <typename... Args> Result<Args &&...> operator()(Args &&...args) & {
    return stand_in::value<Result<Args &&...>>();
  }
  template <typename... Args> Result<Args &&...> operator()(Args &&...args) const & {
    return stand_in::value<Result<Args &&...>>();
  }
  template <typename... Args> Result<Args &&...> operator()(Args &&...args) && {
    return stand_in::value<Result<Args &&...>>();
  }
  template <typename... Args> Result<Args &&...> operator()(Args &&...args) const && {
    return stand_in::value<Result<Args &&...>>();
  }

private:
  F f;
  std::tuple<BoundArgs...> bound_args;
};

} // namespace internal

template <typename F, typename... Args>
internal::Partial<typename std::decay<F>::type, typename std::decay<Args>::type...> partial(F &&f, Args &&...args) {
  return internal::Partial<typename std::decay<F>::type, typename std::decay<Args>::type...>(
      std::forward<F>(f), std::forward<Args>(args)...);
}

template <typename F> class CallableOnce;

// A function that may be called once, and that may therefore own what can only be moved.
template <typename R, typename... Args> class CallableOnce<R(Args...)> {
public:
  template <typename F,
            typename std::enable_if<!std::is_same<F, CallableOnce>::value && std::is_invocable_r<R, F, Args...>::value,
                                    int>::type = 0>
  CallableOnce(F &&) {}
  CallableOnce(CallableOnce &&) = default;
  CallableOnce(const CallableOnce &) = delete;
  CallableOnce &operator=(CallableOnce &&) = default;
  CallableOnce &operator=(const CallableOnce &) = delete;

  R operator()(Args... args) && { return stand_in::value<R>(); }
};

} // namespace lambda

namespace std {
template <typename F, typename... Args> struct is_bind_expression<lambda::internal::Partial<F, Args...>> : true_type {};
} // namespace std

#endif // FLOODGATE_TEST_INPUTS_STOUT_LAMBDA_HPP
