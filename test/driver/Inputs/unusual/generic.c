typedef unsigned long size_t;
extern long recv(int, void *, size_t, int);
extern void *malloc(size_t);
extern void *memcpy(void *, const void *, size_t);
#define T(x) _Generic((x), int: fi, char *: fs, default: fi)(0)
int fi(int);
int fs(int);
int f(int fd) {
  char d[4];
  recv(fd, d, 4, 0);
  int n = d[0];
  return T(n) + _Generic(malloc(n), void *: 1, default: n / 0) + __builtin_choose_expr(1, n, malloc(n)) +
         __builtin_constant_p(n / d[1]) + sizeof(d[n]) + _Alignof(int) + sizeof(int[n]);
}
