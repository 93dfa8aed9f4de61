// Stand-in for <stout/cache.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// Evicts what was used least recently when it is full.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_CACHE_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_CACHE_HPP

#include <list>
#include <ostream>
#include <unordered_map>
#include <utility>

#include <stand_in.hpp>

#include <glog/logging.h>

#include <stout/none.hpp>
#include <stout/option.hpp>

template <typename Key, typename Value> class Cache {
public:
  typedef std::list<Key> list;
  typedef std::unordered_map<Key, std::pair<Value, typename list::iterator>> map;

  explicit Cache(size_t _capacity) {}
  Cache(const Cache &) = delete;
  Cache &operator=(const Cache &) = delete;

  void put(const Key &key, const Value &value) {}
  Option<Value> get(const Key &key) { return stand_in::value<Option<Value>>(); }
  Option<Value> erase(const Key &key) { return stand_in::value<Option<Value>>(); }
  size_t size() const { return stand_in::value<size_t>(); }

private:
  size_t capacity;
  map values;
  list keys;
};

template <typename Key, typename Value> std::ostream &operator<<(std::ostream &stream, const Cache<Key, Value> &c) {
  return stand_in::value<std::ostream &>();
}

#endif // FLOODGATE_TEST_INPUTS_STOUT_CACHE_HPP
