//===- Reachability.cpp - what can be made to run -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/Reachability.h"
#include "engine/program/Peers.h"

namespace floodgate {

static bool anyEdge(const Edge &) { return true; }

Reachability::Reachability(const Inputs &Needed)
    : Peers(Needed.program().reach([](const EntryPoint &E) { return isPeers(E); }, anyEdge)),
      All(Needed.program().reach([](const EntryPoint &) { return true; }, anyEdge)),
      Actors(Needed.program().reach([](const EntryPoint &E) { return E.Context != model::Context::Thread; },
                                    [](const Edge &E) { return E.How != model::Runs::Spawned; })) {}

} // namespace floodgate
