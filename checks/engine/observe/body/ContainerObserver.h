//===- ContainerObserver.h - what grows and shrinks -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Records Growth, Removal, Accumulation, LimiterQueue and TimerStart.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CONTAINEROBSERVER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CONTAINEROBSERVER_H

#include "engine/observe/Observer.h"

namespace floodgate {

class ContainerObserver : public Observer {
public:
  llvm::StringRef name() const override { return "containers"; }
  void call(CallSite &Site) const override;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_BODY_CONTAINEROBSERVER_H
