//===- Analysis.cpp - from facts to a program --------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "driver/gate/Analysis.h"
#include "llvm/Support/BuryPointer.h"
#include "llvm/Support/Path.h"
#include <memory>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace floodgate {

/// Memory that a program of many units takes is not given back before the end, and large pieces of it are no mappings
/// of their own: each page that is asked for again would be cleared again.
static void keepMemory() {
#ifdef __GLIBC__
  constexpr int Large = 1 << 30, AtATime = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, Large);
  mallopt(M_TRIM_THRESHOLD, Large);
  mallopt(M_TOP_PAD, AtATime);
#endif
}

llvm::Expected<const Analysis &> linkUnits(llvm::ArrayRef<UnitRecord> Units, const std::string &Root) {
  keepMemory();
  auto Owned = std::make_unique<Analysis>();
  Analysis &Result = *Owned;
  Result.Root = Root;
  std::vector<llvm::StringRef> Facts;
  for (const UnitRecord &Unit : Units) {
    if (Unit.Status.hasFacts())
      Facts.push_back(Unit.Facts);
    if (!Unit.Status.isWhole())
      Result.Failed.push_back(Unit.Label);
    Result.Units.push_back(Unit.Status);
    // A header outside of the root has no place in a report; its error still names it.
    if (llvm::sys::path::is_absolute(Unit.Status.Where.File))
      Result.Units.back().Where = {};
  }
  llvm::Expected<Program> Whole = Program::link(Facts, /*Whole=*/true);
  if (!Whole)
    return Whole.takeError();
  Result.Whole = std::move(*Whole);
  llvm::BuryPointer(std::move(Owned));
  return Result;
}

} // namespace floodgate
