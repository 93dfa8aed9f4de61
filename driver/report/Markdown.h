//===- Markdown.h - a page as plain text -------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_MARKDOWN_H
#define FLOODGATE_DRIVER_REPORT_MARKDOWN_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace floodgate {

/// A page of docs/checks/ as it reads well without a renderer: headings without `#`, code blocks indented instead of
/// fenced, links as their text. Tables and emphasis stay: they are legible as they are.
std::string markdownToText(llvm::StringRef Markdown);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_REPORT_MARKDOWN_H
