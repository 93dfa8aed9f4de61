//===- CompilationDatabase.h - compile_commands.json -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads a JSON compilation database. Its errors carry file:line:column, which those of clang's own reader do not.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_COMPILATIONDATABASE_H
#define FLOODGATE_DRIVER_COMPILATIONDATABASE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <compare>
#include <string>
#include <vector>

namespace floodgate {

/// `PATH:LINE:COLUMN: error: MESSAGE`, for a byte of the text.
llvm::Error errorAt(llvm::StringRef Text, llvm::StringRef Path, size_t Offset, const llvm::Twine &Message);

/// Where element \p Index of the outermost array begins. The text is known to begin with JSON that holds one.
size_t offsetOfElement(llvm::StringRef Text, size_t Index);

/// One entry, as it stands in the file.
struct CompileCommand {
  std::string Directory;              ///< Absolute; a relative one is relative to the database.
  std::string File;                   ///< As given: relative to Directory, or absolute.
  std::vector<std::string> Arguments; ///< The first is the compiler, or a wrapper of it.

  auto operator<=>(const CompileCommand &) const = default;
};

struct CompilationDatabase {
  std::string Path;   ///< Of the file, symlinks resolved.
  std::string Folder; ///< That the file lies in, symlinks resolved.
  std::vector<CompileCommand> Commands;
};

/// \p Build is a folder that holds a compile_commands.json, or such a file. A database without an entry is an error.
llvm::Expected<CompilationDatabase> loadCompilationDatabase(llvm::StringRef Build);

/// The same from text. \p Path is for messages, \p Folder for relative directories.
llvm::Expected<std::vector<CompileCommand>> parseCompilationDatabase(llvm::StringRef Text, llvm::StringRef Path,
                                                                     llvm::StringRef Folder);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_COMPILATIONDATABASE_H
