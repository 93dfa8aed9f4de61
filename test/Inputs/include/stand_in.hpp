// What the bodies in the stand-in headers are made of.
#ifndef FLOODGATE_TEST_INPUTS_STAND_IN_HPP
#define FLOODGATE_TEST_INPUTS_STAND_IN_HPP

#include <type_traits>

namespace stand_in {

// A value of any type, for the body of a function that nobody calls. Templates need such bodies, because their argument
// can be a lambda, or a type out of an unnamed namespace: nobody else could define a function of it, and the compiler
// insists on seeing the definition.
template <typename T> T value() {
  void *nowhere = nullptr;
  return static_cast<T &&>(*static_cast<typename std::remove_reference<T>::type *>(nowhere));
}

} // namespace stand_in

#endif // FLOODGATE_TEST_INPUTS_STAND_IN_HPP
