//===- WaitObserver.h - what waits ------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Records Wait and LockTaken.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_WAITOBSERVER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_WAITOBSERVER_H

#include "engine/observe/Observer.h"

namespace floodgate {

class WaitObserver : public Observer {
public:
  llvm::StringRef name() const override { return "waits"; }
  void call(CallSite &Site) const override;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_WAITOBSERVER_H
