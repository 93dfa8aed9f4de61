//===- SharedUse.h - how a unit uses shared headers --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDUSE_H
#define FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDUSE_H

#include "driver/extraction/headers/SharedHeaders.h"
#include <memory>
#include <string>

namespace clang {
class CompilerInstance;
} // namespace clang

namespace floodgate {

struct SharedUseState;

/// Watches how a unit uses shared headers.
class SharedUse {
public:
  SharedUse(const SharedHeaders &Shared, clang::CompilerInstance &Compiler);
  ~SharedUse();
  /// Why the unit has to be parsed without; empty where it need not.
  const std::string &conflict() const;
  /// The headers that the unit includes, itself or through others.
  llvm::BitVector included() const;

private:
  class Callbacks;
  std::shared_ptr<SharedUseState> State;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDUSE_H
