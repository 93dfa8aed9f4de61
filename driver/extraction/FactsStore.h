//===- FactsStore.h - the bytes of many units -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where the facts of all units lie while more units are read. A worker process is a copy of this one: what lies here
/// is shared with it, costs nothing to copy, and is not counted as memory of the worker's.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_FACTSSTORE_H
#define FLOODGATE_DRIVER_EXTRACTION_FACTSSTORE_H

#include "llvm/ADT/StringRef.h"
#include <cstddef>
#include <utility>
#include <vector>

namespace floodgate {

class FactsStore {
public:
  FactsStore() = default;
  FactsStore(FactsStore &&Other) noexcept { swap(Other); }
  FactsStore &operator=(FactsStore &&Other) noexcept {
    swap(Other);
    return *this;
  }
  FactsStore(const FactsStore &) = delete;
  FactsStore &operator=(const FactsStore &) = delete;
  ~FactsStore();

  /// A copy of \p Bytes that lives as long as the store.
  llvm::StringRef keep(llvm::StringRef Bytes);

private:
  void swap(FactsStore &Other) noexcept {
    std::swap(Chunks, Other.Chunks);
    std::swap(Free, Other.Free);
    std::swap(Left, Other.Left);
  }

  struct Chunk {
    void *Start;
    size_t Size;
  };
  std::vector<Chunk> Chunks;
  char *Free = nullptr; ///< In the last chunk.
  size_t Left = 0;      ///< Bytes from there to its end.
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_FACTSSTORE_H
