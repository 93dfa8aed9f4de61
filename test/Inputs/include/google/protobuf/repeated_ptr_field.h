// Stand-in for <google/protobuf/repeated_ptr_field.h>, for tests: the names and signatures a caller sees, next to no
// behaviour.
#ifndef FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_REPEATED_PTR_FIELD_H
#define FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_REPEATED_PTR_FIELD_H

#include <cstddef>
#include <iterator>

#include <stand_in.hpp>

namespace google {
namespace protobuf {

namespace internal {

class RepeatedPtrFieldBase {};

// A random-access iterator over a row of pointers, which looks like one over what they point to.
template <typename Element> class RepeatedPtrIterator {
public:
  typedef std::random_access_iterator_tag iterator_category;
  typedef Element value_type;
  typedef std::ptrdiff_t difference_type;
  typedef Element *pointer;
  typedef Element &reference;

  reference operator*() const { return stand_in::value<reference>(); }
  pointer operator->() const { return stand_in::value<pointer>(); }
  RepeatedPtrIterator &operator++() { return stand_in::value<RepeatedPtrIterator &>(); }
  RepeatedPtrIterator operator++(int) { return stand_in::value<RepeatedPtrIterator>(); }
  RepeatedPtrIterator &operator--() { return stand_in::value<RepeatedPtrIterator &>(); }
  RepeatedPtrIterator &operator+=(difference_type d) { return stand_in::value<RepeatedPtrIterator &>(); }
  RepeatedPtrIterator operator+(difference_type d) const { return stand_in::value<RepeatedPtrIterator>(); }
  RepeatedPtrIterator operator-(difference_type d) const { return stand_in::value<RepeatedPtrIterator>(); }
  difference_type operator-(const RepeatedPtrIterator &that) const { return stand_in::value<difference_type>(); }
  reference operator[](int d) const { return stand_in::value<reference>(); }
  bool operator==(const RepeatedPtrIterator &x) const { return stand_in::value<bool>(); }
  bool operator!=(const RepeatedPtrIterator &x) const { return stand_in::value<bool>(); }
  bool operator<(const RepeatedPtrIterator &x) const { return stand_in::value<bool>(); }
};

} // namespace internal

template <typename Element> class RepeatedPtrField final : private internal::RepeatedPtrFieldBase {
public:
  typedef internal::RepeatedPtrIterator<Element> iterator;
  typedef internal::RepeatedPtrIterator<const Element> const_iterator;
  typedef Element value_type;
  typedef Element &reference;
  typedef const Element &const_reference;
  typedef int size_type;
  typedef std::ptrdiff_t difference_type;

  RepeatedPtrField() {}
  RepeatedPtrField(const RepeatedPtrField &other) {}
  RepeatedPtrField(RepeatedPtrField &&other) noexcept {}
  template <typename Iter> RepeatedPtrField(Iter begin, Iter end) {}
  ~RepeatedPtrField() {}
  RepeatedPtrField &operator=(const RepeatedPtrField &other) { return stand_in::value<RepeatedPtrField &>(); }
  RepeatedPtrField &operator=(RepeatedPtrField &&other) noexcept { return stand_in::value<RepeatedPtrField &>(); }

  bool empty() const { return stand_in::value<bool>(); }
  int size() const { return stand_in::value<int>(); }
  const Element &Get(int index) const { return stand_in::value<const Element &>(); }
  Element *Mutable(int index) { return stand_in::value<Element *>(); }
  Element *Add() { return stand_in::value<Element *>(); }
  void Add(Element &&value) {}
  template <typename Iter> void Add(Iter begin, Iter end) {}
  const Element &operator[](int index) const { return stand_in::value<const Element &>(); }
  Element &operator[](int index) { return stand_in::value<Element &>(); }
  const Element &at(int index) const { return stand_in::value<const Element &>(); }
  Element &at(int index) { return stand_in::value<Element &>(); }

  void RemoveLast() {}
  void DeleteSubrange(int start, int num) {}
  void Clear() {}
  void MergeFrom(const RepeatedPtrField &other) {}
  void CopyFrom(const RepeatedPtrField &other) {}
  template <typename Iter> void Assign(Iter begin, Iter end) {}
  void Reserve(int new_size) {}
  int Capacity() const { return stand_in::value<int>(); }

  void AddAllocated(Element *value) {}
  Element *ReleaseLast() { return stand_in::value<Element *>(); }
  void ExtractSubrange(int start, int num, Element **elements) {}
  void Swap(RepeatedPtrField *other) {}
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

#endif // FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_REPEATED_PTR_FIELD_H
