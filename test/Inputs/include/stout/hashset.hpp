// Stand-in for <stout/hashset.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_HASHSET_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_HASHSET_HPP

#include <initializer_list>
#include <set>
#include <type_traits>
#include <unordered_set>

#include <stand_in.hpp>

#include <stout/foreach.hpp>

// Hashes an enumerator by its value.
struct EnumClassHash {
  template <typename T> std::size_t operator()(T t) const { return stand_in::value<std::size_t>(); }
};

template <typename Elem,
          typename Hash = typename std::conditional<std::is_enum<Elem>::value, EnumClassHash, std::hash<Elem>>::type,
          typename Equal = std::equal_to<Elem>>
class hashset : public std::unordered_set<Elem, Hash, Equal> {
public:
  static const hashset<Elem, Hash, Equal> &EMPTY;

  hashset() {}
  hashset(const std::set<Elem> &set) {}
  hashset(std::set<Elem> &&set) {}
  hashset(std::initializer_list<Elem> list) {}

  bool contains(const Elem &elem) const { return stand_in::value<bool>(); }
};

template <typename Elem, typename Hash, typename Equal>
hashset<Elem, Hash, Equal> operator|(const hashset<Elem, Hash, Equal> &left, const hashset<Elem, Hash, Equal> &right) {
  return stand_in::value<hashset<Elem, Hash, Equal>>();
}
template <typename Elem, typename Hash, typename Equal>
hashset<Elem, Hash, Equal> &operator|=(hashset<Elem, Hash, Equal> &left, const hashset<Elem, Hash, Equal> &right) {
  return stand_in::value<hashset<Elem, Hash, Equal> &>();
}
template <typename Elem, typename Hash, typename Equal>
hashset<Elem, Hash, Equal> operator-(const hashset<Elem, Hash, Equal> &left, const hashset<Elem, Hash, Equal> &right) {
  return stand_in::value<hashset<Elem, Hash, Equal>>();
}
template <typename Elem, typename Hash, typename Equal>
hashset<Elem, Hash, Equal> &operator-=(hashset<Elem, Hash, Equal> &left, const hashset<Elem, Hash, Equal> &right) {
  return stand_in::value<hashset<Elem, Hash, Equal> &>();
}

#endif // FLOODGATE_TEST_INPUTS_STOUT_HASHSET_HPP
