typedef unsigned long size_t;
extern long recv(int, void *, size_t, int);
extern void *malloc(size_t);
extern void *memcpy(void *, const void *, size_t);
int run(int (^b)(int));
int f(int fd) {
  __block int d;
  char e[1];
  struct B {
    int n;
  } s;
  int (^blk)(int) = ^(int k) {
    return k / d;
  };
  recv(fd, &d, 4, 0);
  run(blk);
  run(^int(int q) {
    return s.n + q;
  });
  return blk(3);
}
