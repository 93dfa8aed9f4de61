//===- CompilationDatabase.h - compile_commands.json -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads a JSON compilation database. Its errors carry file:line:column, which those of clang's own reader do not.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_COMPILATIONDATABASE_H
#define FLOODGATE_DRIVER_UNITS_COMPILATIONDATABASE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <compare>
#include <string>
#include <vector>

namespace floodgate {

/// One entry, as it stands in the file.
struct CompileCommand {
  std::string Directory;              ///< Absolute; a relative one is relative to the database.
  std::string File;                   ///< As given: relative to Directory, or absolute.
  std::vector<std::string> Arguments; ///< The first is the compiler, or a wrapper of it.

  auto operator<=>(const CompileCommand &) const = default;
};

/// An entry that cannot be read, while the others can.
struct EntryLeftOut {
  unsigned Line = 0, Column = 0; ///< Of what is wrong with it.
  std::string Why;               ///< "it is not UTF-8".

  auto operator<=>(const EntryLeftOut &) const = default;
};

struct CompilationDatabase {
  std::string Path;   ///< Of the file, symlinks resolved.
  std::string Folder; ///< That the file lies in, symlinks resolved.
  std::vector<CompileCommand> Commands;
  std::vector<EntryLeftOut> LeftOut;
};

/// \p Build is a folder that holds a compile_commands.json, or such a file. A database without an entry is an error.
llvm::Expected<CompilationDatabase> loadCompilationDatabase(llvm::StringRef Build);

/// The same from text. \p Path is for messages, \p Folder for relative directories. An entry with bytes that are not
/// UTF-8 is put into \p LeftOut; an error where no other is left.
llvm::Expected<std::vector<CompileCommand>> parseCompilationDatabase(llvm::StringRef Text, llvm::StringRef Path,
                                                                     llvm::StringRef Folder,
                                                                     std::vector<EntryLeftOut> &LeftOut);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_COMPILATIONDATABASE_H
