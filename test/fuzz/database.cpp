//===- database.cpp - compilation databases -------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "File.h"
#include "driver/units/CompilationDatabase.h"

using namespace floodgate;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const fuzz::File Database("compile_commands.json");
  Database.write({reinterpret_cast<const char *>(Data), Size});
  if (auto Commands = loadCompilationDatabase(Database.path()); !Commands)
    llvm::consumeError(Commands.takeError());
  return 0;
}
