//===- Language.h - what a compile command compiles -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A compilation database also names files of other languages, and headers that are precompiled.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_LANGUAGE_H
#define FLOODGATE_DRIVER_UNITS_LANGUAGE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace floodgate {

struct Language {
  enum class Kind : uint8_t {
    Read,       ///< C or C++, Objective-C too; also what has an unusual ending and no language.
    Header,     ///< A header that is precompiled: the units that include it are read.
    OtherSource ///< Something else: Name says what.
  };
  Kind What = Kind::Read;
  std::string Name; ///< "CUDA", "Fortran".
};

/// The language of \p File when it is compiled with \p Arguments: what the command says (`-x`, `/TP`) goes before the
/// ending. The last that is said counts.
Language languageOf(llvm::StringRef File, llvm::ArrayRef<std::string> Arguments);

/// Whether files that end like \p File are compiled by themselves, and not included by others.
bool isSourceFile(llvm::StringRef File);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_LANGUAGE_H
