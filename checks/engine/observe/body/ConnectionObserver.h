//===- ConnectionObserver.h - waits on connections --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Records ConnectionWait, WaitEnd and Accepting. What gives a future is not recorded: FutureRecorder.h sees to it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CONNECTIONOBSERVER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CONNECTIONOBSERVER_H

#include "engine/observe/Observer.h"

namespace floodgate {

class ConnectionObserver : public Observer {
public:
  llvm::StringRef name() const override { return "connections"; }
  void call(CallSite &Site) const override;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CONNECTIONOBSERVER_H
