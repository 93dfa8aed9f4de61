//===- Entry.h - what every entry of a model has ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_ENTRY_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_ENTRY_H

#include <cstdint>
#include <string>

namespace floodgate::model {

/// Where an entry of a model stands in its file: what an error message and `list models` point to.
struct Position {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;
};

/// Selects one argument of a call.
struct ArgumentRef {
  enum class Kind : uint8_t {
    None,
    Index,            ///< `0`, `1`, …
    AnyCallable,      ///< `any`: every argument that is a lambda, a member pointer, a function or a bound callable.
    TemplateArgument, ///< `template 0`: the callee's explicit template argument.
  };
  Kind Which = Kind::None;
  unsigned Index = 0;
};

/// What every entry of a model carries.
struct Entry {
  /// Where this fact about the framework can be checked. Required.
  std::string Source;
  Position Where;
};

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_ENTRY_H
