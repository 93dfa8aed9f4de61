extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long) noexcept;
#define PAIR(a, b)                                                                                                     \
  int a(int fd) {                                                                                                      \
    int n;                                                                                                             \
    recv(fd, &n, 4, 0);                                                                                                \
    return 3 / n;                                                                                                      \
  }                                                                                                                    \
  int b(int fd) {                                                                                                      \
    int n;                                                                                                             \
    recv(fd, &n, 4, 0);                                                                                                \
    return 3 / n;                                                                                                      \
  }
PAIR(one, two)
PAIR(three, four)
#define LL                                                                                                             \
  [](int fd) {                                                                                                         \
    int n;                                                                                                             \
    recv(fd, &n, 4, 0);                                                                                                \
    return 3 / n;                                                                                                      \
  }(1) +                                                                                                               \
      [](int fd) {                                                                                                     \
        int n;                                                                                                         \
        recv(fd, &n, 4, 0);                                                                                            \
        return 3 / n;                                                                                                  \
      }(2)
    int g() {
  return LL;
}
int two_bufs(int fd) {
  unsigned char d[4], e[4];
  recv(fd, d, 4, 0);
  recv(fd, e, 4, 0);
  void *p = malloc(d[0] << 24);
  void *q = malloc(e[0] << 24);
  return p == q;
}
int tb2(int fd) {
  unsigned char d[4], e[4];
  recv(fd, d, 4, 0);
  recv(fd, e, 4, 0);
  void *p = malloc(d[0] << 24), *q = malloc(e[0] << 24);
  return p == q;
}
