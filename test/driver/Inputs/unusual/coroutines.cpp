extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long) noexcept;
#include <coroutine>
struct T {
  struct promise_type {
    int v;
    T get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(int) {}
    std::suspend_always yield_value(int) { return {}; }
    void unhandled_exception() {}
  };
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return 3; }
};
T g(int fd, T t) {
  int n;
  recv(fd, &n, 4, 0);
  int k = co_await t;
  if (n > 3)
    co_return n / k;
  for (int i = 0; i < n; i++)
    co_yield i / k;
  try {
    co_await T{};
  } catch (...) {
  }
  co_return co_await g(n, {}) / n;
}
auto lam = [](int fd) -> T { co_return co_await g(fd, {}); };
