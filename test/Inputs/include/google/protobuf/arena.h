// Stand-in for <google/protobuf/arena.h>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_ARENA_H
#define FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_ARENA_H

#include <stand_in.hpp>

namespace google {
namespace protobuf {

class Arena final {
public:
  Arena();
  ~Arena();
  template <typename T, typename... Args> static T *CreateMessage(Arena *arena, Args &&...args) {
    return stand_in::value<T *>();
  }
  template <typename T, typename... Args> static T *Create(Arena *arena, Args &&...args) {
    return stand_in::value<T *>();
  }
};

} // namespace protobuf
} // namespace google

#endif // FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_ARENA_H
