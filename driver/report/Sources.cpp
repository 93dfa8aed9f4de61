//===- Sources.cpp - the text of the scanned files ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/Sources.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

namespace floodgate {

std::string validUtf8(llvm::StringRef Text) {
  // Nearly all of it is, and to look is much faster than to fix.
  return llvm::json::isUTF8(Text) ? Text.str() : llvm::json::fixUTF8(Text);
}

SourceReader::~SourceReader() = default;

/// \p Path without symbolic links; empty where there is nothing.
static std::string resolve(const llvm::Twine &Path) {
  llvm::SmallString<256> Real;
  return llvm::sys::fs::real_path(Path, Real) ? "" : std::string(Real);
}

DiskSources::DiskSources(llvm::StringRef Root) : Root(resolve(Root)) {}

const std::string *DiskSources::read(llvm::StringRef File) {
  std::lock_guard Lock(Guard);
  auto [Known, IsNew] = Files.try_emplace(File);
  if (IsNew && !Root.empty()) {
    llvm::SmallString<256> Path;
    if (llvm::sys::path::is_relative(File))
      Path = Root;
    llvm::sys::path::append(Path, File);
    const std::string Real = resolve(Path);
    llvm::StringRef Below = Real;
    if (!Below.consume_front(llvm::StringRef(Root).rtrim('/')) || !Below.starts_with("/"))
      return nullptr;
    if (auto Buffer = readRegularFile(Real))
      Known->second = std::make_unique<std::string>((*Buffer)->getBuffer());
    else
      llvm::consumeError(Buffer.takeError());
  }
  return Known->second.get();
}

llvm::StringRef SourceReader::line(llvm::StringRef File, unsigned Line) {
  const std::string *Text = read(File);
  if (!Text || Line == 0)
    return "";
  std::lock_guard Lock(StartsGuard);
  auto [Known, IsNew] = Starts.try_emplace(File);
  std::vector<size_t> &Begins = Known->second;
  if (IsNew)
    for (size_t At = 0; At != std::string::npos; At = Text->find('\n', At), At += At != std::string::npos)
      Begins.push_back(At);
  if (Line > Begins.size())
    return "";
  return llvm::StringRef(*Text).drop_front(Begins[Line - 1]).take_until([](char C) { return C == '\n' || C == '\r'; });
}

} // namespace floodgate
