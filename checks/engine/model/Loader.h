//===- Loader.h - reads model files ------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads rules/*.yaml with LLVM's YAML I/O. Strict: an unknown key, a wrong type, an unknown value, a missing required
/// key and a fact stated twice are errors, each with file:line:column and what was expected.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_LOADER_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_LOADER_H

#include "engine/model/Model.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace floodgate::model {

/// Parses one model. \p File is used in positions and errors only.
/// The error is one or more, each `FILE:LINE:COLUMN: error: …`.
llvm::Expected<Model> parseModel(llvm::StringRef Text, llvm::StringRef File);

/// The models that ship, compiled in, in order of name.
llvm::Expected<std::vector<Model>> builtinModels();

/// The built-in models and those in \p Paths: files, or folders whose *.yaml are read in order of name. Two models of
/// the same name are an error; so is a path that cannot be read, and the same call or class described twice in one
/// section over all the models.
llvm::Expected<std::vector<Model>> loadModels(llvm::ArrayRef<std::string> Paths);

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_LOADER_H
