//===- Sightings.h - what a unit has besides its functions ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which frameworks does a unit include, and does it have what a model or an option names? Asked of every unit,
/// whatever it does: the answers are what a scan says where it has found nothing to look at, or looked for what is not
/// there.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_SIGHTINGS_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_SIGHTINGS_H

#include "engine/facts/Facts.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileEntry.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/ArrayRef.h"
#include <functional>
#include <string>

namespace floodgate {

class ModelIndex;

/// Which files a unit includes. Where headers were precompiled for several units, the parser knows more than those.
struct IncludedFiles {
  std::vector<std::string> Precompiled; ///< Paths of those that were precompiled.
  /// Whether the unit includes \p File; null: it includes all that the parser knows.
  std::function<bool(const clang::FileEntry &File)> Has;
};

/// Notes in \p Facts of which frameworks headers are included, and which of \p Names the unit has.
void noteSightings(UnitFacts &Facts, clang::ASTContext &Context, clang::Preprocessor &Macros, const ModelIndex &Models,
                   llvm::ArrayRef<model::NamedEntity> Names, const IncludedFiles &Files);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_SIGHTINGS_H
