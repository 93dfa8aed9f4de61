// Stand-in for <boost/circular_buffer.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// Overwrites its oldest element when it is full. A default-constructed one has no capacity at all.
#ifndef FLOODGATE_TEST_INPUTS_BOOST_CIRCULAR_BUFFER_HPP
#define FLOODGATE_TEST_INPUTS_BOOST_CIRCULAR_BUFFER_HPP

#include <cstddef>
#include <initializer_list>
#include <memory>

#include <stand_in.hpp>

namespace boost {

template <typename T, typename Alloc = std::allocator<T>> class circular_buffer {
public:
  typedef T value_type;
  typedef T &reference;
  typedef const T &const_reference;
  typedef T *iterator;
  typedef const T *const_iterator;
  typedef std::size_t size_type;
  typedef size_type capacity_type;

  circular_buffer() noexcept {}
  explicit circular_buffer(capacity_type buffer_capacity, const Alloc &alloc = Alloc()) {}
  circular_buffer(size_type n, const T &item, const Alloc &alloc = Alloc()) {}
  circular_buffer(const circular_buffer &cb) {}
  circular_buffer(circular_buffer &&cb) noexcept {}
  template <typename InputIterator>
  circular_buffer(InputIterator first, InputIterator last, const Alloc &alloc = Alloc()) {}
  ~circular_buffer() noexcept {}
  circular_buffer &operator=(const circular_buffer &cb) { return stand_in::value<circular_buffer &>(); }
  circular_buffer &operator=(circular_buffer &&cb) noexcept { return stand_in::value<circular_buffer &>(); }

  iterator begin() noexcept { return stand_in::value<iterator>(); }
  iterator end() noexcept { return stand_in::value<iterator>(); }
  const_iterator begin() const noexcept { return stand_in::value<const_iterator>(); }
  const_iterator end() const noexcept { return stand_in::value<const_iterator>(); }
  reference operator[](size_type index) { return stand_in::value<reference>(); }
  const_reference operator[](size_type index) const { return stand_in::value<const_reference>(); }
  reference at(size_type index) { return stand_in::value<reference>(); }
  const_reference at(size_type index) const { return stand_in::value<const_reference>(); }
  reference front() { return stand_in::value<reference>(); }
  reference back() { return stand_in::value<reference>(); }
  const_reference front() const { return stand_in::value<const_reference>(); }
  const_reference back() const { return stand_in::value<const_reference>(); }

  size_type size() const noexcept { return stand_in::value<size_type>(); }
  size_type max_size() const noexcept { return stand_in::value<size_type>(); }
  bool empty() const noexcept { return stand_in::value<bool>(); }
  bool full() const noexcept { return stand_in::value<bool>(); }
  size_type reserve() const noexcept { return stand_in::value<size_type>(); }
  capacity_type capacity() const noexcept { return stand_in::value<capacity_type>(); }
  void set_capacity(capacity_type new_capacity) {}
  void resize(size_type new_size, const T &item = T()) {}

  void push_back(const T &item) {}
  void push_back(T &&item) {}
  void push_front(const T &item) {}
  void push_front(T &&item) {}
  void pop_back() {}
  void pop_front() {}
  iterator insert(iterator pos, const T &item) { return stand_in::value<iterator>(); }
  iterator erase(iterator pos) { return stand_in::value<iterator>(); }
  iterator erase(iterator first, iterator last) { return stand_in::value<iterator>(); }
  void clear() noexcept {}
};

} // namespace boost

#endif // FLOODGATE_TEST_INPUTS_BOOST_CIRCULAR_BUFFER_HPP
