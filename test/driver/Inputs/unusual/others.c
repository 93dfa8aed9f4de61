typedef unsigned long size_t;
extern long recv(int, void *, size_t, int);
extern void *malloc(size_t);
extern void *memcpy(void *, const void *, size_t);
struct F;
struct F *nf(void);
extern struct F ef;
struct L {
  struct L *n;
  int v;
};
typedef int fn(int);
fn *tab[3];
enum { A, B = 5 };
_Static_assert(sizeof(int) == 4, "");
_Thread_local int tl;
_Atomic int at;
static inline int in(void) { return at++; }
int f(int fd, fn *cb, struct L *l, ...) {
  __builtin_va_list ap;
  __builtin_va_start(ap, l);
  int n = __builtin_va_arg(ap, int);
  struct L x = *l, y = {.n = &x, .v = n};
  do
    x = *x.n;
  while (x.n);
  for (;;) {
    if (cb(x.v))
      break;
    continue;
  }
  struct L arr[2][3] = {[1] = {[2].v = n}};
  arr[n][x.v] = y;
  memcpy(&y, &arr, n);
  tab[n](n);
  (*tab[n])(A);
  (0, cb)(1);
  return __builtin_expect(n, 0) ? __builtin_offsetof(struct L, v) : (fd ?: n);
}
int main(argc, argv)
int argc;
char **argv;
{
  return f(argc, tab[0], 0);
}
void asmf(int n) {
  __asm__ volatile("nop" : "+r"(n));
  __asm__ goto("" :: ::lab);
lab:;
}
