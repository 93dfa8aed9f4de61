//===- CacheEntry.cpp - an entry of the cache as bytes ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/CacheEntry.h"
#include "driver/units/Scope.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace floodgate {

static constexpr llvm::StringLiteral Header = "floodgate cache 3\n";
/// No system takes a longer name.
static constexpr size_t LongestName = 4096;
/// Names are stored as what they have not in common with the one before. In real entries they are some 20 times as long
/// as what is stored of them; what claims more than this is none.
static constexpr uint64_t MostExpansion = 256;

namespace {

/// A name, as what it has not in common with the one before.
struct StoredName {
  uint64_t Folder = 0; ///< Number of the folder that it begins with; one past the last: none.
  uint64_t Common = 0; ///< How many of the first bytes of what follows are those of the name before.
  llvm::StringRef Rest;

  template <class V> void fields(V &&Visit) { Visit(Folder), Visit(Common), Visit(Rest); }
};

/// What a stored stamp says besides that there was a file.
struct StoredStamp {
  uint64_t Size = 0, Inode = 0;
  int64_t Modified = 0, Changed = 0;

  template <class V> void fields(V &&Visit) { Visit(Size), Visit(Inode), Visit(Modified), Visit(Changed); }
};

/// An input. What its state does not have is not stored.
struct StoredInput {
  StoredName Path;
  Input::State What = Input::State::Absent;
  bool HasOtherName = false; ///< Whether Real is stored: it is not Path.
  StoredName Real;
  Digest Content;
  StoredStamp Stamp;

  template <class V> void fields(V &&Visit) {
    Visit(Path), Visit(What), Visit(HasOtherName);
    if (HasOtherName)
      Visit(Real);
    if (What == Input::State::Read || What == Input::State::Listed)
      Visit(Content);
    if (What == Input::State::Read)
      Visit(Stamp);
  }
};

/// Shortens names, one after the other.
class NameWriter {
public:
  explicit NameWriter(llvm::ArrayRef<std::string> Folders) : Folders(Folders) {}

  /// The result refers to \p Name.
  StoredName shorten(llvm::StringRef Name) {
    size_t Folder = 0;
    for (; Folder < Folders.size(); ++Folder)
      if (!Folders[Folder].empty() && isUnder(Name, Folders[Folder])) {
        Name = Name.drop_front(Folders[Folder].size());
        break;
      }
    size_t Common = 0;
    while (Common < Name.size() && Common < Last.size() && Name[Common] == Last[Common])
      ++Common;
    Last = Name.str();
    return {Folder, Common, Name.drop_front(Common)};
  }

private:
  llvm::ArrayRef<std::string> Folders;
  std::string Last;
};

class NameReader {
public:
  /// \p Left: how many bytes all names together may have.
  NameReader(FactsCursor &In, llvm::ArrayRef<std::string> Folders, uint64_t &Left)
      : In(In), Folders(Folders), Left(Left) {}

  /// Fails the cursor where NameWriter did not shorten a name to \p Stored.
  std::string lengthen(const StoredName &Stored) {
    const auto &[Folder, Common, Rest] = Stored;
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
  NameWriter Paths(Folders), Reals(Folders);
  for (const Input &I : Inputs) {
    StoredInput Stored;
    Stored.Path = Paths.shorten(I.Path);
    Stored.What = I.What;
    Stored.HasOtherName = I.isThere() && I.Real != I.Path;
    if (Stored.HasOtherName)
      Stored.Real = Reals.shorten(I.Real);
    Stored.Content = I.Content;
    Stored.Stamp.Size = I.Stamp.Size;
    if (Wanted == Stamps::Written)
      Stored.Stamp = {I.Stamp.Size, I.Stamp.Inode, I.Stamp.Modified, I.Stamp.Changed};
    Out.write(Stored);
  }
}

/// Fails \p In where the inputs are not what writeInputs() wrote.
static std::vector<Input> readInputs(FactsCursor &In, llvm::ArrayRef<std::string> Folders) {
  size_t Count = In.count();
  uint64_t Left = (FactsCursor(In).rest().size() + 1) * MostExpansion;
  NameReader Paths(In, Folders, Left), Reals(In, Folders, Left);
  std::vector<Input> Result;
  // One after the other: that there are so many is only said.
  for (size_t Number = 0; Number < Count && !In.hasFailed(); ++Number) {
    StoredInput Stored;
    In.read(Stored);
    Input I;
    I.Path = Paths.lengthen(Stored.Path);
    I.What = Stored.What;
    if (I.isThere())
      I.Real = Stored.HasOtherName ? Reals.lengthen(Stored.Real) : I.Path;
    else if (Stored.HasOtherName)
      In.fail();
    if (In.hasFailed())
      break;
    I.Content = Stored.Content;
    if (I.What == Input::State::Read) {
      const StoredStamp &Stamp = Stored.Stamp;
      I.Stamp = {true, false, Stamp.Size, Stamp.Inode, Stamp.Modified, Stamp.Changed};
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
  Out.write(Sum);
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
  Digest Sum;
  In.read(Sum);
  llvm::StringRef Body = In.block();
  if (In.hasFailed() || !In.isAtEnd() || digestOf(Body) != Sum)
    return std::nullopt;
  return unpackEntryBody(Body, Folders);
}

Digest digestOfEntry(const CacheEntry &Entry, llvm::ArrayRef<std::string> Folders) {
  return digestOf(packBody(Entry, Folders, Stamps::LeftOut));
}

} // namespace floodgate
