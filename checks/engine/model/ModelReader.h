//===- ModelReader.h - reads one model file ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_MODELREADER_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_MODELREADER_H

#include "engine/model/Claim.h"
#include "engine/model/Model.h"
#include "llvm/Support/Error.h"

namespace floodgate::model {

/// A model, and what only a comparison with the others needs.
struct LoadedModel {
  Model TheModel;
  Position NameWhere;
  std::vector<Claim> Claims;
};

/// Reads one model. \p Text must end with a NUL beyond its end. \p File is used in positions and errors only.
llvm::Expected<LoadedModel> readModel(llvm::StringRef Text, llvm::StringRef File);

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_MODELREADER_H
