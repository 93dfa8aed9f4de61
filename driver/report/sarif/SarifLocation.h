//===- SarifLocation.h - places in SARIF -------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What SARIF says about places and texts: URIs relative to a base and percent-encoded, columns in UTF-16 code units,
/// plain text in which nothing is taken for a link or a placeholder.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_SARIF_SARIFLOCATION_H
#define FLOODGATE_DRIVER_REPORT_SARIF_SARIFLOCATION_H

#include "driver/report/Sources.h"
#include "engine/facts/Finding.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace floodgate::sarif {

using Json = nlohmann::ordered_json;

/// `uriBaseId` of the project's root, and of the root of the file system for the few places outside of it.
inline constexpr const char *SourceRoot = "SRCROOT";
inline constexpr const char *FileSystem = "FILESYSTEM";

/// A path as the path of a URI (RFC 3986): all but unreserved characters and `/` percent-encoded.
std::string uriPath(llvm::StringRef Path);

/// The column in UTF-16 code units that \p Column in bytes is in \p Line. Both are 1-based; a column past the end of
/// the line counts on from there.
unsigned utf16Column(llvm::StringRef Line, unsigned Column);

/// \p Text as a person is shown it: what cannot be seen is written by its number (see printable()).
std::string shownText(llvm::StringRef Text);

/// One line of SARIF plain text: backquoted identifiers become 'quoted' ones (GitHub shows backquotes as they are),
/// `{0}` and `[…](…)`, which a reader would take for a placeholder and a link, are escaped, what is not UTF-8 is
/// replaced, and what cannot be seen is written by its number.
std::string plainText(llvm::StringRef Text);

/// plainText() as a sentence: a capital first, a period last. Empty stays empty.
std::string sentence(llvm::StringRef Text);

/// Writes locations, and keeps the table of the files they are in.
class Locations {
public:
  explicit Locations(SourceReader &Sources) : Sources(Sources) {}

  /// Files must be known before a location in them is written: SARIF refers to them by number.
  void addFile(const std::string &File, const char *Role);
  /// Numbers the files, in order of name.
  void number();

  /// `run.artifacts`.
  Json artifacts() const;
  /// Whether some file lies outside the root.
  bool usesFileSystem() const;

  Json artifactLocation(const std::string &File) const;
  /// A `physicalLocation`. \p WithContext adds the whole line.
  Json physical(const SourceRange &Where, bool WithContext) const;
  /// A `location` with the function it is in and a message, where they are not empty.
  Json location(const SourceRange &Where, llvm::StringRef Function, llvm::StringRef Message, bool WithContext) const;

private:
  struct File {
    std::vector<std::string> Roles;
    unsigned Number = 0;
  };
  SourceReader &Sources;
  std::map<std::string, File> Files;
};

} // namespace floodgate::sarif

#endif // FLOODGATE_DRIVER_REPORT_SARIF_SARIFLOCATION_H
