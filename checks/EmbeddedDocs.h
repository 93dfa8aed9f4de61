//===- EmbeddedDocs.h - the pages of the checks, compiled in ----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The table that cmake/EmbedDocs.cmake makes of docs/checks/*.md, so that `floodgate explain` and SARIF's help need no
/// files.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_EMBEDDEDDOCS_H
#define FLOODGATE_CHECKS_EMBEDDEDDOCS_H

#include "engine/model/Embedded.h"

namespace floodgate {

/// In order of name; the name is the page's without a folder and without its ending: `unbounded-container`.
extern const model::EmbeddedFile EmbeddedDocs[];
extern const size_t EmbeddedDocsCount;

} // namespace floodgate

#endif // FLOODGATE_CHECKS_EMBEDDEDDOCS_H
