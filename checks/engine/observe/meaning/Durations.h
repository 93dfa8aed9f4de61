//===- Durations.h - how long an expression says ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_MEANING_DURATIONS_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_MEANING_DURATIONS_H

#include "engine/observe/meaning/Semantics.h"
#include <optional>

namespace floodgate {

/// The duration that \p E spells, in seconds, where it is a constant: `Seconds(5)`, `std::chrono::seconds(5)`.
/// \p SecondsPerUnit: what one is worth where it is a plain number.
std::optional<double> seconds(Semantics &S, const clang::Expr &E, double SecondsPerUnit);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_MEANING_DURATIONS_H
