//===- UseObserver.h - what values are used for -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Records ValueUse.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_USEOBSERVER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_USEOBSERVER_H

#include "engine/observe/Observer.h"

namespace floodgate {

class UseObserver : public Observer {
public:
  llvm::StringRef name() const override { return "uses of values"; }
  void call(CallSite &Site) const override;
  void use(UseSite &Site) const override;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_USEOBSERVER_H
