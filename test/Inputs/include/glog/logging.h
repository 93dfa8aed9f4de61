// Stand-in for <glog/logging.h>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_GLOG_LOGGING_H
#define FLOODGATE_TEST_INPUTS_GLOG_LOGGING_H

#include <cstdint>
#include <ostream>
#include <string>

#include <stand_in.hpp>

namespace google {

typedef int LogSeverity;
const int GLOG_INFO = 0, GLOG_WARNING = 1, GLOG_ERROR = 2, GLOG_FATAL = 3;

class LogMessage {
public:
  class LogStream : public std::ostream {
  public:
    LogStream(char *buf, int len, int64_t ctr);
    int64_t ctr() const;
  };

  typedef void (LogMessage::*SendMethod)();

  LogMessage(const char *file, int line, LogSeverity severity, int64_t ctr, SendMethod send_method);
  LogMessage(const char *file, int line);
  LogMessage(const char *file, int line, LogSeverity severity);
  LogMessage(const char *file, int line, const std::string &check_op_result);
  ~LogMessage();

  void Flush();
  void SendToLog();
  std::ostream &stream();
};

class LogMessageFatal : public LogMessage {
public:
  LogMessageFatal(const char *file, int line);
  LogMessageFatal(const char *file, int line, const std::string &check_op_result);
  [[noreturn]] ~LogMessageFatal();
};

class ErrnoLogMessage : public LogMessage {
public:
  ErrnoLogMessage(const char *file, int line, LogSeverity severity, int64_t ctr, SendMethod send_method);
  ~ErrnoLogMessage();
};

// Turns a stream into void, with an operator that binds looser than << and tighter than ?:.
class LogMessageVoidify {
public:
  LogMessageVoidify();
  void operator&(std::ostream &);
};

template <typename T> T CheckNotNull(const char *file, int line, const char *names, T &&t) {
  return stand_in::value<T>();
}

template <typename T1, typename T2> std::string *Check_EQImpl(const T1 &v1, const T2 &v2, const char *exprtext) {
  return v1 == v2 ? nullptr : stand_in::value<std::string *>();
}
template <typename T1, typename T2> std::string *Check_NEImpl(const T1 &v1, const T2 &v2, const char *exprtext) {
  return v1 != v2 ? nullptr : stand_in::value<std::string *>();
}
template <typename T1, typename T2> std::string *Check_LEImpl(const T1 &v1, const T2 &v2, const char *exprtext) {
  return v1 <= v2 ? nullptr : stand_in::value<std::string *>();
}
template <typename T1, typename T2> std::string *Check_LTImpl(const T1 &v1, const T2 &v2, const char *exprtext) {
  return v1 < v2 ? nullptr : stand_in::value<std::string *>();
}
template <typename T1, typename T2> std::string *Check_GEImpl(const T1 &v1, const T2 &v2, const char *exprtext) {
  return v1 >= v2 ? nullptr : stand_in::value<std::string *>();
}
template <typename T1, typename T2> std::string *Check_GTImpl(const T1 &v1, const T2 &v2, const char *exprtext) {
  return v1 > v2 ? nullptr : stand_in::value<std::string *>();
}

void InitGoogleLogging(const char *argv0);
void FlushLogFiles(LogSeverity min_severity);

} // namespace google

extern int32_t FLAGS_v;

#define COMPACT_GOOGLE_LOG_INFO google::LogMessage(__FILE__, __LINE__)
#define COMPACT_GOOGLE_LOG_WARNING google::LogMessage(__FILE__, __LINE__, google::GLOG_WARNING)
#define COMPACT_GOOGLE_LOG_ERROR google::LogMessage(__FILE__, __LINE__, google::GLOG_ERROR)
#define COMPACT_GOOGLE_LOG_FATAL google::LogMessageFatal(__FILE__, __LINE__)

#define LOG(severity) COMPACT_GOOGLE_LOG_##severity.stream()
#define LOG_IF(severity, condition)                                                                                    \
  static_cast<void>(0), !(condition) ? (void)0 : google::LogMessageVoidify() & LOG(severity)

#define VLOG_IS_ON(verboselevel) (FLAGS_v >= (verboselevel))
#define VLOG(verboselevel) LOG_IF(INFO, VLOG_IS_ON(verboselevel))
#define VLOG_IF(verboselevel, condition) LOG_IF(INFO, (condition) && VLOG_IS_ON(verboselevel))

#define LOG_EVERY_N_VARNAME(base, line) LOG_EVERY_N_VARNAME_CONCAT(base, line)
#define LOG_EVERY_N_VARNAME_CONCAT(base, line) base##line
#define LOG_OCCURRENCES LOG_EVERY_N_VARNAME(occurrences_, __LINE__)
#define LOG_OCCURRENCES_MOD_N LOG_EVERY_N_VARNAME(occurrences_mod_n_, __LINE__)

#define LOG_EVERY_N(severity, n)                                                                                       \
  static int LOG_OCCURRENCES = 0, LOG_OCCURRENCES_MOD_N = 0;                                                           \
  ++LOG_OCCURRENCES;                                                                                                   \
  if (++LOG_OCCURRENCES_MOD_N > n)                                                                                     \
    LOG_OCCURRENCES_MOD_N -= n;                                                                                        \
  if (LOG_OCCURRENCES_MOD_N == 1)                                                                                      \
  google::LogMessage(__FILE__, __LINE__, google::GLOG_##severity, LOG_OCCURRENCES, &google::LogMessage::SendToLog)     \
      .stream()

#define LOG_FIRST_N(severity, n)                                                                                       \
  static int LOG_OCCURRENCES = 0;                                                                                      \
  if (LOG_OCCURRENCES <= n)                                                                                            \
    ++LOG_OCCURRENCES;                                                                                                 \
  if (LOG_OCCURRENCES <= n)                                                                                            \
  google::LogMessage(__FILE__, __LINE__, google::GLOG_##severity, LOG_OCCURRENCES, &google::LogMessage::SendToLog)     \
      .stream()

#define PLOG(severity)                                                                                                 \
  google::ErrnoLogMessage(__FILE__, __LINE__, google::GLOG_##severity, 0, &google::LogMessage::SendToLog).stream()

#define CHECK(condition) LOG_IF(FATAL, __builtin_expect(!(condition), 0)) << "Check failed: " #condition " "
#define PCHECK(condition) LOG_IF(FATAL, __builtin_expect(!(condition), 0)) << "Check failed: " #condition " "

#define CHECK_OP(name, op, val1, val2)                                                                                 \
  while (std::string *_result = google::Check##name##Impl(val1, val2, #val1 " " #op " " #val2))                        \
  google::LogMessageFatal(__FILE__, __LINE__, *_result).stream()

#define CHECK_EQ(val1, val2) CHECK_OP(_EQ, ==, val1, val2)
#define CHECK_NE(val1, val2) CHECK_OP(_NE, !=, val1, val2)
#define CHECK_LE(val1, val2) CHECK_OP(_LE, <=, val1, val2)
#define CHECK_LT(val1, val2) CHECK_OP(_LT, <, val1, val2)
#define CHECK_GE(val1, val2) CHECK_OP(_GE, >=, val1, val2)
#define CHECK_GT(val1, val2) CHECK_OP(_GT, >, val1, val2)
#define CHECK_NOTNULL(val) google::CheckNotNull(__FILE__, __LINE__, "'" #val "' Must be non NULL", (val))

#endif // FLOODGATE_TEST_INPUTS_GLOG_LOGGING_H
