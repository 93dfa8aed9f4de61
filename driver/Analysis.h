//===- Analysis.h - from a compilation database to a program ---*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Observe and link: what `scan` and `list entry-points` have in common.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_ANALYSIS_H
#define FLOODGATE_DRIVER_ANALYSIS_H

#include "Options.h"
#include "Report.h"
#include "Units.h"
#include "facts/Program.h"
#include "model/Index.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate {

struct Analysis {
  std::string Root;                ///< Absolute.
  std::vector<UnitStatus> Units;   ///< In order of name.
  std::vector<std::string> Failed; ///< Labels of the units that could not be analysed.
  std::vector<std::string> Facts;  ///< Of the others, serialised, in order of name.
  Program Whole;
};

/// Reads the units that \p Options name, in worker processes, and links what they say. What was decided, and how far
/// the work is, goes to standard error. Where interruption() says so the result is not complete.
llvm::Expected<Analysis> analyse(const AnalysisOptions &Options, const ModelIndex &Models,
                                 llvm::ArrayRef<const Check *> Checks);

/// Clang's resource folder: the one that was asked for, or the one that the build found. An error where it is not one.
llvm::Expected<std::string> resourceFolder(llvm::StringRef Asked);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_ANALYSIS_H
