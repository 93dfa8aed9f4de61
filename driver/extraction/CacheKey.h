//===- CacheKey.h - what results depend on, besides files --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A result in the cache is known by a digest of all that it depends on and that is no file which was looked for: the
/// tool, the models, the options, the compile command, the environment, and, where the command asks for it, the
/// processor.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_CACHEKEY_H
#define FLOODGATE_DRIVER_EXTRACTION_CACHEKEY_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace floodgate {

class FolderScope;
struct AnalysisOptions;
struct Unit;

/// The environment variables in which clang looks for folders.
llvm::ArrayRef<const char *> compilerEnvironment();
/// Removes all others, so that nothing can depend on them. For a worker process.
void restrictEnvironment();

/// Of what the facts of every unit depend on. \p Settings is that of the models and of the options of checks.
std::string fingerprintOf(const FolderScope &Scope, const AnalysisOptions &Options, llvm::StringRef Settings);

/// What the facts of \p U depend on besides that: a digest. \p Folders are those that the facts name.
std::string cacheKeyOf(const Unit &U, llvm::StringRef Fingerprint, llvm::ArrayRef<std::string> Folders);

/// What is said by the command of \p U, besides its arguments, of how it is read; with the processor of this machine,
/// where it asks for that (`-march=native`).
std::string readingOf(const Unit &U);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_CACHEKEY_H
