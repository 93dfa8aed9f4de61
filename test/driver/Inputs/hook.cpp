// Preloaded into a program, runs a command at a moment that a test chooses, so that a race happens every time:
//
//   HOOK_ON=open     before a file whose name ends in $HOOK_FILE is opened
//   HOOK_ON=opened   after it was opened, before anything is read from it
//   HOOK_ON=named    after a file got a name that ends in $HOOK_FILE
//   HOOK_ON=fork     before a process is started
//   HOOK_RUN         the command, for the shell; the program waits for it
//   HOOK_DONE        a file that is made first; where it exists, nothing is run any more
//   HOOK_CLOCK       so many seconds are added to the clock
//
// The environment is read when the program starts.

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

namespace {

std::string variable(const char *Name) {
  const char *Value = getenv(Name);
  return Value ? Value : "";
}

struct Settings {
  std::string On = variable("HOOK_ON"), File = variable("HOOK_FILE"), Run = variable("HOOK_RUN"),
              Done = variable("HOOK_DONE");
  long Clock = atol(variable("HOOK_CLOCK").c_str());
};

const Settings &settings() {
  static const Settings Known;
  return Known;
}

__attribute__((constructor)) void readSettings() {
  (void)settings();
  // The commands that are run are not to be hooked.
  unsetenv("LD_PRELOAD");
}

template <class F> F next(const char *Name) { return reinterpret_cast<F>(dlsym(RTLD_NEXT, Name)); }

bool endsWith(const char *Path, const std::string &End) {
  size_t Length = strlen(Path);
  return Length >= End.size() && End == Path + Length - End.size();
}

void happened(const char *What, const char *Path) {
  const Settings &S = settings();
  if (S.On != What || (Path && !endsWith(Path, S.File)))
    return;
  int Made = next<int (*)(const char *, int, ...)>("open")(S.Done.c_str(), O_CREAT | O_EXCL | O_WRONLY, 0600);
  if (Made < 0)
    return;
  close(Made);
  int Before = errno;
  if (system(S.Run.c_str()) != 0)
    fprintf(stderr, "hook: the command has failed: %s\n", S.Run.c_str());
  errno = Before;
}

} // namespace

extern "C" {

#define OPENS(NAME)                                                                                                    \
  int NAME(const char *Path, int Flags, ...) {                                                                         \
    va_list Rest;                                                                                                      \
    va_start(Rest, Flags);                                                                                             \
    mode_t Mode = va_arg(Rest, mode_t);                                                                                \
    va_end(Rest);                                                                                                      \
    happened("open", Path);                                                                                            \
    int File = next<int (*)(const char *, int, ...)>(#NAME)(Path, Flags, Mode);                                        \
    if (File >= 0)                                                                                                     \
      happened("opened", Path);                                                                                        \
    return File;                                                                                                       \
  }
OPENS(open)
OPENS(open64)

#define OPENS_AT(NAME)                                                                                                 \
  int NAME(int Folder, const char *Path, int Flags, ...) {                                                             \
    va_list Rest;                                                                                                      \
    va_start(Rest, Flags);                                                                                             \
    mode_t Mode = va_arg(Rest, mode_t);                                                                                \
    va_end(Rest);                                                                                                      \
    happened("open", Path);                                                                                            \
    int File = next<int (*)(int, const char *, int, ...)>(#NAME)(Folder, Path, Flags, Mode);                           \
    if (File >= 0)                                                                                                     \
      happened("opened", Path);                                                                                        \
    return File;                                                                                                       \
  }
OPENS_AT(openat)
OPENS_AT(openat64)

int rename(const char *From, const char *To) noexcept {
  int Result = next<int (*)(const char *, const char *)>("rename")(From, To);
  if (Result == 0)
    happened("named", To);
  return Result;
}

int link(const char *From, const char *To) noexcept {
  int Result = next<int (*)(const char *, const char *)>("link")(From, To);
  if (Result == 0)
    happened("named", To);
  return Result;
}

pid_t fork() noexcept {
  happened("fork", nullptr);
  return next<pid_t (*)()>("fork")();
}

int clock_gettime(clockid_t Clock, struct timespec *Time) noexcept {
  int Result = next<int (*)(clockid_t, struct timespec *)>("clock_gettime")(Clock, Time);
  if (Result == 0 && Clock == CLOCK_REALTIME)
    Time->tv_sec += settings().Clock;
  return Result;
}
}
