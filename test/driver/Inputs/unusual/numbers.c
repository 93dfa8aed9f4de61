typedef unsigned long size_t;
extern long recv(int, void *, size_t, int);
extern void *malloc(size_t);
extern void *memcpy(void *, const void *, size_t);
typedef float v4 __attribute__((vector_size(16)));
typedef int i4 __attribute__((ext_vector_type(4)));
int f(int fd, int n) {
  _Complex double z = n + 2.0i;
  v4 v = {n, 1, 2, 3};
  i4 w = {n, n, n, n};
  w.xy = w.zw;
  v[n] = __real__ z;
  z /= n;
  _Complex int ci = 3;
  ci++;
  return v[0] + w.x + (int)__imag__ z + (int)z + __builtin_shufflevector(w, w, 0, 1, 2, 3)[n % 4] +
         __builtin_convertvector(w, v4)[1];
}
_BitInt(129) big(_BitInt(129) a) { return a / 3 % (_BitInt(129))7 & a; }
__int128 huge(__int128 a, int fd) {
  __int128 d;
  recv(fd, &d, 16, 0);
  if (d == ((__int128)1 << 100))
    return a / d;
  return d & (((__int128)1 << 90) - 1);
}
