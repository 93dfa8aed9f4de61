//===- facts-file.cpp - facts files ---------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The bytes of a facts file as they are; and as the record of one unit, with a check sum that is right.
///
//===----------------------------------------------------------------------===//

#include "Envelope.h"
#include "llvm/Support/xxhash.h"

using namespace floodgate;

static void read(llvm::StringRef Bytes) {
  auto Units = unpackFacts(Bytes, "fuzzed.facts");
  if (!Units)
    return llvm::consumeError(Units.takeError());
  (void)packFacts(*Units);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  const llvm::StringRef Bytes = fuzz::textOf(Data, Size);
  read(Bytes);
  FactsWriter Out;
  Out.raw(packFacts({}));
  Out.number(llvm::xxh3_64bits(Bytes));
  Out.text(Bytes);
  read(Out.take());
  return 0;
}
