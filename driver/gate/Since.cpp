//===- Since.cpp - what a change has brought ---------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/gate/Since.h"
#include "driver/report/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"

namespace floodgate {

llvm::Error restrictTo(const Before &Change, const std::string &Revision, FailOn What, const Setup &Chosen,
                       ScanResult &Result) {
  llvm::Expected<Analysis> Past = analyse(Change.Units, Result.Root, Chosen.Checks, Chosen.Limits);
  if (!Past)
    return Past.takeError();
  const ScanResult Was = judge(*Past, Chosen);
  llvm::copy_if(Was.Notices, std::back_inserter(Result.Notices),
                [](const Notice &Said) { return Said.Kind == NoticeKind::CheckFailed; });
  const std::vector<bool> New = areNew(Result.Findings, Was.Findings);
  for (size_t I = 0; I < Result.Findings.size(); ++I)
    Result.Findings[I].IsNew = New[I];

  auto IsTouched = [&](const SourceRange &Where) { return Change.Files.contains(Where.File); };
  llvm::erase_if(Result.Findings, [&](const Finding &F) {
    return !F.IsNew && !IsTouched(F.Where) && llvm::none_of(F.Path, [&](const Step &S) { return IsTouched(S.Where); });
  });
  Result.Since = Revision;
  Result.ChangedFiles = Change.Files.size();
  Result.AffectedUnits = Change.Affected;
  Result.OnlyNewFails = What == FailOn::New;
  return llvm::Error::success();
}

} // namespace floodgate
