//===- NameSyntax.h - what a name in a model may look like ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_NAMESYNTAX_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_NAMESYNTAX_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace floodgate::model {

/// Whether \p Name is an identifier, in which the characters of \p Extra may stand, too.
bool isIdentifier(llvm::StringRef Name, llvm::StringRef Extra = "");

/// Whether one part of a qualified name is such: `push_back`, `~Latch`, `operator[]`, `operator bool`, `on_*`.
bool isNamePart(llvm::StringRef Part);

/// What is wrong with \p Name as a qualified name, or nothing.
std::string mistakeInName(llvm::StringRef Name);

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_NAMESYNTAX_H
