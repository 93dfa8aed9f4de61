//===- SharedLeaks.h - what a unit owes to headers of others ----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDLEAKS_H
#define FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDLEAKS_H

#include "driver/extraction/headers/SharedHeaders.h"
#include <string>

namespace clang {
class ASTContext;
} // namespace clang

namespace floodgate {

/// The first declaration that the unit \p Context uses, and that stands only in headers of \p Shared that are not \p
/// Included: by itself the unit would find another one, or none. Empty where there is none.
std::string leakOf(clang::ASTContext &Context, const SharedHeaders &Shared, const llvm::BitVector &Included);

/// Notes which of the project's own headers in \p Shared, all of which \p Context has read, use declarations of others
/// that they do not include.
void noteLeans(clang::ASTContext &Context, SharedHeaders &Shared);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_HEADERS_SHAREDLEAKS_H
