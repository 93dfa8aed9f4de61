typedef unsigned long size_t;
extern long recv(int, void *, size_t, int);
extern void *malloc(size_t);
extern void *memcpy(void *, const void *, size_t);
int f(int fd, int n) {
  int a[n];
  int (*p)[n] = &a;
  int v = ({
    int t = n;
    if (t > 3)
      t = ({
        goto out;
        4;
      });
    t;
  });
out:
  recv(fd, a, sizeof a, 0);
  switch (v) {
  case 1 ... 5: {
    int z = ({
      int q = a[v];
      q;
    });
    return z;
  }
  default:;
  }
  typeof(v) w = v;
  __auto_type y = w;
  void *lab = &&out;
  goto *lab;
  return y;
}
