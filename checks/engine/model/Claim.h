//===- Claim.h - what an entry of a model is about --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_CLAIM_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_CLAIM_H

#include "engine/model/Reader.h"

namespace floodgate::model {

/// A call, class or macro that a section describes, which nothing else in that section may describe again.
struct Claim {
  std::string Section;
  std::string Key; ///< `call`, `class`, `macro` …
  std::string Name;
  Position Where;
  /// The overloads it is about, by number of arguments.
  unsigned MinArguments = 0;
  unsigned MaxArguments = ~0u;
  /// The argument it is about, where a call can take several functions to do different things with.
  ArgumentRef Argument = {};

  bool clashesWith(const Claim &Other) const;
};

/// Complains about what \p Claims say twice, and about names that an alias hides.
void checkClaims(llvm::ArrayRef<Claim> Claims, std::vector<Problem> &Problems);

/// What the entries of a model are about.
std::vector<NamedEntity> namedBy(llvm::ArrayRef<Claim> Claims);

/// `FILE:LINE:COLUMN`, as a message names another place.
std::string describe(const Position &Where);

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_CLAIM_H
