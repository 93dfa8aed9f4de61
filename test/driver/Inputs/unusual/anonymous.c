typedef unsigned long size_t;
extern long recv(int, void *, size_t, int);
extern void *malloc(size_t);
extern void *memcpy(void *, const void *, size_t);
struct S {
  union {
    int i;
    float f;
    struct {
      char a, b;
    };
  };
  struct {
    int x;
  } in;
  int flex[];
};
union U {
  struct S *s;
  int n;
};
static struct S g;
static union U gu = {.n = 3};
int f(int fd, struct S *s, union U u) {
  struct S l;
  union U k;
  recv(fd, &l, sizeof l, 0);
  recv(fd, &k, sizeof(k), 0);
  s->a = l.b;
  u.s->i = k.n;
  g.in.x = l.i;
  s->flex[l.i] = 3;
  for (int i = 0; i < l.i; i++)
    s->flex[i] = l.in.x;
  struct S c = l;
  c = *s;
  struct {
    int q;
  } an = {l.i};
  an.q++;
  return an.q + ((struct S){.i = 3}).i + ((union U){.n = 1}).n;
}
