//===- Units.h - which translation units are analysed ----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From a compilation database and the command line to the list of units, and to what is the project's own.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_UNITS_H
#define FLOODGATE_DRIVER_UNITS_UNITS_H

#include "driver/report/Notice.h"
#include "driver/settings/Settings.h"
#include "driver/units/CompilationDatabase.h"
#include "driver/units/Invocation.h"
#include "driver/units/Scope.h"
#include "driver/units/UnitText.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

/// One translation unit: a file with one way to compile it.
struct Unit {
  std::string Name;      ///< Relative to the root.
  std::string File;      ///< Absolute, symlinks resolved; unless they lead out of the root.
  std::string GivenFile; ///< As plainPath() says.
  /// Where a file is compiled in several ways: what only this command has (`-DMODE`), or its number; see Variants.h.
  std::string Variant;
  std::string Directory;
  std::vector<std::string> Given; ///< Its compile command, as it stands in the database.
  CleanCommand Command;
  /// Digest of folder, file and arguments, with names relative to the root: the same wherever the project lies.
  std::string Key;
  std::string Problem; ///< Why it cannot be read, where that is known before it is tried.
  /// What the file includes, where it may be a generated one: in a unity build, these are the project's sources.
  UnitText Text;

  /// For messages: `a.cpp`, `a.cpp (-DMODE)`.
  std::string label() const { return Variant.empty() ? Name : Name + " (" + Variant + ")"; }
};

struct UnitSelection {
  std::vector<Unit> Units; ///< In order of name, then of command: the order of the database does not matter.
  /// Of all commands, whether their units are analysed or not: those that may have to do with C++20 modules. Empty
  /// where none declares or imports one.
  std::vector<Unit> ModuleUnits;
  std::unique_ptr<FolderScope> Scope;
  std::vector<std::string> Decisions; ///< What was decided, a sentence each, for -v.
  std::vector<Notice> Notices;        ///< What the user should know of the selection, in any order.
};

/// An error where a PATH matches no unit, a glob is malformed, the root is no folder, or nothing is left to analyse.
/// What is left out without having been asked for is among the notices, where something could be lost by it.
llvm::Expected<UnitSelection> selectUnits(const CompilationDatabase &Database, const AnalysisOptions &Options,
                                          llvm::StringRef ResourceDir);

/// Some of \p Units, by number, the largest files first: so that no core waits for the last of them alone.
std::vector<size_t> largestFirst(llvm::ArrayRef<Unit> Units, std::vector<size_t> Which);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_UNITS_H
