// Stand-in for <stout/foreach.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// foreachpair nests four loops, as any macro must that declares two variables of unrelated types; 'break' and
// 'continue' in the body mean what they mean in one loop.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_FOREACH_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_FOREACH_HPP

#include <tuple>
#include <utility>

#include <stout/preprocessor.hpp>

#define foreach(ELEM, ELEMS) for (ELEM : ELEMS)

#define STOUT_FOREACH_ELEM CAT(__foreach_elem_, __LINE__)
#define STOUT_FOREACH_BREAK CAT(__foreach_break_, __LINE__)
#define STOUT_FOREACH_DONE CAT(__foreach_done_, __LINE__)

// The flag "break" is raised before the body, and lowered again by the increment of the innermost loop, which a 'break'
// in the body skips and a 'continue' does not.
#define foreachpair(KEY, VALUE, ELEMS)                                                                                 \
  if (bool STOUT_FOREACH_BREAK = false) {                                                                              \
  } else                                                                                                               \
    foreach (auto &&STOUT_FOREACH_ELEM, ELEMS)                                                                         \
      if (STOUT_FOREACH_BREAK)                                                                                         \
        break;                                                                                                         \
      else if (bool STOUT_FOREACH_DONE = false) {                                                                      \
      } else                                                                                                           \
        for (KEY = std::get<0>(STOUT_FOREACH_ELEM); !STOUT_FOREACH_DONE && !STOUT_FOREACH_BREAK;)                      \
          for (VALUE = (STOUT_FOREACH_BREAK = true, std::get<1>(STOUT_FOREACH_ELEM)); !STOUT_FOREACH_DONE;             \
               STOUT_FOREACH_DONE = true, STOUT_FOREACH_BREAK = false)

#define foreachkey(KEY, ELEMS) foreachpair (KEY, std::ignore, ELEMS)
#define foreachvalue(VALUE, ELEMS) foreachpair (std::ignore, VALUE, ELEMS)

#endif // FLOODGATE_TEST_INPUTS_STOUT_FOREACH_HPP
