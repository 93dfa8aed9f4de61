//===- KeptElsewhere.h - what a framework keeps -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of dos-unbounded-container that concerns no container of the program, but what a framework keeps on its
/// behalf: those that wait behind a rate limiter, and timers.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_KEPTELSEWHERE_H
#define FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_KEPTELSEWHERE_H

#include "engine/observe/body/CallSite.h"
#include "engine/program/Program.h"

namespace floodgate::container {

/// What a finding underlines: the call from the name of its function on, the whole of an operator.
clang::SourceRange rangeOf(const clang::Expr &Call);
/// What a framework keeps for the caller until its time has come: who is delayed by a rate limiter, timers.
void observeKept(CallSite &Site);
/// Functions of which one, itself or by a lambda in it, ends a timer: their numbers. A lambda counts as the function
/// that it stands in.
llvm::DenseSet<uint32_t> cancelling(const Program &P);
/// What \p O says that a framework keeps, as a finding.
Finding kept(const Program &P, const Observation &O, uint32_t Function, const Program::Witness &Way);

} // namespace floodgate::container

#endif // FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_KEPTELSEWHERE_H
