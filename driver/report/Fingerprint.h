//===- Fingerprint.h - by what a result is known again ----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A finding's identity is its check, its subject and its use. It does not depend on lines, files, the way that is
/// shown, or on what other findings there are.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_FINGERPRINT_H
#define FLOODGATE_DRIVER_REPORT_FINGERPRINT_H

#include "engine/facts/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>
#include <vector>

namespace floodgate {

/// Of one finding: 32 hexadecimal digits each.
struct Fingerprints {
  std::string Current; ///< `floodgate/v3`: of its identity, and of nothing else. What is alike shares one.
  /// `floodgate/v2`, for one release: findings of one identity are told apart by their function and the functions of
  /// their related places, so that one beside it changes it.
  std::string Former;
};

/// Of each of \p Findings.
std::vector<Fingerprints> fingerprintsOf(llvm::ArrayRef<Finding> Findings);

/// Of each of \p Now, whether \p Before lacks it: as often as an identity was there, it is not new. Where there are
/// more of one identity now, those are new that stand where none of before stood: in another file, or function.
std::vector<bool> areNew(llvm::ArrayRef<Finding> Now, llvm::ArrayRef<Finding> Before);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_REPORT_FINGERPRINT_H
