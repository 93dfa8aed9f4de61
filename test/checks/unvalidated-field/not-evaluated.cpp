// What stands in an operand that is not evaluated is no use: it is not carried out.

// RUN: %check_both %s dos-unvalidated-field

#include <typeinfo>
#include <vector>

#include <sys/socket.h>

struct Shape {
  virtual ~Shape() = default;
};
Shape &shapeOf(int n);
int count(int n);

int operands_ok(int fd) {
  unsigned char d[4];
  recv(fd, d, sizeof d, 0);
  unsigned n = d[0] << 24;
  int sum = sizeof(new int[n]) + alignof(decltype(new int[n])) + noexcept(1 / n);
  decltype(new int[n]) p = nullptr;
  sum += typeid(1 / n).hash_code() + __builtin_constant_p(1 / n) + __builtin_object_size(new int[n], 0);
  return sum + (p ? 1 : 0);
}

int evaluated_bad(int fd) {
  unsigned char d[4];
  recv(fd, d, sizeof d, 0);
  unsigned n = d[0] << 24;
  return typeid(*new Shape[n]).hash_code();
// CHECK: :[[@LINE-1]]:18: warning: unchecked `what it receives` from a peer decides how much memory is taken at once
}

// A test that is not carried out is none.
void *tested_bad(int fd) {
  unsigned char d[4];
  recv(fd, d, sizeof d, 0);
  unsigned n = d[0] << 24;
  if (sizeof(n > 100) != 1)
    return nullptr;
  return new int[n];
// CHECK: :[[@LINE-1]]:10: warning: unchecked `what it receives` from a peer decides how much memory is taken at once
}

// How large the object is says nothing of what it is given.
void sizeOf_ok(int fd) {
  unsigned char d[4];
  recv(fd, d, sizeof d, 0);
  unsigned n = d[0] << 24;
  std::vector<int> list;
  list.resize(sizeof n * 4);
}
