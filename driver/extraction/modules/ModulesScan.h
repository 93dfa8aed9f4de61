//===- ModulesScan.h - which modules a unit has and imports -----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// C++20 modules, before anything is parsed: of which module a unit is, and what it imports. Whether a unit has
/// anything to do with modules is first asked of its command and of the beginning of its text, so that a project
/// without modules pays nearly nothing.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESSCAN_H
#define FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESSCAN_H

#include "driver/extraction/Inputs.h"
#include "driver/units/Units.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace floodgate {

class PastFiles;

/// What a unit has to do with modules.
struct ModuleUse {
  std::string Name;          ///< Of the module or partition that it is a unit of: `m`, `m:part`; empty: of none.
  bool IsImportable = false; ///< Whether it is an interface or a partition: what `import` of Name means.
  /// What it imports, by whole names, sorted; an implementation unit imports its module. A header is a module whose
  /// name is headerName().
  std::vector<std::string> Imports;

  bool isNone() const { return Name.empty() && Imports.empty(); }
  template <class V> void fields(V &&Visit) { Visit(Name), Visit(IsImportable), Visit(Imports); }
};

/// The name under which the header \p Path, absolute, is imported: `<PATH` or `"PATH`.
std::string headerName(llvm::StringRef Path, bool IsSystem);
/// Whether \p Name is such a name.
inline bool isHeaderName(llvm::StringRef Name) { return Name.starts_with("<") || Name.starts_with("\""); }

/// What a file's text seems to have to do with modules. To be sure takes a preprocessor.
enum class ModuleHint : uint8_t { None, Imports, Declares };

/// By the lines in \p Text that begin with `import`, `module`, or `export` and one of them.
ModuleHint moduleHint(llvm::StringRef Text);

/// By the command and the file's ending, and where the command allows for modules, by the beginning of the text. Reads
/// the file as it was in \p Past, unless that is null.
ModuleHint moduleHint(const Unit &U, const PastFiles *Past);

/// Whether the language of the command has modules: C++20 or later, or GCC's `-fmodules-ts`.
bool allowsModules(const Unit &U);

/// Digest of those settings in which an importer and what it imports must not differ: language and target.
std::string dialectOf(const clang::CompilerInvocation &Invocation);

/// What came of scanning a unit.
struct ModuleScan {
  ModuleUse Use;
  std::string Dialect; ///< As dialectOf() gives it.
  std::vector<Input> Inputs;
  bool IsUnsettled = false; ///< Something that was read has changed meanwhile.

  template <class V> void fields(V &&Visit) { Visit(Use), Visit(Dialect), Visit(Inputs), Visit(IsUnsettled); }
};

/// Preprocesses the units. \p ClockAhead is for InputRecorder. One that cannot be preprocessed to its end has what was
/// found until there. For a worker process.
std::vector<ModuleScan> scanModules(llvm::ArrayRef<const Unit *> Units, const PastFiles *Past, int64_t ClockAhead);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESSCAN_H
