typedef unsigned long size_t;
extern long recv(int, void *, size_t, int);
extern void *malloc(size_t);
extern void *memcpy(void *, const void *, size_t);
int old(a, b)
int a;
char *b;
{
  return a + *b;
}
int noproto();
int callit(int fd) {
  char d[8];
  recv(fd, d, 8, 0);
  noproto(d, 1, 2, 3);
  old(d[0], d, 4, 5);
  return noproto();
}
