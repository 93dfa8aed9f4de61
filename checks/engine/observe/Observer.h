//===- Observer.h - who is shown a body -------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The walk over a body shows what it comes to; it does not know to whom.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_OBSERVER_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_OBSERVER_H

#include "llvm/ADT/StringRef.h"
#include <memory>
#include <vector>

namespace floodgate {

class CallSite;
class UseSite;

/// Is shown each call and each use of a value in the project's own code, and records events of what it sees.
class Observer {
public:
  virtual ~Observer();
  /// For `--profile`.
  virtual llvm::StringRef name() const = 0;
  virtual void call(CallSite &Site) const {}
  /// A division, an index, a loop bound and the like.
  virtual void use(UseSite &Site) const {}
};

/// Those that record the events of engine/facts/Events.h, in a fixed order.
std::vector<std::unique_ptr<Observer>> createObservers();

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_OBSERVER_H
