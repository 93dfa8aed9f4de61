//===- FactsStore.cpp - the bytes of many units ---------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/FactsStore.h"
#include "llvm/Support/ErrorHandling.h"
#include <algorithm>
#include <cstring>
#include <sys/mman.h>

namespace floodgate {

static constexpr size_t ChunkSize = size_t(16) << 20;

FactsStore::~FactsStore() {
  for (const Chunk &Each : Chunks)
    munmap(Each.Start, Each.Size);
}

llvm::StringRef FactsStore::keep(llvm::StringRef Bytes) {
  if (Bytes.size() > Left) {
    size_t Size = std::max(ChunkSize, Bytes.size());
    void *Start = mmap(nullptr, Size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (Start == MAP_FAILED)
      llvm::report_bad_alloc_error("there is no memory for the facts of all units");
    Chunks.push_back({Start, Size});
    Free = static_cast<char *>(Start);
    Left = Size;
  }
  if (!Bytes.empty())
    std::memcpy(Free, Bytes.data(), Bytes.size());
  llvm::StringRef Kept(Free, Bytes.size());
  Free += Bytes.size();
  Left -= Bytes.size();
  return Kept;
}

} // namespace floodgate
