//===- SarifResult.h - findings in SARIF -------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One finding as one SARIF `result`.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_SARIF_SARIFRESULT_H
#define FLOODGATE_DRIVER_REPORT_SARIF_SARIFRESULT_H

#include "driver/report/Fingerprint.h"
#include "driver/report/LineHash.h"
#include "driver/report/Report.h"
#include "driver/report/sarif/SarifLocation.h"

namespace floodgate::sarif {

/// Steps of a path, and related places, that GitHub takes of one result.
inline constexpr size_t MaxSteps = 1000;
inline constexpr size_t MaxRelated = 999; ///< 1,000 locations, less the primary one.

/// "error", "warning" or "note": a gate finding has its check's level, an audit finding is a note.
std::string levelOf(const Finding &F, llvm::ArrayRef<CheckInfo> Checks);

/// 0 to 100: the check's security severity times ten; half of it at the audit level, and ten less while unproven.
/// GitLab sorts by it, and it decides what goes first when a report would be too long.
double rankOf(const Finding &F, llvm::ArrayRef<CheckInfo> Checks);

/// Makes the files of \p F known.
void addFiles(const Finding &F, Locations &Places);

/// A `result`. \p Prints is one of fingerprintsOf(). Without \p Hashes there is none for GitHub.
Json result(const Finding &F, const Fingerprints &Prints, llvm::ArrayRef<CheckInfo> Checks, const Locations &Places,
            LineHashes *Hashes);

} // namespace floodgate::sarif

#endif // FLOODGATE_DRIVER_REPORT_SARIF_SARIFRESULT_H
