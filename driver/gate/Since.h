//===- Since.h - what a change has brought ------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--since`: the findings of the whole program that a change touches, and which of them were not there before.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_SINCE_H
#define FLOODGATE_DRIVER_GATE_SINCE_H

#include "driver/extraction/Before.h"
#include "driver/gate/Judgement.h"
#include "llvm/Support/Error.h"
#include <string>

namespace floodgate {

/// Keeps of the findings in \p Result those that the change touches, and marks those that were not there before.
llvm::Error restrictTo(const Before &Change, const std::string &Revision, FailOn What, const Setup &Chosen,
                       ScanResult &Result);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_SINCE_H
