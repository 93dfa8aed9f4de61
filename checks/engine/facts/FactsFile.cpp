//===- FactsFile.cpp - facts of many units in a file -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/facts/FactsFile.h"
#include "engine/facts/FactsCodec.h"
#include "engine/model/RegularFile.h"
#include "llvm/Support/xxhash.h"
#include <sys/mman.h>

namespace floodgate {

namespace {

/// The format of the file, and the version of the tool that says what the facts mean. After this line, for each unit a
/// check sum, the number of its bytes and its record. The facts in it have a version of their own.
constexpr llvm::StringLiteral Name = "floodgate facts ";
constexpr llvm::StringLiteral Version = "4, floodgate " FLOODGATE_VERSION "\n";

} // namespace

std::string packUnit(const UnitRecord &Unit) { return encoded(Unit); }

llvm::Expected<UnitRecord> unpackUnit(llvm::StringRef Bytes) {
  if (std::optional<UnitRecord> Unit = decoded<UnitRecord>(Bytes))
    return std::move(*Unit);
  return llvm::createStringError("damaged or foreign data");
}

std::string packFacts(llvm::ArrayRef<UnitRecord> Units) {
  FactsWriter Out;
  Out.raw(Name);
  Out.raw(Version);
  for (const UnitRecord &Unit : Units) {
    std::string Record = packUnit(Unit);
    Out.number(llvm::xxh3_64bits(Record));
    Out.text(Record);
  }
  return Out.take();
}

llvm::Expected<std::vector<UnitRecord>> unpackFacts(llvm::StringRef Bytes, llvm::StringRef Path) {
  llvm::StringRef Given = Bytes.take_until([](char C) { return C == '\n'; }).take_front(80);
  if (!Bytes.consume_front(Name))
    return llvm::createStringError("'" + Path + "' holds no facts of Floodgate");
  if (!Bytes.consume_front(Version))
    return llvm::createStringError("'" + Path + "' holds facts of another version of Floodgate ('" + Given +
                                   "', this is '" + Name + Version.rtrim() + "'): make it anew");
  std::vector<UnitRecord> Units;
  FactsCursor In(Bytes);
  while (!In.isAtEnd() && !In.hasFailed()) {
    uint64_t Sum = In.number();
    llvm::StringRef Record = In.block();
    if (In.hasFailed())
      break;
    if (llvm::xxh3_64bits(Record) != Sum)
      return llvm::createStringError("'" + Path + "': damaged or foreign data");
    llvm::Expected<UnitRecord> Unit = unpackUnit(Record);
    if (!Unit)
      return llvm::createStringError("'" + Path + "': " + llvm::toString(Unit.takeError()));
    if (!Unit->Facts.empty())
      if (llvm::Expected<FactsReader::UnitName> Name = FactsReader::unitOf(Unit->Facts); !Name)
        return llvm::createStringError("'" + Path + "': " + llvm::toString(Name.takeError()));
    Units.push_back(std::move(*Unit));
  }
  if (In.hasFailed())
    return llvm::createStringError("'" + Path + "' ends in the middle of a unit's facts");
  return Units;
}

llvm::Expected<FactsFile> readFactsFile(llvm::StringRef Path) {
  // Facts of a whole program are large, and whoever makes them puts them in place with a rename.
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
      readRegularFile(Path, FileContent::Mapped, /*Limit=*/UINT64_MAX);
  if (!Buffer)
    return llvm::createStringError("cannot read the facts in '" + Path + "': " + llvm::toString(Buffer.takeError()));
  llvm::Expected<std::vector<UnitRecord>> Units = unpackFacts((*Buffer)->getBuffer(), Path);
  if (!Units)
    return Units.takeError();
  return FactsFile{std::move(*Buffer), std::move(*Units)};
}

void FactsFile::releasePages() const {
  // MemoryBuffer::dontNeedIfMmap() asks posix_madvise(), which glibc does not carry out.
  llvm::StringRef Mapped = Bytes->getBuffer();
  if (Bytes->getBufferKind() == llvm::MemoryBuffer::MemoryBuffer_MMap)
    (void)madvise(const_cast<char *>(Mapped.data()), Mapped.size(), MADV_DONTNEED);
}

} // namespace floodgate
