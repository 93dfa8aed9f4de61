//===- Variants.h - one file, several commands ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A file that is compiled in several ways is a unit for each. What they are called is printed and leaves the machine
/// in reports, and what macros stand for may be a secret: values of macros are never part of it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_VARIANTS_H
#define FLOODGATE_DRIVER_UNITS_VARIANTS_H

#include "llvm/ADT/ArrayRef.h"
#include <string>
#include <vector>

namespace floodgate {

/// What tells each of \p Commands, all for one file, from the others: the options that only it has (`-DMODE -O2`), and
/// its number, from 1, where the options do not tell it. No two are the same; empty where there is only one command.
std::vector<std::string> nameVariants(llvm::ArrayRef<llvm::ArrayRef<std::string>> Commands);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_VARIANTS_H
