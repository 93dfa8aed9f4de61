//===- Capacity.h - containers made with a maximum --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CAPACITY_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CAPACITY_H

#include "engine/observe/values/Values.h"

namespace floodgate {

/// Whether \p Container, an expression of a container's type, is bounded: by its type, or by a maximum that its
/// constructor or maker was given. The makers of variables and, in this unit, of members are looked at.
bool isBounded(Semantics &S, const Values &V, const clang::Expr &Container);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_GUARDS_CAPACITY_H
