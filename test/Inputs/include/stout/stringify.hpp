// Stand-in for <stout/stringify.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_STRINGIFY_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_STRINGIFY_HPP

#include <list>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <stand_in.hpp>

#include <stout/error.hpp>
#include <stout/hashmap.hpp>

template <typename T> std::string stringify(const T &t) { return stand_in::value<std::string>(); }
std::string stringify(const std::string &str);
std::string stringify(bool b);
template <typename T> std::string stringify(const std::set<T> &set) { return stand_in::value<std::string>(); }
template <typename T> std::string stringify(const std::list<T> &list) { return stand_in::value<std::string>(); }
template <typename T> std::string stringify(const std::vector<T> &vector) { return stand_in::value<std::string>(); }
template <typename K, typename V> std::string stringify(const std::map<K, V> &map) {
  return stand_in::value<std::string>();
}
template <typename T> std::string stringify(const hashset<T> &set) { return stand_in::value<std::string>(); }
template <typename K, typename V> std::string stringify(const hashmap<K, V> &map) {
  return stand_in::value<std::string>();
}
std::string stringify(const Error &error);

#endif // FLOODGATE_TEST_INPUTS_STOUT_STRINGIFY_HPP
