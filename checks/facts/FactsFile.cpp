//===- FactsFile.cpp - the facts of a whole program in a file ----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "FactsFile.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MemoryBuffer.h"

namespace floodgate {

namespace {

/// Version 1: after this line, for each unit its size (8 bytes, little endian) and its facts. The facts have a version
/// of their own, which deserialize() looks at.
constexpr llvm::StringLiteral Header = "floodgate facts 1\n";

} // namespace

std::string packFacts(llvm::ArrayRef<std::string> Units) {
  std::string Bytes = Header.str();
  for (const std::string &Unit : Units) {
    char Size[8];
    llvm::support::endian::write64le(Size, Unit.size());
    Bytes.append(Size, sizeof Size);
    Bytes += Unit;
  }
  return Bytes;
}

llvm::Expected<std::vector<UnitFacts>> unpackFacts(llvm::StringRef Bytes, llvm::StringRef Path) {
  if (!Bytes.consume_front(Header))
    return llvm::createStringError("'" + Path + "' holds no facts that this version of Floodgate reads: make it anew " +
                                   "with 'floodgate scan -o FILE.facts'");
  std::vector<UnitFacts> Units;
  while (!Bytes.empty()) {
    uint64_t Size = Bytes.size() < 8 ? UINT64_MAX : llvm::support::endian::read64le(Bytes.data());
    if (Bytes.size() < 8 || Size > Bytes.size() - 8)
      return llvm::createStringError("'" + Path + "' ends in the middle of a unit's facts");
    llvm::Expected<UnitFacts> Unit = deserialize(Bytes.substr(8, Size));
    if (!Unit)
      return llvm::createStringError("'" + Path + "': " + llvm::toString(Unit.takeError()));
    Units.push_back(std::move(*Unit));
    Bytes = Bytes.drop_front(8 + Size);
  }
  return Units;
}

llvm::Expected<std::vector<UnitFacts>> readFactsFile(llvm::StringRef Path) {
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
      llvm::MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return llvm::createStringError("cannot read the facts in '" + Path + "': " + Buffer.getError().message());
  return unpackFacts((*Buffer)->getBuffer(), Path);
}

} // namespace floodgate
