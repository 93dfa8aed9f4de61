// Stand-in for <stout/multihashmap.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_MULTIHASHMAP_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_MULTIHASHMAP_HPP

#include <initializer_list>
#include <list>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include <stand_in.hpp>

#include <stout/foreach.hpp>

template <typename Key, typename Value, typename Hash = std::hash<Key>, typename Equal = std::equal_to<Key>>
class multihashmap : public std::unordered_multimap<Key, Value, Hash, Equal> {
public:
  multihashmap() {}
  multihashmap(const std::multimap<Key, Value> &multimap) {}
  multihashmap(std::multimap<Key, Value> &&multimap) {}
  multihashmap(std::initializer_list<std::pair<const Key, Value>> list) {}

  // Appends, also when the pair is there already.
  void put(const Key &key, const Value &value) {}
  std::list<Value> get(const Key &key) const { return stand_in::value<std::list<Value>>(); }
  std::set<Key> keys() const { return stand_in::value<std::set<Key>>(); }
  bool remove(const Key &key) { return stand_in::value<bool>(); }
  bool remove(const Key &key, const Value &value) { return stand_in::value<bool>(); }
  bool contains(const Key &key) const { return stand_in::value<bool>(); }
  bool contains(const Key &key, const Value &value) const { return stand_in::value<bool>(); }
};

#endif // FLOODGATE_TEST_INPUTS_STOUT_MULTIHASHMAP_HPP
