// Stand-in for <boost/log/trivial.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_BOOST_LOG_TRIVIAL_HPP
#define FLOODGATE_TEST_INPUTS_BOOST_LOG_TRIVIAL_HPP

#include <ostream>

namespace boost {
namespace log {

struct record {
  explicit operator bool() const;
  bool operator!() const;
};

struct record_pump {
  std::ostream &stream();
};

namespace trivial {
enum severity_level { trace, debug, info, warning, error, fatal };

struct logger {
  static logger &get();
  record open_record(severity_level level);
};
} // namespace trivial

record_pump make_record_pump(trivial::logger &logger, record &rec);

} // namespace log
} // namespace boost

#define BOOST_LOG_STREAM_INTERNAL(logger, rec, level)                                                                  \
  for (::boost::log::record rec = (logger).open_record(level); !!rec; rec = {})                                        \
  ::boost::log::make_record_pump((logger), rec).stream()

#define BOOST_LOG_TRIVIAL(lvl)                                                                                         \
  BOOST_LOG_STREAM_INTERNAL(::boost::log::trivial::logger::get(), rec_, ::boost::log::trivial::lvl)

#endif // FLOODGATE_TEST_INPUTS_BOOST_LOG_TRIVIAL_HPP
