// Stand-in for <stout/boundedhashmap.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// Evicts its oldest entry when it is full.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_BOUNDEDHASHMAP_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_BOUNDEDHASHMAP_HPP

#include <list>
#include <utility>

#include <stand_in.hpp>

#include <stout/check.hpp>
#include <stout/hashmap.hpp>
#include <stout/option.hpp>

template <typename Key, typename Value> class BoundedHashMap {
public:
  typedef std::pair<Key, Value> entry;
  typedef std::list<entry> list;
  typedef hashmap<Key, typename list::iterator> map;

  BoundedHashMap(size_t capacity) {}

  void set(const Key &key, const Value &value) {}
  Option<Value> get(const Key &key) const { return stand_in::value<Option<Value>>(); }
  Value &at(const Key &key) { return stand_in::value<Value &>(); }
  const Value &at(const Key &key) const { return stand_in::value<const Value &>(); }
  bool contains(const Key &key) const { return stand_in::value<bool>(); }
  size_t erase(const Key &key) { return stand_in::value<size_t>(); }
  std::list<Key> keys() const { return stand_in::value<std::list<Key>>(); }
  std::list<Value> values() const { return stand_in::value<std::list<Value>>(); }
  size_t size() const { return stand_in::value<size_t>(); }
  bool empty() const { return stand_in::value<bool>(); }
  void clear() {}

  typename list::iterator begin() { return stand_in::value<typename list::iterator>(); }
  typename list::iterator end() { return stand_in::value<typename list::iterator>(); }
  typename list::const_iterator begin() const { return stand_in::value<typename list::const_iterator>(); }
  typename list::const_iterator end() const { return stand_in::value<typename list::const_iterator>(); }

private:
  size_t capacity_;
  list entries_;
  map keys_;
};

#endif // FLOODGATE_TEST_INPUTS_STOUT_BOUNDEDHASHMAP_HPP
