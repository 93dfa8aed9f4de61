// NOLINT in the body of a macro holds for its uses, as it does for other checks; and what is reported stays where the macro
// is used.
//
// RUN: %tidy --checks=-*,dos-unvalidated-field --config={} %s -- -std=c++17 > %t.txt 2>&1
// RUN: FileCheck %s --input-file=%t.txt --implicit-check-not=warning:

extern "C" long recv(int, void *, unsigned long, int);
extern "C" void *malloc(unsigned long);

#define SAME_LINE(d) malloc(d[0] * 100000) /* NOLINT */
#define NEXT_LINE(d) \
  /* NOLINTNEXTLINE(dos-unvalidated-field) */ \
  malloc(d[0] * 100000)
/* NOLINTBEGIN(dos-*) */
#define BLOCK(d) malloc(d[0] * 100000)
/* NOLINTEND(dos-*) */
#define OTHER(d) malloc(d[0] * 100000) /* NOLINT(bugprone-*) */
#define PLAIN(d) malloc(d[0] * 100000)
#define OUTER(d) SAME_LINE(d)
#define AROUND(d) PLAIN(d) /* NOLINT */
#define TAKES(call) call /* NOLINT */
#define GIVES(call) call
#define SECOND_OF_TWO(d, e) \
  malloc(d[0] * 100000); /* NOLINT */ \
  malloc(e[1] * 200000)

void *take(int fd) {
  unsigned char d[16];
  recv(fd, d, 16, 0);
  SAME_LINE(d);
  NEXT_LINE(d);
  BLOCK(d);
  OUTER(d);
  AROUND(d);
  TAKES(malloc(d[0] * 100000));
  PLAIN(d); // NOLINT
  GIVES(SAME_LINE(d));
  OTHER(d);
// CHECK: :[[@LINE-1]]:3: warning: {{.*}} [dos-unvalidated-field]
  GIVES(malloc(d[0] * 100000));
// CHECK: :[[@LINE-1]]:3: warning: {{.*}} [dos-unvalidated-field]
  return PLAIN(d);
// CHECK: :[[@LINE-1]]:10: warning: {{.*}} [dos-unvalidated-field]
}

void takeTwo(int fd) {
  unsigned char d[16];
  unsigned char e[16];
  recv(fd, d, 16, 0);
  recv(fd, e, 16, 0);
  SECOND_OF_TWO(d, e);
// CHECK: :[[@LINE-1]]:3: warning: {{.*}} in `e[1] * 200000`, {{.*}} [dos-unvalidated-field]
}
