//===- LineHash.cpp - GitHub's hash of a line ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/LineHash.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <array>
#include <unordered_map>

namespace floodgate {
namespace {

constexpr size_t Window = 100;
constexpr uint64_t Factor = 37;

/// The characters as codeql-action sees them: UTF-16 code units, bytes that are not UTF-8 replaced by U+FFFD.
llvm::SmallVector<llvm::UTF16, 0> codeUnits(llvm::StringRef Text) {
  llvm::SmallVector<llvm::UTF16, 0> Units;
  const std::string Valid = validUtf8(Text);
  // The function adds a terminator, which it then takes away again.
  llvm::convertUTF8ToUTF16String(Valid, Units);
  return Units;
}

/// The rolling hash of codeql-action. Its arithmetic is that of signed 64-bit numbers that wrap around, printed as
/// unsigned ones: unsigned arithmetic throughout.
class RollingHash {
public:
  RollingHash() {
    for (size_t I = 0; I < Window; ++I)
      OldestFactor *= Factor;
  }

  void character(llvm::UTF16 C) {
    if (C == ' ' || C == '\t' || (PreviousWasCR && C == '\n')) {
      PreviousWasCR = false;
      return;
    }
    PreviousWasCR = C == '\r';
    if (PreviousWasCR)
      C = '\n';
    finishLine();
    if (AtLineStart) {
      AtLineStart = false;
      StartsLine[Index] = true;
    }
    AtLineStart = C == '\n';
    update(C);
  }

  /// The end of the file counts as one more character, 65535, then zeros until the last line has its window.
  std::vector<LineHash> finish() {
    character(0xFFFF);
    for (size_t I = 0; I < Window; ++I) {
      finishLine();
      update(0);
    }
    return std::move(Lines);
  }

private:
  void update(llvm::UTF16 C) {
    Hash = Hash * Factor + C - OldestFactor * Characters[Index];
    Characters[Index] = C;
    Index = (Index + 1) % Window;
  }

  /// When the window has gone round to the start of a line, the hash is that line's.
  void finishLine() {
    if (!StartsLine[Index])
      return;
    StartsLine[Index] = false;
    Lines.push_back({Hash, ++Seen[Hash]});
  }

  std::array<llvm::UTF16, Window> Characters{};
  std::array<bool, Window> StartsLine{};
  size_t Index = 0;
  uint64_t Hash = 0;
  uint64_t OldestFactor = 1;
  bool AtLineStart = true;
  bool PreviousWasCR = false;
  std::unordered_map<uint64_t, unsigned> Seen; ///< A hash may be any number: those that DenseMap keeps for itself, too.
  std::vector<LineHash> Lines;
};

} // namespace

std::vector<LineHash> githubLineHashes(llvm::StringRef Text) {
  RollingHash Hash;
  for (const llvm::UTF16 C : codeUnits(Text))
    Hash.character(C);
  return Hash.finish();
}

std::string LineHashes::of(llvm::StringRef File, unsigned Line) {
  const std::string *Text = Sources.read(File);
  if (!Text || Line == 0)
    return "";
  const std::vector<LineHash> *Hashes = nullptr;
  {
    std::lock_guard Lock(Guard);
    if (const auto Known = Files.find(File); Known != Files.end())
      Hashes = &Known->second;
  }
  if (!Hashes) {
    std::vector<LineHash> Made = githubLineHashes(*Text);
    std::lock_guard Lock(Guard);
    Hashes = &Files.try_emplace(File, std::move(Made)).first->second;
  }
  if (Line > Hashes->size())
    return "";
  const LineHash &Hash = (*Hashes)[Line - 1];
  return llvm::utohexstr(Hash.Value, /*LowerCase=*/true) + ":" + llvm::utostr(Hash.Count);
}

} // namespace floodgate
