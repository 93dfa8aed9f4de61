//===- Invocation.h - from a compile command to a parse --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compile commands are written for whatever compiler builds the project. Here they become what clang's frontend needs
/// to read the same code: wrappers, output files, and options that only GCC knows are left out.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_INVOCATION_H
#define FLOODGATE_DRIVER_INVOCATION_H

#include "CompilationDatabase.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

/// A compile command that clang's driver understands, without anything that writes files.
struct CleanCommand {
  std::vector<std::string> Arguments; ///< The compiler first; the file, absolute, last.
  std::vector<std::string> Dropped;   ///< What was left out although it may mean something to the compiler it is for.
  std::vector<std::string> Modules;   ///< Options about C++20 modules, which Modules.h builds itself: left out, too.
  std::string Output;                 ///< The file that the command writes, as it names it; empty without `-o`.
};

/// \p File is the unit, absolute. Response files are read relative to the command's directory; one that cannot be read
/// is an error, and so is an option without its value.
llvm::Expected<CleanCommand> cleanCommand(const CompileCommand &Command, llvm::StringRef File,
                                          llvm::StringRef ResourceDir);

/// Whether \p File has one of the endings that are for interfaces of C++20 modules: `.cppm`, `.ixx`.
bool isModuleFile(llvm::StringRef File);

/// Asks clang's driver what \p Command means. Code generation options that it rejects are moved to \p Command.Dropped;
/// what it rejects besides them is the error.
llvm::Expected<std::shared_ptr<clang::CompilerInvocation>> makeInvocation(CleanCommand &Command);

/// Takes from an invocation what would write files or say more than errors.
void prepareInvocation(clang::CompilerInvocation &Invocation);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_INVOCATION_H
