//===- Times.cpp - where the time of a scan went --------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/settings/Times.h"
#include <algorithm>

namespace floodgate {

void UnitTimes::add(const UnitTimes &Other) {
  Parse += Other.Parse;
  Observe += Other.Observe;
  Write += Other.Write;
  Observers.resize(std::max(Observers.size(), Other.Observers.size()));
  for (size_t I = 0; I < Other.Observers.size(); ++I) {
    Observers[I].first = Other.Observers[I].first;
    Observers[I].second += Other.Observers[I].second;
  }
}

} // namespace floodgate
