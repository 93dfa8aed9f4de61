// A unit that clang could read if it had hours, and that needs hardly any memory for it: a million times the same
// computation, each far below clang's limit of steps.
constexpr bool count() {
  for (int i = 0; i < 100000; ++i) {
  }
  return true;
}
#define ONE static_assert(count(), "");
#define TEN ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define THOUSAND HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
#define MANY THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND
#define MILLION MANY MANY MANY MANY MANY MANY MANY MANY MANY MANY
MILLION MILLION MILLION MILLION MILLION MILLION MILLION MILLION MILLION MILLION
