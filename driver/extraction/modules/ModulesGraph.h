//===- ModulesGraph.h - which unit is which module --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From what units declare and import to the interfaces that each of them needs. Names of modules are unique in a
/// program; a compilation database may hold several programs, and one file compiled in several ways.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESGRAPH_H
#define FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESGRAPH_H

#include "driver/extraction/modules/ModulesScan.h"
#include "driver/units/Units.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <string>
#include <vector>

namespace floodgate {

/// What a unit needs of modules.
struct ModuleNeeds {
  struct Module {
    std::string Name;
    size_t Provider = 0;              ///< The unit that is its interface or a partition of it: a number.
    std::vector<std::string> Imports; ///< Of that unit; each of them stands before this module.
  };
  std::vector<Module> Modules; ///< All that are imported, directly or not; whatever one imports stands before it.
  /// Modules that cannot be had, by name, and why: the rest of a sentence that begins with the module.
  std::map<std::string, std::string> Missing;
};

/// "module 'm'", "header 'x.h'".
std::string moduleLabel(llvm::StringRef Name);
/// "module 'm' cannot be built: " and the reason.
std::string moduleProblem(llvm::StringRef Name, llvm::StringRef Reason);

class ModulesGraph {
public:
  /// What \p Uses says of each of \p Units. Both outlive the graph.
  ModulesGraph(llvm::ArrayRef<const Unit *> Units, llvm::ArrayRef<ModuleUse> Uses);

  /// What the unit number \p Importer needs, itself left out. Of several units that declare the same module, the
  /// importer's command may name one; else it is the one that is nearest by where the commands write, then by where the
  /// sources are. Two files that are equally near leave the module missing.
  ModuleNeeds needsOf(size_t Importer) const;

private:
  struct Search;
  /// The unit that \p Name means for \p Importer, or why there is none.
  std::optional<size_t> choose(size_t Importer, llvm::StringRef Name, std::string &Why) const;

  llvm::ArrayRef<const Unit *> Units;
  llvm::ArrayRef<ModuleUse> Uses;
  llvm::StringMap<std::vector<size_t>> Providers;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESGRAPH_H
