//===- Reachability.h - what can be made to run -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The questions of reachability that several checks and analyses ask.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_REACHABILITY_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_REACHABILITY_H

#include "engine/program/Analyses.h"

namespace floodgate {

class Reachability {
public:
  using Inputs = Requires<>;
  explicit Reachability(const Inputs &Needed);

  /// What a peer makes run: see Peers.h.
  const Program::Reach &fromPeers() const { return Peers; }
  /// What any entry point leads to.
  const Program::Reach &fromAnywhere() const { return All; }
  /// What runs on an actor or an event loop: no thread of its own was started on the way.
  const Program::Reach &onActors() const { return Actors; }

private:
  Program::Reach Peers, All, Actors;
};

/// Whether \p E runs now, as a part of its caller.
inline bool isCall(const Edge &E) { return E.How == model::Runs::Direct || E.How == model::Runs::Virtual; }

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_REACHABILITY_H
