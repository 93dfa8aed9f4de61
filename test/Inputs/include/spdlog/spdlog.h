// Stand-in for <spdlog/spdlog.h>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_SPDLOG_SPDLOG_H
#define FLOODGATE_TEST_INPUTS_SPDLOG_SPDLOG_H

#include <memory>

namespace spdlog {

namespace level {
enum level_enum : int { trace, debug, info, warn, err, critical, off };
} // namespace level

struct source_loc {
  const char *filename;
  int line;
  const char *funcname;
};

class logger {
public:
  template <typename... Args> void log(source_loc loc, level::level_enum lvl, const char *fmt, Args &&...args) {}
  template <typename... Args> void log(level::level_enum lvl, const char *fmt, Args &&...args) {}
  template <typename... Args> void debug(const char *fmt, Args &&...args) {}
  template <typename... Args> void info(const char *fmt, Args &&...args) {}
  template <typename... Args> void warn(const char *fmt, Args &&...args) {}
  template <typename... Args> void error(const char *fmt, Args &&...args) {}
};

logger *default_logger_raw();
std::shared_ptr<logger> get(const char *name);

template <typename... Args> void log(level::level_enum lvl, const char *fmt, Args &&...args) {}
template <typename... Args> void debug(const char *fmt, Args &&...args) {}
template <typename... Args> void info(const char *fmt, Args &&...args) {}
template <typename... Args> void warn(const char *fmt, Args &&...args) {}
template <typename... Args> void error(const char *fmt, Args &&...args) {}

} // namespace spdlog

#define SPDLOG_LOGGER_CALL(logger, level, ...)                                                                         \
  (logger)->log(spdlog::source_loc{__FILE__, __LINE__, __func__}, level, __VA_ARGS__)
#define SPDLOG_LOGGER_INFO(logger, ...) SPDLOG_LOGGER_CALL(logger, spdlog::level::info, __VA_ARGS__)
#define SPDLOG_DEBUG(...) (void)0
#define SPDLOG_INFO(...) SPDLOG_LOGGER_INFO(spdlog::default_logger_raw(), __VA_ARGS__)
#define SPDLOG_LOGGER_WARN(logger, ...) SPDLOG_LOGGER_CALL(logger, spdlog::level::warn, __VA_ARGS__)
#define SPDLOG_WARN(...) SPDLOG_LOGGER_WARN(spdlog::default_logger_raw(), __VA_ARGS__)

#endif // FLOODGATE_TEST_INPUTS_SPDLOG_SPDLOG_H
