// Stand-in for <stout/linkedhashmap.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// Keeps the order of insertion. It has no bound.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_LINKEDHASHMAP_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_LINKEDHASHMAP_HPP

#include <list>
#include <utility>
#include <vector>

#include <stand_in.hpp>

#include <stout/foreach.hpp>
#include <stout/hashmap.hpp>
#include <stout/option.hpp>

template <typename Key, typename Value> class LinkedHashMap {
public:
  typedef std::pair<Key, Value> entry;
  typedef std::list<entry> list;
  typedef hashmap<Key, typename list::iterator> map;

  LinkedHashMap() = default;
  LinkedHashMap(const LinkedHashMap<Key, Value> &other) {}
  LinkedHashMap &operator=(const LinkedHashMap<Key, Value> &other) { return stand_in::value<LinkedHashMap &>(); }
  LinkedHashMap(LinkedHashMap<Key, Value> &&) = delete;
  LinkedHashMap &operator=(LinkedHashMap &&) = delete;

  Value &operator[](const Key &key) { return stand_in::value<Value &>(); }
  Option<Value> get(const Key &key) const { return stand_in::value<Option<Value>>(); }
  Value &at(const Key &key) { return stand_in::value<Value &>(); }
  const Value &at(const Key &key) const { return stand_in::value<const Value &>(); }
  bool contains(const Key &key) const { return stand_in::value<bool>(); }
  size_t erase(const Key &key) { return stand_in::value<size_t>(); }
  std::vector<Key> keys() const { return stand_in::value<std::vector<Key>>(); }
  std::vector<Value> values() const { return stand_in::value<std::vector<Value>>(); }
  size_t size() const { return stand_in::value<size_t>(); }
  bool empty() const { return stand_in::value<bool>(); }
  void clear() {}

  typename list::iterator begin() { return stand_in::value<typename list::iterator>(); }
  typename list::iterator end() { return stand_in::value<typename list::iterator>(); }
  typename list::const_iterator begin() const { return stand_in::value<typename list::const_iterator>(); }
  typename list::const_iterator end() const { return stand_in::value<typename list::const_iterator>(); }

private:
  list entries_;
  map keys_;
};

#endif // FLOODGATE_TEST_INPUTS_STOUT_LINKEDHASHMAP_HPP
