//===- Peers.cpp - what is a peer's ---------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/Peers.h"
#include <algorithm>

namespace floodgate {

using model::EntryKind;

bool isPeers(const EntryPoint &E) { return E.Kind != EntryKind::Timer; }

bool isRepeatedByPeers(const EntryPoint &E) {
  return isPeers(E) && (E.Kind != EntryKind::Callback || E.PeerControlsParameters);
}

bool isPeers(const EntryPoint &E, const Function &F, uint32_t Parameter) {
  if (!isPeers(E) || !E.PeerControlsParameters || Parameter >= F.Parameters.size())
    return false;
  const bool IsBound = (E.Bound & (1U << std::min(Parameter, 31U))) != 0;
  return !IsBound && (E.Kind != EntryKind::Stream || !F.Parameters[Parameter].IsNumber);
}

} // namespace floodgate
