#include <new>
extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long) noexcept;
#include <initializer_list>
struct I;
extern I ei;
I &gi();
struct B {
  virtual void f(int) = 0;
  friend int fr(B &b, int n) { return 3 / n; }
};
void B::f(int n) { int z = 3 / n; }
struct Dd : B {
  void f(int n) override {
    B::f(n);
    (this->*&Dd::g)(n);
  }
  void g(int n) try {
    if (n)
      throw n;
  } catch (int &k) {
    k /= n;
  } catch (...) {
  }
};

struct Ct {
  int a;
  Ct(int n) try : a(n / 2) { recv(n, &a, 4, 0); } catch (...) {
  }
  Ct() : Ct(3) {}
  explicit operator bool() { return a; }
  Ct &operator=(const Ct &) = default;
  int arr[3]{};
  struct {
    int p, q;
  };
  int bf : 3;
  mutable int mu;
  static inline int st = 5;
  int Ct::*mp = &Ct::a;
};
int f(int fd, int (*fp)(int), int (Dd::*pm)(int), Ct &&c = {}, std::initializer_list<int> il = {1, 2}) {
  int n;
  recv(fd, &n, 4, 0);
  Ct *h = new Ct[n]{}, *k = new (h) Ct(n);
  delete[] h;
  k->~Ct();
  c.*(c.mp) = n;
  k->p = c.q / n;
  c.bf = n;
  goto l;
l:
  for (auto i : il)
    n /= i;
  for (int q = 0; int z : c.arr) {
    q += z;
  }
  do {
  } while (n--, n > 3);
  if (int w = n; w > 2)
    return w;
  while (Ct t{n}) {
    t.a++;
    break;
  }
  switch (int y = n; y) {
  case 1:
    break;
  }
  using F = int(int);
  F *ff = fp;
  auto g = &f;
  (void)g;
  int *np = nullptr;
  return ff(n) + (n ? throw 3 : n) + *np + (const int &)n + static_cast<Ct &&>(c).a + reinterpret_cast<long>(np) +
         (dynamic_cast<Dd *>((B *)0)->f(n), 0);
}
