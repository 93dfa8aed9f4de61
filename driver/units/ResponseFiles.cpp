//===- ResponseFiles.cpp - @FILE in a command ------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/ResponseFiles.h"
#include "driver/units/Scope.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/StringSaver.h"

namespace floodgate {

namespace {

/// More than any system takes as a command line.
constexpr uint64_t MostBytes = uint64_t(64) << 20;

/// Commands name one or two. A few files that name each other twice would otherwise be exponential.
constexpr size_t MostFiles = 1000;

/// The stack is finite.
constexpr size_t MostNested = 100;

class Expansion {
public:
  Expansion(llvm::StringRef Folder, llvm::cl::TokenizerCallback Tokenize) : Folder(Folder), Tokenize(Tokenize) {}

  llvm::Error add(llvm::StringRef Argument) {
    if (!Argument.consume_front("@")) {
      Result.push_back(Argument.str());
      return llvm::Error::success();
    }
    auto Fail = [&](const llvm::Twine &Why) {
      return llvm::createStringError("cannot read the response file '" + Argument + "' of the compile command" + Why);
    };
    std::string Path = realPath(Argument, Folder);
    if (llvm::is_contained(Open, Path))
      return Fail(": it names itself");
    if (Open.size() == MostNested)
      return Fail(": it is named by response files that are nested too deeply");
    if (++Files > MostFiles)
      return Fail(": the command has more than " + llvm::Twine(MostFiles) + " response files");
    llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
        readRegularFile(Path, FileContent::Copied, /*Limit=*/MostBytes);
    if (!Buffer)
      return Fail(": " + llvm::toString(Buffer.takeError()));
    llvm::StringRef Text = (*Buffer)->getBuffer();
    Bytes += Text.size();
    if (Bytes > MostBytes)
      return Fail(": the command has more than " + llvm::Twine(MostBytes >> 20) + " MB with it");

    // Windows' tools write UTF-16, and mark UTF-8.
    std::string Converted;
    if (llvm::hasUTF16ByteOrderMark(llvm::arrayRefFromStringRef<char>(Text))) {
      if (!llvm::convertUTF16ToUTF8String(llvm::arrayRefFromStringRef<char>(Text), Converted))
        return Fail(": it is not UTF-16 as it claims");
      Text = Converted;
    }
    Text.consume_front("\xef\xbb\xbf");

    llvm::BumpPtrAllocator Storage;
    llvm::StringSaver Saver(Storage);
    llvm::SmallVector<const char *, 64> Words;
    Tokenize(Text, Saver, Words, /*MarkEOLs=*/false);
    Open.push_back(Path);
    for (const char *Word : Words)
      if (llvm::Error Problem = add(Word))
        return Problem;
    Open.pop_back();
    return llvm::Error::success();
  }

  std::vector<std::string> take() { return std::move(Result); }

private:
  llvm::StringRef Folder;
  llvm::cl::TokenizerCallback Tokenize;
  std::vector<std::string> Result;
  std::vector<std::string> Open; ///< The files that we are in.
  size_t Files = 0;              ///< How many were read, counted again where one is named again.
  uint64_t Bytes = 0;            ///< Of all of them.
};

} // namespace

llvm::Expected<std::vector<std::string>> expandResponseFiles(llvm::ArrayRef<std::string> Arguments,
                                                             llvm::StringRef Folder,
                                                             llvm::cl::TokenizerCallback Tokenize) {
  Expansion Words(Folder, Tokenize);
  for (const std::string &Argument : Arguments)
    if (llvm::Error Problem = Words.add(Argument))
      return Problem;
  return Words.take();
}

} // namespace floodgate
