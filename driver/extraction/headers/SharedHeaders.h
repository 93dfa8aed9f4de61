//===- SharedHeaders.h - headers that are parsed once -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Units of one program include the same headers. Those that many of them share are precompiled once, without the
/// bodies that nobody asks for, and each unit is parsed on top of that. What it says must not depend on it: a unit of
/// which that is not sure is parsed without.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDHEADERS_H
#define FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDHEADERS_H

#include "driver/extraction/Inputs.h"
#include "driver/system/HeldBytes.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/StringMap.h"
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace clang {
class FileEntry;
} // namespace clang

namespace floodgate {

class ProjectScope;
struct Unit;
struct UnitSettings;

/// Headers that were precompiled together.
class SharedHeaders {
public:
  struct Header {
    std::string Path; ///< Absolute, symlinks resolved.
    bool IsOwn = false;
    uint32_t Start = 0;             ///< Offset of its first byte among the source locations of what was precompiled.
    std::vector<uint32_t> Includes; ///< What it includes: numbers.
    /// Headers that define macros on which it depends, although it does not include them: numbers.
    std::vector<uint32_t> Leans;

    template <class V> void fields(V &&Visit) {
      Visit(Path), Visit(IsOwn), Visit(Start), Visit(Includes), Visit(Leans);
    }
  };

  /// Under this name, which no file has, clang finds the precompiled headers.
  std::string Name;
  HeldBytes Precompiled;
  std::vector<Header> Headers;
  std::vector<uint64_t> Identifiers; ///< Hashes of all that are in them, sorted.

  /// What was looked for when they were made, in order of path.
  void setInputs(std::vector<Input> Seen);
  std::optional<uint32_t> find(const clang::FileEntry &File) const;
  bool mentions(llvm::StringRef Identifier) const;
  /// \p Which, and all that they include.
  llvm::BitVector closure(const llvm::BitVector &Which) const;
  /// The inputs that concern the headers \p Which, and what was not found for any of them.
  std::vector<Input> inputsOf(const llvm::BitVector &Which) const;

  /// Without what was precompiled, and Inputs, which the cache keeps.
  std::string pack() const;
  static std::unique_ptr<SharedHeaders> unpack(llvm::StringRef Bytes);

private:
  std::vector<Input> Inputs;
  std::vector<std::optional<uint32_t>> HeaderOfInput;
  mutable llvm::StringMap<uint32_t> ByPath;
};

/// Units whose commands differ in the file only: numbers into the list of units.
std::vector<std::vector<size_t>> groupsOf(llvm::ArrayRef<Unit> Units, llvm::ArrayRef<size_t> Which);

/// What the group of \p U is known by in the cache.
std::string groupKey(const Unit &U, llvm::StringRef Settings);

/// Looks at what a few of the \p Units really include, and \returns the text of a header that includes what most of
/// them share; empty where they share too little. With \p Leave, the project's own headers are left out. For a worker
/// process.
std::string planHeaders(llvm::ArrayRef<const Unit *> Units, const ProjectScope *Leave);

/// Headers that were just made, as bytes.
struct MadeHeaders {
  std::string Problem; ///< Why that is not possible; else empty.
  std::string Packed;  ///< What SharedHeaders::pack() made.
  std::string Precompiled;
  std::vector<Input> Inputs;
};
/// Precompiles the header whose text is \p Text with the command of \p U. Writes nothing. For a worker process.
MadeHeaders makeHeaders(const Unit &U, const UnitSettings &Settings, const std::string &Text);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDHEADERS_H
