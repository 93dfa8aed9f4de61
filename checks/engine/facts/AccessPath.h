//===- AccessPath.h - an access path, taken apart ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_ACCESSPATH_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_ACCESSPATH_H

#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <cstdint>
#include <optional>

namespace floodgate {

/// The text of an access path (see ValuePart), taken apart.
struct AccessPath {
  char Kind = 0;               ///< `#`, `@`, `!` or `$`; 0 for an empty path.
  uint32_t Number = 0;         ///< Of the parameter or the call.
  std::optional<uint32_t> Out; ///< With `!`: the argument in which the call leaves it.
  llvm::StringRef Root, Rest;  ///< The text up to the first step, and the steps.

  /// \p Path must live as long as the result.
  static AccessPath parse(llvm::StringRef Path) {
    AccessPath Result;
    llvm::StringRef Left = Path;
    if (Path.empty())
      return Result;
    Result.Kind = Left.front();
    Left = Left.drop_front();
    if (Result.Kind == '@') {
      Left = Left.drop_front(std::min(Left.find('|'), Left.size() - 1) + 1);
    } else if (Result.Kind != '$') {
      Left.consumeInteger(10, Result.Number);
      if (uint32_t Argument = 0; Result.Kind == '!' && Left.consume_front("#") && !Left.consumeInteger(10, Argument))
        Result.Out = Argument;
    }
    Result.Root = Path.drop_back(Left.size());
    Result.Rest = Left;
    return Result;
  }
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_ACCESSPATH_H
