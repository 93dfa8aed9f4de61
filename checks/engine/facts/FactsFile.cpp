//===- FactsFile.cpp - facts of many units in a file -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
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
constexpr llvm::StringLiteral Version = "3, floodgate " FLOODGATE_VERSION "\n";

} // namespace

std::string packUnit(const UnitRecord &Unit) {
  FactsWriter Out;
  Out.text(Unit.Key);
  Out.text(Unit.Label);
  Out.text(Unit.Status.File);
  Out.number(static_cast<uint64_t>(Unit.Status.What));
  Out.text(Unit.Status.Error);
  Out.text(Unit.Status.Where.File);
  Out.number(Unit.Status.Where.Line);
  Out.number(Unit.Status.Where.Column);
  Out.number(Unit.Status.Where.EndColumn);
  Out.text(Unit.Status.Where.Snippet);
  Out.number(Unit.Dropped.size());
  for (const std::string &Argument : Unit.Dropped)
    Out.text(Argument);
  Out.text(Unit.Facts);
  return Out.take();
}

llvm::Expected<UnitRecord> unpackUnit(llvm::StringRef Bytes) {
  FactsCursor In(Bytes);
  UnitRecord Unit;
  Unit.Key = In.block().str();
  Unit.Label = In.block().str();
  Unit.Status.File = In.block().str();
  uint64_t What = In.number();
  if (What > static_cast<uint64_t>(UnitStatus::Outcome::Missing))
    In.fail();
  Unit.Status.What = static_cast<UnitStatus::Outcome>(What);
  Unit.Status.Error = In.block().str();
  Unit.Status.Where.File = In.block().str();
  Unit.Status.Where.Line = In.number();
  Unit.Status.Where.Column = In.number();
  Unit.Status.Where.EndColumn = In.number();
  Unit.Status.Where.Snippet = In.block().str();
  Unit.Dropped.resize(In.count());
  for (std::string &Argument : Unit.Dropped)
    Argument = In.block().str();
  Unit.Facts = In.block();
  if (In.hasFailed() || !In.isAtEnd())
    return llvm::createStringError("damaged or foreign data");
  return Unit;
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
