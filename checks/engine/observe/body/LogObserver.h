//===- LogObserver.h - what is logged ---------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Records LogLine, PrintedValue and PeriodicCall.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_LOGOBSERVER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_LOGOBSERVER_H

#include "engine/observe/Observer.h"

namespace floodgate {

class LogObserver : public Observer {
public:
  llvm::StringRef name() const override { return "log statements"; }
  void call(CallSite &Site) const override;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_LOGOBSERVER_H
