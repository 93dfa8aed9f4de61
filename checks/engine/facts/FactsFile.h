//===- FactsFile.h - facts of many units in a file -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts on their way from one process to another: from a worker, from `floodgate extract` to `floodgate link`, from a
/// scan to an editor. A facts file is a header with the version, and records of units, one after the other.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_FACTSFILE_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_FACTSFILE_H

#include "engine/facts/Facts.h"
#include "engine/facts/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

/// What became of one translation unit.
struct UnitStatus {
  enum class Outcome : uint8_t {
    Analysed,
    ReadInPart, ///< There were errors: what stands around them is not known.
    ParseError, ///< It could not be parsed at all.
    Crashed,
    TimedOut,
    OutOfMemory,
    Missing, ///< It is expected, and there are no facts of it.
  };
  std::string File; ///< Relative to the root.
  Outcome What = Outcome::Analysed;
  std::string Error; ///< First error, `file:line:column: message` where there is a place; or what happened.
  SourceRange Where; ///< Of the first error; File empty where there is none.
  /// Why it is known and meant that it was not read as a whole. Whoever reads a scan's result says so; no record does.
  std::string Accepted;

  bool isWhole() const { return What == Outcome::Analysed; }
  bool hasFacts() const { return What == Outcome::Analysed || What == Outcome::ReadInPart; }
  /// Whether something was not looked at, and nobody has said that this is meant.
  bool isIncomplete() const { return !isWhole() && Accepted.empty(); }
  template <class V> void fields(V &&Visit) { Visit(File), Visit(What), Visit(Error), Visit(Where); }
};
template <> struct LastEnumerator<UnitStatus::Outcome> {
  static constexpr UnitStatus::Outcome Value = UnitStatus::Outcome::Missing;
};

/// One unit: which it is, what became of it, and what it says.
struct UnitRecord {
  std::string Key;   ///< Digest of its folder, file and arguments: the same wherever the project lies.
  std::string Label; ///< For messages: `a.cpp`, `a.cpp (-DMODE=2)`.
  UnitStatus Status;
  std::vector<std::string> Dropped; ///< Options that clang does not take.
  llvm::StringRef Facts;            ///< As serialize() made them, kept elsewhere. Empty unless UnitStatus::hasFacts().

  template <class V> void fields(V &&Visit) { Visit(Key), Visit(Label), Visit(Status), Visit(Dropped), Visit(Facts); }
};

/// A record as bytes, and back. `unpackUnit` is an error where `packUnit` did not make the bytes; what it returns
/// refers to them.
std::string packUnit(const UnitRecord &Unit);
llvm::Expected<UnitRecord> unpackUnit(llvm::StringRef Bytes);

/// The bytes of a facts file that holds \p Units, in this order.
std::string packFacts(llvm::ArrayRef<UnitRecord> Units);

/// The records of all units in \p Bytes, which they refer to. \p Path is for the error, which says what is wrong.
llvm::Expected<std::vector<UnitRecord>> unpackFacts(llvm::StringRef Bytes, llvm::StringRef Path);

/// A facts file that was read.
struct FactsFile {
  std::unique_ptr<llvm::MemoryBuffer> Bytes;
  std::vector<UnitRecord> Units;

  /// Gives the memory back for now: whoever asks for the bytes again reads them from the disk.
  void releasePages() const;
};
llvm::Expected<FactsFile> readFactsFile(llvm::StringRef Path);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_FACTSFILE_H
