extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long) noexcept;
#include <concepts>
#include <typeinfo>
template <class T>
concept C = requires(T t, int n) {
  { t / n } -> std::same_as<T>;
  requires sizeof(T) > 1;
  typename T::x;
} || std::integral<T>;
template <C T>
T dv(T a, T b)
  requires(sizeof(T) >= 4)
{
  if constexpr (requires { a.foo(); })
    return a.foo();
  else
    return a / b;
}
consteval int sq(int x) { return x * x; }
constexpr int cc(int x) {
  if consteval {
    return 1;
  } else {
    int d;
    recv(x, &d, 4, 0);
    return 5 / d;
  }
}
struct V {
  virtual ~V() = default;
  virtual V &get() { return *this; }
  int n;
};
constinit int ci = sq(4);
int f(int fd) {
  int n;
  recv(fd, &n, 4, 0);
  V v, *p = &v;
  static_assert(noexcept(n / 0));
  decltype(n / 0) z = n;
  return dv(n, z) + sq(3) + cc(n) + (typeid(p->get()) == typeid(V)) + typeid(n / 0).hash_code() + noexcept(malloc(n)) +
         sizeof(malloc(n)) + alignof(decltype(n)) + (C<int> ? 1 : 2) + requires { n / 0; } + __is_same(int, int) +
         __builtin_object_size(malloc(n), 0);
}
enum class E : char { a };
using enum E;
int sw(E e) {
  switch (e) {
  case a:
    [[fallthrough]];
  default:
    return int(e);
  }
}
