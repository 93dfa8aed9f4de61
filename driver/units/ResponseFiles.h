//===- ResponseFiles.h - @FILE in a command ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `@FILE` stands for the words in FILE. A compile command comes from a project that may be somebody else's: what it
/// names is read if it is a regular file, and the words that come of it are bounded.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_RESPONSEFILES_H
#define FLOODGATE_DRIVER_UNITS_RESPONSEFILES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace floodgate {

/// \p Arguments with the contents of response files in their place, those that are named in other response files too.
/// Names are relative to \p Folder, wherever they stand; \p Tokenize makes words of a text: as a shell does, if nothing
/// else is said. An error names the file that cannot be read, is no regular file, or names itself, or
/// with which they are more than 1,000 or 64 MB.
llvm::Expected<std::vector<std::string>>
expandResponseFiles(llvm::ArrayRef<std::string> Arguments, llvm::StringRef Folder,
                    llvm::cl::TokenizerCallback Tokenize = llvm::cl::TokenizeGNUCommandLine);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_RESPONSEFILES_H
