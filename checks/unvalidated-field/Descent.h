//===- Descent.h - recursion into nested values -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of dos-unvalidated-field that is about nesting: functions that come to call themselves with a part of what
/// they were given, so that a value decides how deep the stack grows.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNVALIDATED_FIELD_DESCENT_H
#define FLOODGATE_CHECKS_UNVALIDATED_FIELD_DESCENT_H

#include "engine/program/Analyses.h"

namespace floodgate {

/// A call that hands a part of a parameter on, and by which the function comes to run again with it.
struct Descent {
  uint32_t Function = 0;                                  ///< Number of the function that calls.
  Symbol Callee = Symbol::None, Parameter = Symbol::None; ///< Names, for people.
  AccessPath Path = AccessPath::Empty;                    ///< Of the parameter, in the function.
  Location Where;
};

/// All of the program that no count bounds: neither a number among the parameters nor a member is compared before.
/// Messages are left out, because whoever decodes them limits how deep they may be.
std::vector<Descent> descents(const Analyses &Shared);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNVALIDATED_FIELD_DESCENT_H
