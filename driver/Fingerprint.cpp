//===- Fingerprint.cpp - how a finding is known again ---------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Fingerprint.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SHA256.h"
#include <array>
#include <cstdint>

namespace floodgate {
namespace {

constexpr size_t Window = 100;
constexpr uint64_t Factor = 37;

/// The characters as codeql-action sees them: UTF-16 code units, bytes that are not UTF-8 replaced by U+FFFD.
llvm::SmallVector<llvm::UTF16, 0> codeUnits(llvm::StringRef Text) {
  llvm::SmallVector<llvm::UTF16, 0> Units;
  const std::string Valid = llvm::json::fixUTF8(Text);
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
  std::vector<std::string> finish() {
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
    std::string Text = llvm::utohexstr(Hash, /*LowerCase=*/true);
    const unsigned Count = ++Seen[Text];
    Lines.push_back(Text + ":" + llvm::utostr(Count));
  }

  std::array<llvm::UTF16, Window> Characters{};
  std::array<bool, Window> StartsLine{};
  size_t Index = 0;
  uint64_t Hash = 0;
  uint64_t OldestFactor = 1;
  bool AtLineStart = true;
  bool PreviousWasCR = false;
  llvm::StringMap<unsigned> Seen;
  std::vector<std::string> Lines;
};

} // namespace

std::vector<std::string> githubLineHashes(llvm::StringRef Text) {
  RollingHash Hash;
  for (const llvm::UTF16 C : codeUnits(Text))
    Hash.character(C);
  return Hash.finish();
}

std::string LineHashes::of(llvm::StringRef File, unsigned Line) {
  auto [Known, IsNew] = Files.try_emplace(File);
  if (IsNew)
    if (const std::string *Text = Sources.read(File))
      Known->second = githubLineHashes(*Text);
  return Line > 0 && Line <= Known->second.size() ? Known->second[Line - 1] : "";
}

std::vector<std::string> fingerprintsV1(llvm::ArrayRef<Finding> Findings) {
  std::vector<std::string> Fingerprints;
  llvm::StringMap<unsigned> Seen;
  for (const Finding &F : Findings) {
    llvm::SHA256 Digest;
    // A NUL between the parts: no two triples make the same bytes.
    for (llvm::StringRef Part : {llvm::StringRef(F.Check), llvm::StringRef(F.EntryPoint), llvm::StringRef(F.Subject)}) {
      Digest.update(Part);
      Digest.update(llvm::StringRef("\0", 1));
    }
    // Half of it, 128 bits, is plenty for 25,000 results.
    std::string Text = llvm::toHex(llvm::ArrayRef<uint8_t>(Digest.final()).take_front(16), /*LowerCase=*/true);
    const unsigned Count = ++Seen[Text];
    Fingerprints.push_back(Text + ":" + llvm::utostr(Count));
  }
  return Fingerprints;
}

} // namespace floodgate
