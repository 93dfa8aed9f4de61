//===- AllowedOptions.h - what a compile command may ask for ---*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A compile command is data, and may come from anybody. Nothing may be written on its behalf, and nothing be loaded
/// into the process. So there is no list of what it must not ask for: what it may ask for is listed, and that is what
/// decides how the source is parsed. All else is left out before clang sees it, by the driver's arguments and again by
/// those that the driver makes for the frontend.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_ALLOWEDOPTIONS_H
#define FLOODGATE_DRIVER_UNITS_ALLOWEDOPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Option/Option.h"
#include <string>
#include <vector>

namespace floodgate {

/// Whether clang's driver may be given \p Option: it decides what the source means, and all that it reads is folders
/// and headers.
bool isAllowedInDriver(const llvm::opt::Option &Option);

/// Whether an option that is left out might have meant something to the source, or is one that its author would miss:
/// it is reported. The others say how code is made, what is written, and what is said.
bool isMissed(const llvm::opt::Option &Option);

/// Arguments of the frontend: those that it may be given, and those of the others that are worth a word.
struct FrontendArguments {
  std::vector<std::string> Allowed; ///< Without the file that is compiled.
  std::vector<std::string> Missed;
};
FrontendArguments sortFrontendArguments(llvm::ArrayRef<std::string> Arguments);

/// \p Argument as it is reported: without a value that may be a secret.
std::string shownArgument(llvm::StringRef Argument);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_ALLOWEDOPTIONS_H
