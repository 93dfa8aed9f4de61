//===- Sources.cpp - the text of the scanned files ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Sources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace floodgate {

SourceReader::~SourceReader() = default;

const std::string *DiskSources::read(llvm::StringRef File) {
  auto [Known, IsNew] = Files.try_emplace(File);
  if (IsNew) {
    llvm::SmallString<256> Path;
    if (llvm::sys::path::is_relative(File))
      Path = Root;
    llvm::sys::path::append(Path, File);
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false))
      Known->second = std::make_unique<std::string>((*Buffer)->getBuffer());
  }
  return Known->second.get();
}

llvm::StringRef lineOf(llvm::StringRef Text, unsigned Line) {
  for (; Line > 1; --Line) {
    const size_t End = Text.find('\n');
    if (End == llvm::StringRef::npos)
      return "";
    Text = Text.drop_front(End + 1);
  }
  return Text.take_until([](char C) { return C == '\n' || C == '\r'; });
}

} // namespace floodgate
