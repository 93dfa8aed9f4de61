//===- Word.h - a word that a model file may have ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_WORD_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_WORD_H

#include "llvm/ADT/StringRef.h"

namespace floodgate::model {

/// One word that a file may have, and what it means.
template <typename T> struct Word {
  llvm::StringLiteral Spelling;
  T Means;
};

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_WORD_H
