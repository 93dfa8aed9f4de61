#include <compare>
extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long) noexcept;
template <class... Ts> auto nth(Ts... ts) { return ts...[0] / ts...[sizeof...(Ts) - 1]; }
template <class T, T... Is> struct Seq {};
template <auto V> int tv = V;
template <template <class...> class TT, class... As> struct Ap {
  using t = TT<As...>;
};
struct D {
  template <class Self> auto &&get(this Self &&s) { return s.n; }
  int n;
  int operator[](int a, int b) { return a / b; }
  static int operator()(int q) { return 3 / q; }
  operator int() const { return n; }
  auto operator<=>(const D &) const = default;
};
int f(int fd) {
  int n;
  recv(fd, &n, 4, 0);
  D d{n}, e;
  return nth(n, 2, n) + d.get() + d[n, 3] + D{}(n) + tv<3> + (d < e) + (d == e) + (d != e) +
         [&](auto... a) { return (a + ... + 0) / (n + ... + a); }(1, 2) + int(d) / d;
}
namespace a::inline b {
int x;
}
namespace {
union U {
  int i;
  float f;
  ~U() {}
  U() {}
};
U u;
thread_local D td;
} // namespace
extern "C++" {
struct W : virtual D {
  using D::D;
  W() : D{1} {}
};
}
