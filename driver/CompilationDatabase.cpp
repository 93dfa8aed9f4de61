//===- CompilationDatabase.cpp - compile_commands.json -----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "CompilationDatabase.h"
#include "model/RegularFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

namespace floodgate {

llvm::Error errorAt(llvm::StringRef Text, llvm::StringRef Path, size_t Offset, const llvm::Twine &Message) {
  llvm::StringRef Before = Text.take_front(Offset);
  size_t LineStart = Before.rfind('\n');
  size_t Column = Offset - (LineStart == llvm::StringRef::npos ? 0 : LineStart + 1) + 1;
  return llvm::createStringError(Path + ":" + llvm::Twine(Before.count('\n') + 1) + ":" + llvm::Twine(Column) +
                                 ": error: " + Message);
}

size_t offsetOfElement(llvm::StringRef Text, size_t Index) {
  size_t Depth = 0, Seen = 0;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    bool Starts = Depth == 1 && C != ']' && C != ',' && !llvm::isSpace(C);
    if (Starts && Seen++ == Index)
      return I;
    if (C == '"') {
      for (++I; Text[I] != '"'; ++I)
        if (Text[I] == '\\')
          ++I;
    } else if (C == '[' || C == '{') {
      ++Depth;
    } else if (C == ']' || C == '}') {
      --Depth;
    } else if (Starts) {
      // A number, or a word such as `null`.
      I = Text.find_first_of(",]", I) - 1;
    }
  }
  return 0;
}

namespace {

std::vector<std::string> splitCommand(llvm::StringRef Command) {
  llvm::BumpPtrAllocator Storage;
  llvm::StringSaver Saver(Storage);
  llvm::SmallVector<const char *, 64> Arguments;
  llvm::cl::TokenizeGNUCommandLine(Command, Saver, Arguments);
  return {Arguments.begin(), Arguments.end()};
}

/// Reads one entry. \returns what is wrong with it, or nothing.
std::string readEntry(const llvm::json::Value &Value, llvm::StringRef Folder, CompileCommand &Entry) {
  const llvm::json::Object *Object = Value.getAsObject();
  if (!Object)
    return "expected an object with 'directory', 'file' and 'command' or 'arguments'";
  std::optional<llvm::StringRef> Directory = Object->getString("directory");
  if (!Directory)
    return "the entry needs 'directory', a string";
  std::optional<llvm::StringRef> File = Object->getString("file");
  if (!File || File->empty())
    return "the entry needs 'file', a string that is not empty";

  llvm::SmallString<256> Absolute(*Directory);
  llvm::sys::path::make_absolute(Folder, Absolute);
  Entry.Directory = std::string(Absolute);
  Entry.File = File->str();

  // Where both are given the array wins: it needs no guess about quoting.
  if (const llvm::json::Value *Given = Object->get("arguments")) {
    const llvm::json::Array *Arguments = Given->getAsArray();
    if (!Arguments)
      return "expected 'arguments' to be an array of strings";
    for (const llvm::json::Value &Element : *Arguments) {
      std::optional<llvm::StringRef> Argument = Element.getAsString();
      if (!Argument)
        return "expected 'arguments' to be an array of strings";
      Entry.Arguments.push_back(Argument->str());
    }
  } else if (std::optional<llvm::StringRef> Command = Object->getString("command")) {
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
                                                                     llvm::StringRef Folder) {
  Text.consume_front("\xef\xbb\xbf");
  if (Text.trim().empty())
    return errorAt(Text, Path, 0, "the file is empty: expected an array of compile commands");
  llvm::Expected<llvm::json::Value> Root = llvm::json::parse(Text);
  if (!Root) {
    // `[LINE:COLUMN, byte=N]: MESSAGE`
    std::string Problem = llvm::toString(Root.takeError());
    llvm::StringRef Message = llvm::StringRef(Problem).split("]: ").second;
    size_t Offset = 0;
    llvm::StringRef(Problem).split("byte=").second.split(']').first.getAsInteger(10, Offset);
    // The parser has read the character that it complains of, but for what follows the end.
    if (Offset > 0 && !Message.starts_with("Text after"))
      --Offset;
    return errorAt(Text, Path, std::min(Offset, Text.size()), "not JSON: " + Message);
  }
  const llvm::json::Array *Entries = Root->getAsArray();
  if (!Entries)
    return errorAt(Text, Path, Text.find_first_not_of(" \t\r\n"), "expected an array of compile commands");
  if (Entries->empty())
    return errorAt(Text, Path, Text.find('['), "the array holds no compile command");

  std::vector<CompileCommand> Commands;
  Commands.reserve(Entries->size());
  for (size_t I = 0; I < Entries->size(); ++I) {
    CompileCommand Entry;
    if (std::string Problem = readEntry((*Entries)[I], Folder, Entry); !Problem.empty())
      return errorAt(Text, Path, offsetOfElement(Text, I), Problem);
    Commands.push_back(std::move(Entry));
  }
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
      parseCompilationDatabase((*Buffer)->getBuffer(), Given, Database.Folder);
  if (!Commands)
    return Commands.takeError();
  Database.Commands = std::move(*Commands);
  return Database;
}

} // namespace floodgate
