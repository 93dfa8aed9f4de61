//===- Observer.cpp - who is shown a body ---------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/Observer.h"
#include "engine/observe/body/ConnectionObserver.h"
#include "engine/observe/body/ContainerObserver.h"
#include "engine/observe/body/LogObserver.h"
#include "engine/observe/body/UseObserver.h"
#include "engine/observe/body/WaitObserver.h"

namespace floodgate {

Observer::~Observer() = default;

std::vector<std::unique_ptr<Observer>> createObservers() {
  std::vector<std::unique_ptr<Observer>> Result;
  Result.push_back(std::make_unique<ConnectionObserver>());
  Result.push_back(std::make_unique<ContainerObserver>());
  Result.push_back(std::make_unique<LogObserver>());
  Result.push_back(std::make_unique<UseObserver>());
  Result.push_back(std::make_unique<WaitObserver>());
  return Result;
}

} // namespace floodgate
