// Stand-in for <google/protobuf/repeated_field.h>, for tests: the names and signatures a caller sees, next to no
// behaviour.
#ifndef FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_REPEATED_FIELD_H
#define FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_REPEATED_FIELD_H

#include <cstddef>

#include <stand_in.hpp>

#include <google/protobuf/repeated_ptr_field.h>

namespace google {
namespace protobuf {

template <typename Element> class RepeatedField final {
public:
  typedef Element *iterator;
  typedef const Element *const_iterator;
  typedef Element value_type;
  typedef Element &reference;
  typedef const Element &const_reference;
  typedef int size_type;
  typedef std::ptrdiff_t difference_type;

  RepeatedField() {}
  RepeatedField(const RepeatedField &other) {}
  RepeatedField(RepeatedField &&other) noexcept {}
  template <typename Iter> RepeatedField(Iter begin, Iter end) {}
  ~RepeatedField() {}
  RepeatedField &operator=(const RepeatedField &other) { return stand_in::value<RepeatedField &>(); }
  RepeatedField &operator=(RepeatedField &&other) noexcept { return stand_in::value<RepeatedField &>(); }

  bool empty() const { return stand_in::value<bool>(); }
  int size() const { return stand_in::value<int>(); }
  const Element &Get(int index) const { return stand_in::value<const Element &>(); }
  Element *Mutable(int index) { return stand_in::value<Element *>(); }
  const Element &operator[](int index) const { return stand_in::value<const Element &>(); }
  Element &operator[](int index) { return stand_in::value<Element &>(); }
  const Element &at(int index) const { return stand_in::value<const Element &>(); }
  Element &at(int index) { return stand_in::value<Element &>(); }
  void Set(int index, const Element &value) {}
  void Add(const Element &value) {}
  Element *Add() { return stand_in::value<Element *>(); }
  template <typename Iter> void Add(Iter begin, Iter end) {}

  void RemoveLast() {}
  void ExtractSubrange(int start, int num, Element *elements) {}
  void Clear() {}
  void MergeFrom(const RepeatedField &other) {}
  void CopyFrom(const RepeatedField &other) {}
  template <typename Iter> void Assign(Iter begin, Iter end) {}
  void Reserve(int new_size) {}
  void Truncate(int new_size) {}
  void Resize(int new_size, const Element &value) {}
  int Capacity() const { return stand_in::value<int>(); }
  void Swap(RepeatedField *other) {}
  void SwapElements(int index1, int index2) {}

  iterator begin() { return stand_in::value<iterator>(); }
  const_iterator begin() const { return stand_in::value<const_iterator>(); }
  const_iterator cbegin() const { return stand_in::value<const_iterator>(); }
  iterator end() { return stand_in::value<iterator>(); }
  const_iterator end() const { return stand_in::value<const_iterator>(); }
  const_iterator cend() const { return stand_in::value<const_iterator>(); }
  iterator erase(const_iterator position) { return stand_in::value<iterator>(); }
  iterator erase(const_iterator first, const_iterator last) { return stand_in::value<iterator>(); }
};

} // namespace protobuf
} // namespace google

#endif // FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_REPEATED_FIELD_H
