//===- UnitAction.h - observes one translation unit ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a worker process does: parse a unit, observe it, and hand the facts, or the first error, back as bytes.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITACTION_H
#define FLOODGATE_DRIVER_UNITACTION_H

#include "Report.h"
#include "Units.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace floodgate {

class Check;
class ModelIndex;

/// What is the same for all units.
struct UnitSettings {
  const ModelIndex &Models;
  const ProjectScope &Scope;
  llvm::ArrayRef<const Check *> Checks;
  bool SkipBodies = true;
};

/// What came of a unit.
struct UnitOutcome {
  std::string Facts;                ///< Serialised; empty where there was an error.
  std::string Error;                ///< As in UnitStatus; empty where there was none.
  SourceRange Where;                ///< Of the error.
  std::vector<std::string> Dropped; ///< Options that clang does not take.
};

/// Parses and observes. Changes the working directory, and leaves the AST behind: for a worker process.
UnitOutcome analyseUnit(const Unit &U, const UnitSettings &Settings);

/// The outcome as bytes, and back. `decode` of bytes that `encode` did not make is an outcome with an error.
std::string encode(const UnitOutcome &Outcome);
UnitOutcome decodeOutcome(llvm::StringRef Bytes);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITACTION_H
