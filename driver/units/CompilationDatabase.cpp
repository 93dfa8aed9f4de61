//===- CompilationDatabase.cpp - compile_commands.json -----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/CompilationDatabase.h"
#include "driver/system/Json.h"
#include "driver/units/Scope.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

namespace floodgate {

namespace {

std::vector<std::string> splitCommand(llvm::StringRef Command) {
  llvm::BumpPtrAllocator Storage;
  llvm::StringSaver Saver(Storage);
  llvm::SmallVector<const char *, 64> Arguments;
  llvm::cl::TokenizeGNUCommandLine(Command, Saver, Arguments);
  return {Arguments.begin(), Arguments.end()};
}

/// Reads one entry. \returns what is wrong with it, or nothing.
std::string readEntry(const JsonValue &Value, llvm::StringRef Folder, CompileCommand &Entry) {
  if (!Value.isObject())
    return "expected an object with 'directory', 'file' and 'command' or 'arguments'";
  std::optional<llvm::StringRef> Directory = Value.findString("directory");
  if (!Directory)
    return "the entry needs 'directory', a string";
  std::optional<llvm::StringRef> File = Value.findString("file");
  if (!File || File->empty())
    return "the entry needs 'file', a string that is not empty";

  Entry.Directory = absolutePath(*Directory, Folder);
  Entry.File = File->str();

  // Where both are given the array wins: it needs no guess about quoting.
  if (const JsonValue *Given = Value.find("arguments")) {
    if (!Given->isArray() || !llvm::all_of(Given->Elements, [](const JsonValue &Each) { return Each.isString(); }))
      return "expected 'arguments' to be an array of strings";
    for (const JsonValue &Argument : Given->Elements)
      Entry.Arguments.push_back(Argument.Text);
  } else if (std::optional<llvm::StringRef> Command = Value.findString("command")) {
    Entry.Arguments = splitCommand(*Command);
  } else {
    return "the entry needs 'command', a string, or 'arguments', an array of strings";
  }
  if (Entry.Arguments.empty())
    return "the entry's command is empty";
  return "";
}

} // namespace

llvm::Expected<std::vector<CompileCommand>> parseCompilationDatabase(llvm::StringRef Text, llvm::StringRef Path,
                                                                     llvm::StringRef Folder,
                                                                     std::vector<EntryLeftOut> &LeftOut) {
  Text.consume_front("\xef\xbb\xbf");
  if (Text.trim().empty())
    return errorAt(Text, Path, 0, "the file is empty: expected an array of compile commands");
  std::vector<size_t> NotUtf8;
  llvm::Expected<JsonValue> Root = parseJson(Text, Path, &NotUtf8);
  if (!Root)
    return Root.takeError();
  if (!Root->isArray())
    return errorAt(Text, Path, Root->Offset, "expected an array of compile commands");
  const std::vector<JsonValue> &Entries = Root->Elements;
  if (Entries.empty())
    return errorAt(Text, Path, Root->Offset, "the array holds no compile command");

  std::vector<CompileCommand> Commands;
  Commands.reserve(Entries.size());
  const char *NoUtf8 = "the entry has a byte that is not UTF-8";
  for (size_t I = 0; I < Entries.size(); ++I) {
    auto Bad = llvm::lower_bound(NotUtf8, Entries[I].Offset);
    if (Bad != NotUtf8.end() && (I + 1 == Entries.size() || *Bad < Entries[I + 1].Offset)) {
      auto [Line, Column] = placeOf(Text, *Bad);
      LeftOut.push_back({Line, Column, NoUtf8});
      continue;
    }
    CompileCommand Entry;
    if (std::string Problem = readEntry(Entries[I], Folder, Entry); !Problem.empty())
      return errorAt(Text, Path, Entries[I].Offset, Problem);
    Commands.push_back(std::move(Entry));
  }
  if (Commands.empty())
    return errorAt(Text, Path, NotUtf8.front(), llvm::Twine(NoUtf8) + ", and there is no other");
  return Commands;
}

llvm::Expected<CompilationDatabase> loadCompilationDatabase(llvm::StringRef Build) {
  llvm::SmallString<256> Given(Build);
  if (llvm::sys::fs::is_directory(Given))
    llvm::sys::path::append(Given, "compile_commands.json");
  // By the name that was given: what a pipe "really" is has no name.
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Buffer = readRegularFile(Given);
  if (!Buffer)
    return llvm::createStringError("cannot read the compilation database '" + Given +
                                   "': " + llvm::toString(Buffer.takeError()) +
                                   "; -p names the build folder that holds compile_commands.json, or the file itself");

  llvm::SmallString<256> Real;
  if (std::error_code Problem = llvm::sys::fs::real_path(Given, Real))
    return llvm::createStringError("cannot read the compilation database '" + Given + "': " + Problem.message());
  CompilationDatabase Database;
  Database.Path = std::string(Real);
  Database.Folder = llvm::sys::path::parent_path(Real).str();
  llvm::Expected<std::vector<CompileCommand>> Commands =
      parseCompilationDatabase((*Buffer)->getBuffer(), Given, Database.Folder, Database.LeftOut);
  if (!Commands)
    return Commands.takeError();
  Database.Commands = std::move(*Commands);
  return Database;
}

} // namespace floodgate
