extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long) noexcept;
#include <map>
#include <string>
#include <tuple>
#include <utility>
struct P {
  int a;
  int b;
};
std::map<std::string, int> m;
int f(int fd) {
  P p;
  recv(fd, &p, sizeof p, 0);
  auto [x, y] = p;
  auto &[u, v] = p;
  auto &&[s, t] = std::pair<int, int>{x, y};
  int arr[2] = {u, v};
  auto [c, d] = arr;
  for (auto &[k, w] : m)
    w += k.size() / x;
  auto l = [x, &y, z = x + y](auto q, ...) mutable { return z /= q + x / y; };
  if (auto [it, ok] = m.try_emplace("a", x); ok)
    it->second = x;
  return l(3) + s / t + c % d;
}
