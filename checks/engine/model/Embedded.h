//===- Embedded.h - the models that are compiled in --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The table that cmake/EmbedModels.cmake makes of rules/*.yaml, so that the program and the module know the frameworks
/// from whatever folder they are run.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_EMBEDDED_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_EMBEDDED_H

#include <cstddef>

namespace floodgate::model {

/// One model file, as it stood in rules/ when the program was built.
struct EmbeddedFile {
  const char *Name; ///< Without a folder: `std.yaml`.
  const char *Text; ///< Ends with a NUL, which Size does not count.
  size_t Size;
};

/// In order of name.
extern const EmbeddedFile EmbeddedModels[];
extern const size_t EmbeddedModelsCount;

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_EMBEDDED_H
