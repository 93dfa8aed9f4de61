//===- Facts.h - facts of one translation unit ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts are what the observe phase leaves of a translation unit: plain values that name entities by USR, carry
/// locations relative to the project's root, serialise, and know neither the AST nor any check. Strings are interned
/// per unit; `Program` merges units by re-interning.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_FACTS_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_FACTS_H

#include "engine/facts/Calls.h"
#include "engine/facts/Declarations.h"
#include "engine/facts/Events.h"
#include "engine/facts/FutureStep.h"
#include "engine/facts/Guard.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace floodgate {

/// Something that stands in the unit and is asked for only where the program has nothing better to go by.
struct Sighting {
  enum class Kind : uint8_t {
    Receives,  ///< The project calls `Name`, which brings in data.
    Framework, ///< A header of the framework `Name` is included.
    Known,     ///< A model or an option names `Name`, and the unit has it.
    Unknown,   ///< A model or an option names `Name`, and the unit does not have it.
  };
  Kind What = Kind::Receives;
  Symbol Name = Symbol::None;
  Location Where; ///< Of the call; else nowhere.

  template <class V> void fields(V &&Visit) { Visit(What), Visit(Name), Visit(Where); }
};
template <> struct LastEnumerator<Sighting::Kind> {
  static constexpr Sighting::Kind Value = Sighting::Kind::Unknown;
};

/// Everything one translation unit says.
struct UnitFacts {
  SymbolTable Symbols;
  PathTable Paths;
  Symbol Unit = Symbol::None; ///< The main file, relative to the root.
  bool IsInPart = false;      ///< There were errors: what is not here may be there.
  std::vector<Function> Functions;
  std::vector<Record> Records;
  std::vector<Field> Globals; ///< Variables with static storage.
  std::vector<CallableAssignment> Assignments;
  std::vector<Call> Calls;
  std::vector<EntryPoint> EntryPoints;
  std::vector<Store> Stores;
  std::vector<Guard> Guards;
  Events Seen;
  std::vector<FutureStep> Futures;
  std::vector<Sighting> Sightings; ///< As they came; serialize() leaves each once.
};

/// Facts as bytes: deterministic, independent of the machine. `deserialize` refuses another schema version.
std::string serialize(const UnitFacts &Facts);
llvm::Expected<UnitFacts> deserialize(llvm::StringRef Bytes);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_FACTS_H
