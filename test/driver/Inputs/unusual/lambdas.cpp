extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long) noexcept;
#include <functional>
int def(
    int a, std::function<int(int)> g = [](int k) { return 5 / k; },
    int z = [](auto... xs) { return (0 + ... + xs); }(1, 2, 3)) {
  return g(a) + z;
}
struct S {
  int m = [this] { return n; }();
  int n = []() { return 3; }();
  std::function<void()> cb;
  S() : cb([=, *this] { (void)n; }) {}
};
template <class... Ts> struct O : Ts... {
  using Ts::operator()...;
};
template <class... Ts> O(Ts...) -> O<Ts...>;
#define TWICE(x) (x, x)
int f(int fd) {
  int n;
  recv(fd, &n, 4, 0);
  O o{[](int i) { return i; }, [](const char *) { return 0; }};
  auto rec = [](this auto self, int k) -> int { return k ? self(k - 1) / k : 0; };
  auto nest = [&] { return [&] { return [&, q = n] { return q / n; }; }; };
  (void)TWICE([&] { return n / 2; }());
  return def(n) + o(n) + rec(n) + nest()()() + []<class T>(T t) { return sizeof(t / 0); }(n);
}
