//===- Modules.h - C++20 modules of the project -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A unit that imports a module is parsed with the interface of that module, which is another unit of the same
/// compilation database. Whatever compiler the commands are for, interfaces are built here, by this clang, whatever is
/// imported before what imports it, and as many at a time as units are read. They live in a temporary folder, as long
/// as this object.
///
/// What cannot be built takes with it the units that import it, and these only: a module that no command declares, one
/// with errors, one that imports itself.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULES_H
#define FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULES_H

#include "driver/extraction/Cache.h"
#include "driver/extraction/UnitAction.h"
#include "driver/extraction/WorkerPool.h"
#include "driver/extraction/modules/ModulesBuild.h"
#include "driver/extraction/modules/ModulesGraph.h"
#include "driver/extraction/modules/ModulesScan.h"
#include "driver/system/Interruption.h"
#include "driver/units/Units.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringSet.h"
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace floodgate {

struct ExtractionTimes;

class Modules {
public:
  /// \p Units are read; those of \p Others, which may be some of them, are the ones that may declare a module. \p
  /// Fingerprint: whatever changes what is made of a file changes it.
  Modules(llvm::ArrayRef<Unit> Units, llvm::ArrayRef<Unit> Others, const UnitSettings &Worker,
          const AnalysisOptions &Options, const WorkLimits &Limits, llvm::StringRef Fingerprint);
  ~Modules();

  /// Finds out which of the units have to do with modules, by asking \p Kept or by preprocessing them.
  void scan(Cache &Kept, InputChecker &Checker, ExtractionTimes &Times);

  /// Whether the unit is a module's, or imports one.
  bool concern(size_t Unit) const { return Unit < Scans.size() && !Scans[Unit].Use.isNone(); }
  /// Digest of the compile commands that the unit's result depends on besides its own; empty where there is none.
  std::string keyOf(size_t Unit) const;

  /// Builds what the units \p Which need.
  void build(llvm::ArrayRef<size_t> Which, ExtractionTimes &Times);
  /// What the unit is to be parsed with, after build(); null where that is nothing.
  const UnitModules *of(size_t Unit) const { return Unit < ForUnit.size() ? ForUnit[Unit].get() : nullptr; }

private:
  /// An interface to be built.
  struct Interface;

  std::vector<size_t> addHeaders(size_t From);
  void scan(llvm::ArrayRef<size_t> Which, Cache &Kept, InputChecker &Checker, ExtractionTimes &Times);
  void note(size_t I, ModuleScan Scan);
  void scanNow(llvm::ArrayRef<size_t> Which, size_t AtOnce, Cache &Kept, std::vector<size_t> &Failed,
               ExtractionTimes &Times);
  std::map<std::string, size_t> intern(size_t Importer);
  void buildLevel(llvm::ArrayRef<size_t> Level, ExtractionTimes &Times);
  void settle(Interface &I, const WorkResult &Ended, ExtractionTimes &Times);
  UnitModules gather(llvm::ArrayRef<size_t> Numbers) const;

  std::vector<const Unit *> All; ///< The units that are read, then others that may declare a module, then Headers.
  std::deque<Unit> Headers;      ///< That are imported, as units of their own: with each command that imports them.
  llvm::StringSet<> HeaderKeys;
  const UnitSettings &Worker;
  const AnalysisOptions &Options;
  const WorkLimits &Limits;
  std::string Fingerprint;
  size_t Read;                   ///< How many of All are read.
  std::vector<ModuleScan> Scans; ///< Of All; empty where no unit has to do with modules.
  std::vector<ModuleUse> Uses;   ///< Of All.
  std::unique_ptr<ModulesGraph> Graph;
  std::vector<std::optional<ModuleNeeds>> Needs; ///< Of the units that are read.
  std::vector<std::unique_ptr<Interface>> Interfaces;
  /// By unit, dialect and the numbers of what it imports: what makes an interface the same.
  std::map<std::tuple<size_t, std::string, std::vector<size_t>>, size_t> Ids;
  std::vector<std::unique_ptr<UnitModules>> ForUnit;
  std::string Folder; ///< Of the built interfaces; empty as long as there is none.
  std::optional<RemovedOnInterruption> FolderRemoval;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULES_H
