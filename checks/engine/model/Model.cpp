//===- Model.cpp - the vocabulary a framework model can express -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Model.h"
#include <string_view>

namespace floodgate::model {

/// Whether the `*` at \p Index stands for a run of characters. In `operator*`, `operator*=` and `operator->*` it is
/// part of the name.
static bool isWildcard(std::string_view Pattern, size_t Index) {
  std::string_view Before = Pattern.substr(0, Index);
  return Pattern[Index] == '*' && !Before.ends_with("operator") && !Before.ends_with("operator->");
}

bool matchesName(const std::string &Pattern, const std::string &Name) {
  // One level of backtracking is enough: when what follows the last wildcard does not match, that wildcard takes one
  // more character, which may not be a colon. An earlier wildcard need not be reconsidered, as the text between the two
  // was matched at the first place where it occurs.
  size_t P = 0, N = 0, Wildcard = std::string::npos, Taken = 0;
  while (N < Name.size()) {
    if (P < Pattern.size() && isWildcard(Pattern, P)) {
      Wildcard = P++;
      Taken = N;
    } else if (P < Pattern.size() && Pattern[P] == Name[N]) {
      ++P, ++N;
    } else if (Wildcard != std::string::npos && Name[Taken] != ':') {
      P = Wildcard + 1;
      N = ++Taken;
    } else {
      return false;
    }
  }
  while (P < Pattern.size() && isWildcard(Pattern, P))
    ++P;
  return P == Pattern.size();
}

} // namespace floodgate::model
