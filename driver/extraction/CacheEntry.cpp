//===- CacheEntry.cpp - an entry of the cache as bytes ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/CacheEntry.h"
#include "driver/units/Scope.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace floodgate {

static constexpr llvm::StringLiteral Header = "floodgate cache 2\n";
/// No system takes a longer name.
static constexpr size_t LongestName = 4096;
/// Names are stored as what they have not in common with the one before. In real entries they are some 20 times as long
/// as what is stored of them; what claims more than this is none.
static constexpr uint64_t MostExpansion = 256;

namespace {

/// Names, each stored as what it has not in common with the one before.
class NameWriter {
public:
  NameWriter(FactsWriter &Out, llvm::ArrayRef<std::string> Folders) : Out(Out), Folders(Folders) {}

  void write(llvm::StringRef Name) {
    size_t Folder = 0;
    for (; Folder < Folders.size(); ++Folder)
      if (!Folders[Folder].empty() && isUnder(Name, Folders[Folder])) {
        Name = Name.drop_front(Folders[Folder].size());
        break;
      }
    size_t Common = 0;
    while (Common < Name.size() && Common < Last.size() && Name[Common] == Last[Common])
      ++Common;
    Out.number(Folder);
    Out.number(Common);
    Out.text(Name.drop_front(Common));
    Last = Name.str();
  }

private:
  FactsWriter &Out;
  llvm::ArrayRef<std::string> Folders;
  std::string Last;
};

class NameReader {
public:
  /// \p Left: how many bytes all names together may have.
  NameReader(FactsCursor &In, llvm::ArrayRef<std::string> Folders, uint64_t &Left)
      : In(In), Folders(Folders), Left(Left) {}

  std::string read() {
    uint64_t Folder = In.number(), Common = In.number();
    llvm::StringRef Rest = In.block();
    if (Folder > Folders.size() || Common > Last.size() || Common + Rest.size() > LongestName ||
        Common + Rest.size() > Left)
      In.fail();
    if (In.hasFailed())
      return "";
    Left -= Common + Rest.size();
    Last.resize(Common);
    Last += Rest;
    return (Folder < Folders.size() ? Folders[Folder] : "") + Last;
  }

private:
  FactsCursor &In;
  llvm::ArrayRef<std::string> Folders;
  uint64_t &Left;
  std::string Last;
};

enum class Stamps : uint8_t { Written, LeftOut };

} // namespace

static void writeInputs(FactsWriter &Out, llvm::ArrayRef<Input> Inputs, llvm::ArrayRef<std::string> Folders,
                        Stamps Wanted) {
  Out.number(Inputs.size());
  NameWriter Paths(Out, Folders), Reals(Out, Folders);
  for (const Input &I : Inputs) {
    Paths.write(I.Path);
    bool HasOtherName = I.isThere() && I.Real != I.Path;
    Out.number(2 * static_cast<uint64_t>(I.What) + (HasOtherName ? 1 : 0));
    if (HasOtherName)
      Reals.write(I.Real);
    if (I.hasContent()) {
      Out.number(I.Content.High);
      Out.number(I.Content.Low);
    }
    if (I.What == Input::State::Read) {
      Out.number(I.Stamp.Size);
      if (Wanted == Stamps::Written)
        for (uint64_t Number : {I.Stamp.Inode, uint64_t(I.Stamp.Modified), uint64_t(I.Stamp.Changed)})
          Out.number(Number);
    }
  }
}

void writeInputs(FactsWriter &Out, llvm::ArrayRef<Input> Inputs, llvm::ArrayRef<std::string> Folders) {
  writeInputs(Out, Inputs, Folders, Stamps::Written);
}

std::vector<Input> readInputs(FactsCursor &In, llvm::ArrayRef<std::string> Folders) {
  size_t Count = In.count();
  uint64_t Left = (FactsCursor(In).rest().size() + 1) * MostExpansion;
  NameReader Paths(In, Folders, Left), Reals(In, Folders, Left);
  std::vector<Input> Result;
  for (size_t Number = 0; Number < Count && !In.hasFailed(); ++Number) {
    Input I;
    I.Path = Paths.read();
    uint64_t What = In.number();
    if (What / 2 > static_cast<uint64_t>(Input::State::Read))
      In.fail();
    if (In.hasFailed())
      break;
    I.What = static_cast<Input::State>(What / 2);
    if (I.isThere())
      I.Real = What % 2 ? Reals.read() : I.Path;
    if (I.hasContent()) {
      I.Content.High = In.number();
      I.Content.Low = In.number();
    }
    if (I.What == Input::State::Read) {
      I.Stamp.Exists = true;
      I.Stamp.Size = In.number();
      I.Stamp.Inode = In.number();
      I.Stamp.Modified = static_cast<int64_t>(In.number());
      I.Stamp.Changed = static_cast<int64_t>(In.number());
    }
    Result.push_back(std::move(I));
  }
  // Where a folder is elsewhere, its files are at another place in the order.
  llvm::sort(Result, [](const Input &A, const Input &B) { return A.Path < B.Path; });
  auto SamePath = [](const Input &A, const Input &B) { return A.Path == B.Path; };
  if (llvm::adjacent_find(Result, SamePath) != Result.end())
    In.fail();
  return In.hasFailed() ? std::vector<Input>() : Result;
}

static std::string packBody(const CacheEntry &Entry, llvm::ArrayRef<std::string> Folders, Stamps Wanted) {
  FactsWriter Body;
  Body.text(Entry.Key);
  writeInputs(Body, Entry.Inputs, Folders, Wanted);
  Body.text(Entry.Payload);
  return Body.take();
}

std::string packEntry(const CacheEntry &Entry, llvm::ArrayRef<std::string> Folders) {
  std::string Bytes = packBody(Entry, Folders, Stamps::Written);
  Digest Sum = digestOf(Bytes);
  FactsWriter Out;
  Out.raw(Header);
  Out.number(Sum.High);
  Out.number(Sum.Low);
  Out.text(Bytes);
  return Out.take();
}

std::optional<CacheEntry> unpackEntryBody(llvm::StringRef Body, llvm::ArrayRef<std::string> Folders) {
  FactsCursor In(Body);
  CacheEntry Result;
  Result.Key = In.block();
  Result.Inputs = readInputs(In, Folders);
  Result.Payload = In.block();
  return In.hasFailed() || !In.isAtEnd() ? std::nullopt : std::optional(std::move(Result));
}

std::optional<CacheEntry> unpackEntry(llvm::StringRef Bytes, llvm::ArrayRef<std::string> Folders) {
  if (!Bytes.consume_front(Header))
    return std::nullopt;
  FactsCursor In(Bytes);
  Digest Sum{In.number(), In.number()};
  llvm::StringRef Body = In.block();
  if (In.hasFailed() || !In.isAtEnd() || digestOf(Body) != Sum)
    return std::nullopt;
  return unpackEntryBody(Body, Folders);
}

Digest digestOfEntry(const CacheEntry &Entry, llvm::ArrayRef<std::string> Folders) {
  return digestOf(packBody(Entry, Folders, Stamps::LeftOut));
}

} // namespace floodgate
