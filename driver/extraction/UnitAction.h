//===- UnitAction.h - observes one translation unit ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a worker process does: parse a unit, observe it, and hand the facts, or the first error, back as bytes.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_UNITACTION_H
#define FLOODGATE_DRIVER_EXTRACTION_UNITACTION_H

#include "driver/extraction/Inputs.h"
#include "driver/settings/Times.h"
#include "driver/units/Units.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>
#include <utility>
#include <vector>

namespace floodgate {

class ModelIndex;
class PastFiles;
class SharedHeaders;
struct UnitModules;

/// What is the same for all units.
struct UnitSettings {
  const ModelIndex &Models;
  const ProjectScope &Scope;
  bool SkipBodies = true;
  bool NotesInputs = true; ///< Whether it matters what was read.
  bool TimesObservers = false;
  const PastFiles *Past = nullptr;          ///< Read files as they were then; null: as they are.
  llvm::ArrayRef<model::NamedEntity> Named; ///< What models and options name: does the unit have it?
  int64_t ClockAhead = 0;                   ///< See Cache::clockAhead().
  /// The root and the build folder: what names them is another result where they are elsewhere.
  std::vector<std::string> Folders;
};

/// What came of a unit.
struct UnitOutcome {
  std::string Facts;                ///< Serialised; empty where it could not be parsed at all.
  bool IsInPart = false;            ///< There are facts, and there were errors.
  std::string Error;                ///< As in UnitStatus; empty where there was none.
  SourceRange Where;                ///< Of the error.
  std::vector<std::string> Dropped; ///< Options that clang does not take.
  std::vector<Input> Inputs;        ///< What was looked for, in order of name.
  bool IsUnsettled = false;         ///< Something that was read has changed meanwhile.
  bool NamesFolders = false;        ///< Facts or error hold the name of one of UnitSettings::Folders.
  std::string Plain;                ///< Why shared headers could not be used, where they were there.
  UnitTimes Times;

  template <class V> void fields(V &&Visit) {
    Visit(Facts), Visit(IsInPart), Visit(Error), Visit(Where), Visit(Dropped), Visit(Inputs), Visit(IsUnsettled),
        Visit(NamesFolders), Visit(Plain), Visit(Times);
  }
};

/// Parses and observes, with \p Shared headers where that changes nothing, and with the modules that it imports (null:
/// without; not with both). Changes the working directory, and leaves the AST behind: for a worker process.
UnitOutcome analyseUnit(const Unit &U, const UnitSettings &Settings, const SharedHeaders *Shared,
                        const UnitModules *Modules);

/// The outcome as bytes, and back. `decode` of bytes that `encode` did not make is an outcome with an error.
std::string encode(const UnitOutcome &Outcome);
UnitOutcome decodeOutcome(llvm::StringRef Bytes);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_UNITACTION_H
