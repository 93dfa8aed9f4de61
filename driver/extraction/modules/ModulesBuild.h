//===- ModulesBuild.h - module interfaces as clang reads them ---*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Builds the interface of one C++20 module into a file that units which import it are parsed with.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESBUILD_H
#define FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESBUILD_H

#include "driver/extraction/Inputs.h"
#include "driver/extraction/UnitAction.h"
#include "driver/units/Units.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <string>
#include <vector>

namespace floodgate {

/// The modules that a unit is parsed with.
struct UnitModules {
  std::map<std::string, std::string> Files;   ///< By name: those that it imports, directly or not.
  std::vector<std::string> Headers;           ///< The files of those that are headers, in the order of their imports.
  std::vector<std::string> OwnHeaders;        ///< Of Headers: what the unit itself imports of the project's own.
  std::map<std::string, std::string> Missing; ///< By name: why it is not among Files.
  /// What was read for each of them, in order of name.
  std::vector<const std::vector<Input> *> Inputs;
  bool IsUnsettled = false; ///< Some of that has changed meanwhile.
};

/// Lets \p Invocation import \p Modules (null: none), and nothing else.
void useModules(clang::CompilerInvocation &Invocation, const UnitModules *Modules);

/// \p Error, an error of clang about a unit that was parsed with \p Modules (null: none): where a module is not found,
/// with the reason.
std::string explainModules(std::string Error, const UnitModules *Modules);

/// The files of the project that are in \p OwnHeaders: their functions are told by whoever imports them.
std::vector<clang::FileID> filesIn(clang::CompilerInstance &Compiler, llvm::ArrayRef<std::string> OwnHeaders,
                                   const ProjectScope &Scope);

/// Adds what \p Modules were made of to \p Inputs, and takes out the files of the modules themselves. \returns whether
/// both have seen the same content of each file.
bool addModuleInputs(std::vector<Input> &Inputs, const UnitModules &Modules);

struct MadeModule {
  std::string Problem; ///< Why there is no file; else empty.
  std::vector<Input> Inputs;
  bool IsUnsettled = false; ///< Something that was read has changed meanwhile.

  template <class V> void fields(V &&Visit) { Visit(Problem), Visit(Inputs), Visit(IsUnsettled); }
};

/// Builds the interface \p U of the module \p Name, which imports \p Imports, into \p File. The language and the target
/// are those of \p Dialect, a unit that imports it. For a worker process.
MadeModule makeModule(const Unit &U, llvm::StringRef Name, const Unit &Dialect, const UnitSettings &Settings,
                      const UnitModules &Imports, const std::string &File);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_MODULES_MODULESBUILD_H
