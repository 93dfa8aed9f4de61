//===- Analysis.cpp - from facts to a program --------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "llvm/Support/Path.h"

namespace floodgate {

llvm::Expected<Analysis> linkUnits(llvm::ArrayRef<UnitRecord> Units, const std::string &Root) {
  Analysis Result;
  Result.Root = Root;
  std::vector<llvm::StringRef> Facts;
  for (const UnitRecord &Unit : Units) {
    if (Unit.Status.What == UnitStatus::Outcome::Analysed)
      Facts.push_back(Unit.Facts);
    else
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
  return Result;
}

} // namespace floodgate
