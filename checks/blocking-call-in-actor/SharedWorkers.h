//===- SharedWorkers.h - waits on shared threads ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_SHAREDWORKERS_H
#define FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_SHAREDWORKERS_H

#include "engine/program/Program.h"

namespace floodgate {

/// Waits that no actor runs, but one of the threads that all actors share: many of them at once stop everything.
/// \p Kind: of the observations of \p Check that are waits. \p OnActor: what an actor or an event loop runs.
void judgeSharedWorkers(const Program &P, llvm::StringRef Check, llvm::StringRef Kind, const Program::Reach &OnActor,
                        std::vector<Finding> &Findings);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_SHAREDWORKERS_H
