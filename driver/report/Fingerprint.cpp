//===- Fingerprint.cpp - by what a result is known again ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/SHA256.h"
#include <set>

namespace floodgate {
namespace {

/// Half of SHA-256 is plenty for 25,000 results.
constexpr size_t DigestBytes = 16;

/// No two lists of parts make the same digest.
std::string digestOfParts(llvm::ArrayRef<llvm::StringRef> Parts) {
  llvm::SHA256 Digest;
  for (llvm::StringRef Part : Parts) {
    Digest.update(Part);
    Digest.update(llvm::StringRef("\0", 1));
  }
  return llvm::toHex(llvm::ArrayRef<uint8_t>(Digest.final()).take_front(DigestBytes), /*LowerCase=*/true);
}

std::string identityOf(const Finding &F) { return digestOfParts({F.Check, F.Subject, F.Use}); }

/// What told findings of one identity apart in `floodgate/v2`.
std::string formerDetailOf(const Finding &F) {
  std::set<llvm::StringRef> Beside;
  for (const Step &Other : F.Related)
    Beside.insert(Other.Function);
  std::vector<llvm::StringRef> Parts{F.Function};
  llvm::append_range(Parts, Beside);
  return digestOfParts(Parts);
}

void setFormer(llvm::ArrayRef<Finding> Findings, std::vector<Fingerprints> &Of) {
  llvm::StringMap<std::vector<size_t>> OfIdentity;
  for (size_t I = 0; I < Findings.size(); ++I) {
    Of[I].Former = Of[I].Current;
    OfIdentity[Of[I].Current].push_back(I);
  }
  for (const auto &[Identity, Same] : OfIdentity) {
    std::vector<std::string> Details;
    Details.reserve(Same.size());
    for (size_t I : Same)
      Details.push_back(formerDetailOf(Findings[I]));
    if (llvm::all_equal(Details))
      continue;
    for (auto [I, Detail] : llvm::zip_equal(Same, Details))
      Of[I].Former = digestOfParts({Identity, Detail});
  }
}

} // namespace

std::vector<Fingerprints> fingerprintsOf(llvm::ArrayRef<Finding> Findings) {
  std::vector<Fingerprints> Result(Findings.size());
  for (auto [F, Of] : llvm::zip_equal(Findings, Result))
    Of.Current = identityOf(F);
  setFormer(Findings, Result);
  return Result;
}

std::vector<bool> areNew(llvm::ArrayRef<Finding> Now, llvm::ArrayRef<Finding> Before) {
  struct Entry {
    std::string Identity;
    llvm::StringRef File, Function;
    bool IsMatched = false;
  };
  auto EntriesOf = [](llvm::ArrayRef<Finding> Findings) {
    std::vector<Entry> Entries;
    Entries.reserve(Findings.size());
    for (const Finding &F : Findings)
      Entries.push_back({identityOf(F), F.Where.File, F.Function});
    return Entries;
  };
  std::vector<Entry> Present = EntriesOf(Now), Past = EntriesOf(Before);
  // Those that stand in the same place first. An identity is of a fixed length, and a name holds no zero.
  for (auto [WithFile, WithFunction] : {std::pair(true, true), std::pair(false, true), std::pair(false, false)}) {
    auto KeyOf = [WithFile = WithFile, WithFunction = WithFunction](const Entry &Of) {
      return Of.Identity + (WithFunction ? Of.Function.str() : "") + '\0' + (WithFile ? Of.File.str() : "");
    };
    llvm::StringMap<std::vector<Entry *>> Unmatched;
    for (Entry &Each : llvm::reverse(Past))
      if (!Each.IsMatched)
        Unmatched[KeyOf(Each)].push_back(&Each);
    for (Entry &Each : Present) {
      if (Each.IsMatched)
        continue;
      std::vector<Entry *> &Candidates = Unmatched[KeyOf(Each)];
      if (Candidates.empty())
        continue;
      Each.IsMatched = Candidates.back()->IsMatched = true;
      Candidates.pop_back();
    }
  }
  std::vector<bool> Result;
  Result.reserve(Present.size());
  for (const Entry &Each : Present)
    Result.push_back(!Each.IsMatched);
  return Result;
}

} // namespace floodgate
