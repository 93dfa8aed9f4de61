//===- UnitText.h - what a unit's own text tells ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A unit in the build folder is generated. That says nothing of whose code it is: a unity build compiles files that do
/// nothing but include the project's own sources. What a unit includes is found here without a preprocessor: conditions
/// do not count, and a name that a macro makes is not seen.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_UNITTEXT_H
#define FLOODGATE_DRIVER_UNITS_UNITTEXT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace floodgate {

struct UnitText {
  std::vector<std::string> Sources; ///< Of what it includes, what is compiled elsewhere by itself; real paths, sorted.
  /// What else it includes by a name in quotes, where it does nothing but include; real paths, sorted.
  std::vector<std::string> Headers;
  bool OnlyIncludes = false; ///< There is nothing but comments and directives.
  /// Its first lines say that a program has written it, and so do those of the sources in the folder.
  bool SaysGenerated = false;

  /// All of it that lies outside of \p Folder.
  std::vector<std::string> outsideOf(llvm::StringRef Folder) const;
};

/// What the text of \p File, a real path, tells. Names are looked for beside it, and in the folders that \p Arguments,
/// run in \p Directory, name. What is included and lies in \p Folder is looked into, too. A file that cannot be read
/// tells nothing.
UnitText readUnitText(llvm::StringRef File, llvm::ArrayRef<std::string> Arguments, llvm::StringRef Directory,
                      llvm::StringRef Folder);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_UNITTEXT_H
