//===- Launchers.h - what runs a compiler ----------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compile commands often begin with a program that runs the compiler: a cache, a distributor, `env`, `libtool`, CMake
/// itself, a script. What counts is the compiler behind it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_LAUNCHERS_H
#define FLOODGATE_DRIVER_UNITS_LAUNCHERS_H

#include "llvm/ADT/ArrayRef.h"
#include <string>
#include <vector>

namespace floodgate {

/// \p Arguments from the compiler on. Folders that an assignment before it adds to the search for headers
/// (`env CPATH=include g++`) are options behind the compiler's name. A launcher that names no compiler (`ccache -c
/// a.cpp`) stands for the default one. Where no argument is a compiler's name, the first one is taken for the compiler.
std::vector<std::string> withoutLaunchers(llvm::ArrayRef<std::string> Arguments);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_LAUNCHERS_H
