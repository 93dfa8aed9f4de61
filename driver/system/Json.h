//===- Json.h - JSON that others have written -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads JSON of which nothing is known, with errors that say where they are: `PATH:LINE:COLUMN: error: MESSAGE`.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_JSON_H
#define FLOODGATE_DRIVER_SYSTEM_JSON_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include <string>
#include <utility>
#include <vector>

namespace floodgate {

/// The line and the column of a byte of \p Text, from 1.
std::pair<unsigned, unsigned> placeOf(llvm::StringRef Text, size_t Offset);

/// `PATH:LINE:COLUMN: error: MESSAGE`, for a byte of the text.
llvm::Error errorAt(llvm::StringRef Text, llvm::StringRef Path, size_t Offset, const llvm::Twine &Message);

/// Where the elements of the outermost array of \p Text begin. The text is known to begin with JSON that holds one.
std::vector<size_t> offsetsOfElements(llvm::StringRef Text);

/// What \p Text holds. An error where it is no JSON, or is nested deeper than anything that we read. Bytes that are not
/// UTF-8 are an error, too; unless \p NotUtf8 is given: it gets their offsets, and each reads as `?`.
llvm::Expected<llvm::json::Value> parseJson(llvm::StringRef Text, llvm::StringRef Path,
                                            std::vector<size_t> *NotUtf8 = nullptr);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_JSON_H
