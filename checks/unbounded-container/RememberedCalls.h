//===- RememberedCalls.h - what a framework keeps ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of dos-unbounded-container that is about calls which a framework remembers without a limit: what waits for
/// a rate limiter, and timers that are never discarded.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_REMEMBEREDCALLS_H
#define FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_REMEMBEREDCALLS_H

#include "engine/program/Reachability.h"

namespace floodgate {

void judgeRememberedCalls(const Analyses &Shared, llvm::StringRef Check, std::vector<Finding> &Findings);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_REMEMBEREDCALLS_H
