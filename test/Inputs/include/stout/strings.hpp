// Stand-in for <stout/strings.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_STRINGS_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_STRINGS_HPP

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <stand_in.hpp>

#include <stout/foreach.hpp>
#include <stout/option.hpp>
#include <stout/stringify.hpp>
#include <stout/try.hpp>

namespace strings {

const std::string WHITESPACE = " \t\n\r";

enum Mode { PREFIX, SUFFIX, ANY };

std::string remove(const std::string &from, const std::string &substring, Mode mode = ANY);
std::string trim(const std::string &from, Mode mode = ANY, const std::string &chars = WHITESPACE);
std::string trim(const std::string &from, const std::string &chars);
std::string replace(const std::string &s, const std::string &from, const std::string &to);
std::vector<std::string> tokenize(const std::string &s, const std::string &delims,
                                  const Option<size_t> &maxTokens = None());
std::vector<std::string> split(const std::string &s, const std::string &delims,
                               const Option<size_t> &maxTokens = None());
std::map<std::string, std::vector<std::string>> pairs(const std::string &s, const std::string &delims1,
                                                      const std::string &delims2);

template <typename... T> Try<std::string> format(const std::string &fmt, const T &...t) {
  return stand_in::value<Try<std::string>>();
}

template <typename THead1, typename THead2, typename... TTail>
std::string join(const std::string &separator, THead1 &&head1, THead2 &&head2, TTail &&...tail) {
  return stand_in::value<std::string>();
}
std::string join(const std::string &separator, const std::string &s);
template <typename Iterable> std::string join(const std::string &separator, const Iterable &i) {
  return stand_in::value<std::string>();
}

bool checkBracketsMatching(const std::string &s, const char openBracket, const char closeBracket);
bool startsWith(const std::string &s, const std::string &prefix);
bool startsWith(const std::string &s, const char *prefix);
bool startsWith(const std::string &s, char c);
bool endsWith(const std::string &s, const std::string &suffix);
bool endsWith(const std::string &s, char c);
bool contains(const std::string &s, const std::string &substr);
std::string lower(const std::string &s);
std::string upper(const std::string &s);

} // namespace strings

#endif // FLOODGATE_TEST_INPUTS_STOUT_STRINGS_HPP
