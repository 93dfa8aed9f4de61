//===- ProjectScope.h - which files are the project's -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_PROJECTSCOPE_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_PROJECTSCOPE_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace floodgate {

/// Which files are the project's own, and how they are called in facts.
class ProjectScope {
public:
  virtual ~ProjectScope();
  /// The name of \p AbsolutePath (symlinks resolved) in facts: relative to the root; the path itself outside of it.
  virtual std::string nameOf(llvm::StringRef AbsolutePath) const = 0;
  /// Whether a file belongs to the project: its functions are analysed.
  /// \p IsSystem: the file was reached as a system header.
  virtual bool isOwn(llvm::StringRef AbsolutePath, bool IsSystem) const = 0;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_PROJECTSCOPE_H
