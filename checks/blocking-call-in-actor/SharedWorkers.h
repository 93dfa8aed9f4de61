//===- SharedWorkers.h - waits on shared threads ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_SHAREDWORKERS_H
#define FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_SHAREDWORKERS_H

#include "engine/program/Program.h"

namespace floodgate {

/// Reports those of \p Waits that occupy a thread which all actors share, and that no actor does itself, as \p OnActor
/// has it.
void judgeSharedWorkers(const Program &P, llvm::StringRef Check, llvm::ArrayRef<const Wait *> Waits,
                        const Program::Reach &OnActor, std::vector<Finding> &Findings);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_BLOCKING_CALL_IN_ACTOR_SHAREDWORKERS_H
