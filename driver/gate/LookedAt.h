//===- LookedAt.h - what of the program was looked at -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Nothing found means something only where something was looked at. How much can be reached from outside, which units
/// were read in part, and what models and options name in vain: counted, and told by notices.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_LOOKEDAT_H
#define FLOODGATE_DRIVER_GATE_LOOKEDAT_H

#include "driver/gate/Analysis.h"
#include "driver/report/Report.h"

namespace floodgate {

struct Setup;

/// Fills in what \p Result says of the program besides findings, and appends notices of what was not looked at. The
/// units of \p Result are those of \p Analysed; those that were accepted are marked.
void lookAt(const Analysis &Analysed, const Setup &Chosen, ScanResult &Result);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_LOOKEDAT_H
