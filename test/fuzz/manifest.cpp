//===- manifest.cpp - what 'floodgate plan' writes ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Manifest.h"
#include "File.h"

using namespace floodgate;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const fuzz::File Manifest("plan.json");
  Manifest.write({reinterpret_cast<const char *>(Data), Size});
  if (auto Units = readPlan(Manifest.path()); !Units)
    llvm::consumeError(Units.takeError());
  return 0;
}
