//===- cache.cpp - entries of the cache -----------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The bytes of an entry as they are; and as its body, behind a digest that is right. The unit is taken out of it.
///
//===----------------------------------------------------------------------===//

#include "Envelope.h"
#include "driver/extraction/CacheEntry.h"

using namespace floodgate;

static void use(const std::optional<CacheEntry> &Entry, llvm::ArrayRef<std::string> Folders) {
  if (!Entry)
    return;
  (void)packEntry(*Entry, Folders);
  if (auto Unit = unpackUnit(Entry->Payload))
    (void)packUnit(*Unit);
  else
    llvm::consumeError(Unit.takeError());
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  const llvm::StringRef Bytes = fuzz::textOf(Data, Size);
  const std::vector<std::string> Folders{"/nowhere", ""};
  use(unpackEntry(Bytes, Folders), Folders);
  use(unpackEntryBody(Bytes, Folders), Folders);
  return 0;
}
