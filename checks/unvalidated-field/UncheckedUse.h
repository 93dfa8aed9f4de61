//===- UncheckedUse.h - uses that need a check first ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of dos-unvalidated-field that is about words: what each use is called, what it can do, and how a finding
/// tells it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNVALIDATED_FIELD_UNCHECKEDUSE_H
#define FLOODGATE_CHECKS_UNVALIDATED_FIELD_UNCHECKEDUSE_H

#include "engine/program/ValueFlow.h"

namespace floodgate {

/// What a use is called, what it can do, and what would have to be checked.
struct UncheckedUse {
  model::Use How;
  bool IsNumber; ///< The value itself counts, and not the text or the object that it is.
  unsigned Cwe;
  llvm::StringLiteral Kind, Harm, Missing, Remedy;
};

const UncheckedUse &uncheckedUse(model::Use How);

/// Where a value is used.
struct UncheckedSite {
  Location Where;
  uint32_t Function = 0;
  Symbol By = Symbol::None;       ///< The function that uses it; none: the language itself.
  Symbol Text = Symbol::None;     ///< The value as written.
  Symbol Optional = Symbol::None; ///< The file that calls the field optional, if one does.
};

/// The finding: \p From brings a value to \p Site, where it is used as \p Use says.
Finding present(const ValueFlow &Flow, const UncheckedUse &Use, const UncheckedSite &Site, const Arrival &From);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNVALIDATED_FIELD_UNCHECKEDUSE_H
