//===- Peers.h - what is a peer's -------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which entry points and which parameters are a peer's. The one definition: reachability, the value flow and the
/// checks ask here.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_PEERS_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_PEERS_H

#include "engine/facts/Calls.h"
#include "engine/facts/Declarations.h"

namespace floodgate {

/// Whether a peer may make \p E run, by what it sends or does. Only a timer runs by itself.
bool isPeers(const EntryPoint &E);

/// Whether a peer makes \p E run as often as it wants: not a callback that is not given what a peer has sent.
bool isRepeatedByPeers(const EntryPoint &E);

/// Whether a peer decides the parameter number \p Parameter of \p F, which \p E enters: not what the registration gave,
/// and not a number beside received data, which counts what came or tells how it went.
bool isPeers(const EntryPoint &E, const Function &F, uint32_t Parameter);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_PEERS_H
