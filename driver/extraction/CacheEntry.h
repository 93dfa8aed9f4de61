//===- CacheEntry.h - an entry of the cache as bytes ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The bytes of an entry: a line that says what they are, the digest of the rest, the key, the inputs, and the payload.
/// They are not trusted: whatever they hold, reading them takes memory in proportion to their number.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_CACHEENTRY_H
#define FLOODGATE_DRIVER_EXTRACTION_CACHEENTRY_H

#include "driver/extraction/Inputs.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace floodgate {

/// What was found out for a key. Strings refer to the bytes that it was unpacked from, or to where it is made.
struct CacheEntry {
  llvm::StringRef Key;       ///< Of what it is a result, besides the inputs.
  std::vector<Input> Inputs; ///< In order of path.
  llvm::StringRef Payload;
};

/// An entry as bytes, where names that begin with one of \p Folders have its number instead.
std::string packEntry(const CacheEntry &Entry, llvm::ArrayRef<std::string> Folders);
/// What packEntry() made, where \p Folders may be elsewhere by now; nothing where \p Bytes are not that, as a whole.
std::optional<CacheEntry> unpackEntry(llvm::StringRef Bytes, llvm::ArrayRef<std::string> Folders);
/// The same for what stands behind the digest.
std::optional<CacheEntry> unpackEntryBody(llvm::StringRef Body, llvm::ArrayRef<std::string> Folders);
/// The digest of what an entry says: of all but the stamps, which differ where the same was found out twice.
Digest digestOfEntry(const CacheEntry &Entry, llvm::ArrayRef<std::string> Folders);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_CACHEENTRY_H
