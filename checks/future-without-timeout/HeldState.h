//===- HeldState.h - what a pending future keeps ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The damage that dos-future-without-timeout tells of: which elements of long-lived containers stay until a
/// continuation has run.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_HELDSTATE_H
#define FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_HELDSTATE_H

#include "engine/program/Program.h"

namespace floodgate {

class HeldState {
public:
  explicit HeldState(const Program &P);

  /// What stays until one of \p Continuations has run, in words: "what `Master::registering` holds"; empty where
  /// nothing is known to. \p Into receives the places.
  std::string by(llvm::ArrayRef<uint32_t> Continuations, std::vector<Step> &Into) const;

private:
  const Program &P;
  llvm::DenseMap<uint32_t, const Growth *> Growths;                ///< By the container's symbol.
  llvm::DenseMap<uint32_t, std::vector<const Removal *>> Removals; ///< By function.
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_HELDSTATE_H
