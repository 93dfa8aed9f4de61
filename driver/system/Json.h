//===- Json.h - JSON that others have written -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads JSON of which nothing is known. Each value knows where it begins, and errors say where they are:
/// `PATH:LINE:COLUMN: error: MESSAGE`.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_JSON_H
#define FLOODGATE_DRIVER_SYSTEM_JSON_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace floodgate {

/// The line and the column of a byte of \p Text, from 1.
std::pair<unsigned, unsigned> placeOf(llvm::StringRef Text, size_t Offset);

/// `PATH:LINE:COLUMN: error: MESSAGE`, for a byte of the text.
llvm::Error errorAt(llvm::StringRef Text, llvm::StringRef Path, size_t Offset, const llvm::Twine &Message);

/// A value, with its place in the text that it was read from.
struct JsonValue {
  enum class Kind : uint8_t { Null, Boolean, Number, String, Array, Object };
  Kind What = Kind::Null;
  size_t Offset = 0;                ///< Of its first byte.
  std::string Text;                 ///< Of a string.
  std::optional<int64_t> Integer;   ///< Of a number that is one.
  std::vector<JsonValue> Elements;  ///< Of an array; of an object, the values of its members.
  std::vector<std::string> Members; ///< Of an object: the name of each of Elements.

  bool isArray() const { return What == Kind::Array; }
  bool isObject() const { return What == Kind::Object; }
  bool isString() const { return What == Kind::String; }
  /// The member \p Name of an object, the last where there are several; null where there is none, and of all else.
  const JsonValue *find(llvm::StringRef Name) const;
  /// The same, where it is a string.
  std::optional<llvm::StringRef> findString(llvm::StringRef Name) const;
};

/// What \p Text holds. An error where it is no JSON, or is nested deeper than anything that we read. Bytes that are not
/// UTF-8 are an error, too; unless \p NotUtf8 is given: it gets their offsets, and each reads as `?`.
llvm::Expected<JsonValue> parseJson(llvm::StringRef Text, llvm::StringRef Path, std::vector<size_t> *NotUtf8 = nullptr);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_JSON_H
