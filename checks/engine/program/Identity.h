//===- Identity.h - by what a finding is known again ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A finding's identity is its check, its subject and its use (Finding::Use). None of them may depend on what stands
/// around it: no line, no number in an order, no way from the network.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_IDENTITY_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_IDENTITY_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace floodgate {

class Program;

/// The function \p Function with the types of its parameters: overloads are different ones. A lambda is known by the
/// function that it stands in.
std::string signatureOf(const Program &P, uint32_t Function);

/// The use of \p What, code as it is written, in \p Function: `strlen(text) in take(const char *)`. White space in the
/// code does not count.
std::string useIn(const Program &P, uint32_t Function, llvm::StringRef What);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_IDENTITY_H
