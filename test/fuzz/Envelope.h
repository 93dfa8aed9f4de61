//===- Envelope.h - facts around bytes that anybody has made ----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts are compressed and have a check sum: what a fuzzer changes in them would be refused before anything looks at
/// it. So it changes the plain bytes, and the envelope is made around them.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_TEST_FUZZ_ENVELOPE_H
#define FLOODGATE_TEST_FUZZ_ENVELOPE_H

#include "checks/engine/facts/FactsCodec.h"
#include "checks/engine/facts/FactsFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include <cstddef>
#include <cstdint>
#include <string>

namespace floodgate::fuzz {

inline llvm::StringRef textOf(const uint8_t *Data, size_t Size) { return {reinterpret_cast<const char *>(Data), Size}; }

/// The facts of the unit \p Unit whose plain bytes are \p Plain.
inline std::string factsAround(llvm::StringRef Plain, llvm::StringRef Unit) {
  // The version stands first.
  static const uint64_t Version = FactsCursor(serialize(UnitFacts())).number();
  llvm::SmallVector<uint8_t, 0> Packed;
  llvm::compression::zstd::compress(llvm::arrayRefFromStringRef(Plain), Packed,
                                    llvm::compression::zstd::BestSpeedCompression);
  FactsWriter Out;
  Out.number(Version);
  Out.text(Unit);
  Out.number(0); // It was read as a whole.
  Out.number(Plain.size());
  Out.raw(llvm::toStringRef(Packed));
  return Out.take();
}

/// The plain bytes of \p Facts, which serialize() has made.
inline std::string plainOf(llvm::StringRef Facts) {
  FactsCursor In(Facts);
  In.number();
  In.block();
  In.number();
  const uint64_t Size = In.number();
  llvm::SmallVector<uint8_t, 0> Plain;
  llvm::cantFail(llvm::compression::zstd::decompress(llvm::arrayRefFromStringRef(In.rest()), Plain, Size));
  return llvm::toStringRef(Plain).str();
}

} // namespace floodgate::fuzz

#endif // FLOODGATE_TEST_FUZZ_ENVELOPE_H
