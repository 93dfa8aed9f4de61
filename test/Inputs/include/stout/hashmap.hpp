// Stand-in for <stout/hashmap.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_HASHMAP_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_HASHMAP_HPP

#include <functional>
#include <initializer_list>
#include <map>
#include <ostream>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include <stand_in.hpp>

#include <stout/foreach.hpp>
#include <stout/hashset.hpp>
#include <stout/none.hpp>
#include <stout/option.hpp>

template <typename Key, typename Value,
          typename Hash = typename std::conditional<std::is_enum<Key>::value, EnumClassHash, std::hash<Key>>::type,
          typename Equal = std::equal_to<Key>>
class hashmap : public std::unordered_map<Key, Value, Hash, Equal> {
public:
  hashmap() {}
  hashmap(const std::map<Key, Value> &map) {}
  hashmap(std::map<Key, Value> &&map) {}
  hashmap(std::initializer_list<std::pair<Key, Value>> list) {}

  bool contains(const Key &key) const { return stand_in::value<bool>(); }
  bool contains_value(const Value &v) const { return stand_in::value<bool>(); }
  void put(const Key &key, Value &&value) {}
  void put(const Key &key, const Value &value) {}
  // A copy; unlike operator[], it inserts nothing.
  Option<Value> get(const Key &key) const { return stand_in::value<Option<Value>>(); }
  hashset<Key> keys() const { return stand_in::value<hashset<Key>>(); }
  std::vector<Value> values() const { return stand_in::value<std::vector<Value>>(); }
};

template <typename K, typename V> std::ostream &operator<<(std::ostream &stream, const hashmap<K, V> &map) {
  return stand_in::value<std::ostream &>();
}

#endif // FLOODGATE_TEST_INPUTS_STOUT_HASHMAP_HPP
