//===- model.cpp - models of frameworks -----------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "checks/engine/model/Index.h"
#include "checks/engine/model/Loader.h"

using namespace floodgate;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  auto Model = model::parseModel({reinterpret_cast<const char *>(Data), Size}, "fuzzed.yaml");
  if (!Model) {
    llvm::consumeError(Model.takeError());
    return 0;
  }
  std::vector<model::Model> All;
  All.push_back(std::move(*Model));
  const ModelIndex Index(std::move(All));
  return 0;
}
