//===- CleanCommand.h - what a compile command says of the code *- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compile commands are written for whatever compiler builds the project. Here they become what clang's driver needs to
/// read the same code: launchers, output files, and options that only GCC knows are left out, and what the compiler's
/// name says is said by options.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_CLEANCOMMAND_H
#define FLOODGATE_DRIVER_UNITS_CLEANCOMMAND_H

#include "driver/units/CompilationDatabase.h"
#include "driver/units/CompilerName.h"
#include "driver/units/PrecompiledHeaders.h"
#include "engine/model/Model.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/TargetParser/Triple.h"
#include <string>
#include <vector>

namespace floodgate {

/// A compile command that clang's driver understands. It holds only what AllowedOptions.h allows.
struct CleanCommand {
  std::vector<std::string> Arguments; ///< The compiler first; `--` and the file, absolute, last.
  std::vector<std::string> Dropped;   ///< What was left out although it may mean something to the compiler it is for.
  std::vector<std::string> Modules;   ///< Options about C++20 modules, which Modules.h builds itself: left out, too.
  std::string Output;                 ///< The file that the command writes, as it names it; empty without `-o`.
  std::vector<std::string> Notes;     ///< What is read otherwise than the command says, a sentence each.
  CompilerFamily Family = CompilerFamily::Gcc;                ///< The compiler that it was written for,
  unsigned Version = 0;                                       ///< and its major version; 0: unknown.
  llvm::Triple::ArchType Machine = llvm::Triple::UnknownArch; ///< That the code is for.
  /// What the headers of libraries would define for that compiler, and do not for clang. Conditions are still open.
  std::vector<const model::CompilerMacro *> Macros;
};

/// \p File is the unit, absolute. Response files are read relative to the command's directory; one that cannot be read
/// is an error, and so is an option without its value, and a compiler for a machine that clang does not know.
llvm::Expected<CleanCommand> cleanCommand(const CompileCommand &Command, llvm::StringRef File,
                                          llvm::StringRef ResourceDir, const PrecompiledHeaders &Headers);

/// The files that \p Command, in which no response files are left, names as what it compiles or links.
std::vector<std::string> inputsOf(llvm::ArrayRef<std::string> Command);

/// Whether \p Argument of a command asks for C++20 or later.
bool isModernStandard(llvm::StringRef Argument);

/// Whether \p File has one of the endings that are for interfaces of C++20 modules: `.cppm`, `.ixx`.
bool isModuleFile(llvm::StringRef File);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_CLEANCOMMAND_H
