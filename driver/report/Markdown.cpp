//===- Markdown.cpp - a page as plain text --------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/Markdown.h"
#include <algorithm>
#include <tuple>

namespace floodgate {
namespace {

/// The length of the link `[text](target)` that \p Line begins with, and its text; 0 where it begins with none.
size_t linkLength(llvm::StringRef Line, llvm::StringRef &Text) {
  const size_t Middle = Line.find("](");
  const size_t Close = Line.find(')', Middle);
  if (!Line.starts_with("[") || Close == llvm::StringRef::npos || Line.slice(1, Middle).contains('['))
    return 0;
  Text = Line.slice(1, Middle);
  return Close + 1;
}

/// \p Line with the text of each link in its place. What stands in backquotes is code, in which brackets mean something
/// else.
std::string withoutLinks(llvm::StringRef Line) {
  std::string Result;
  bool InCode = false;
  while (!Line.empty()) {
    llvm::StringRef Text;
    InCode ^= Line.starts_with("`");
    const size_t Length = InCode ? 0 : linkLength(Line, Text);
    Result += Length ? Text : Line.take_front();
    Line = Line.drop_front(std::max<size_t>(Length, 1));
  }
  return Result;
}

} // namespace

std::string markdownToText(llvm::StringRef Markdown) {
  std::string Text;
  bool InCode = false;
  while (!Markdown.empty()) {
    llvm::StringRef Line;
    std::tie(Line, Markdown) = Markdown.split('\n');
    Line = Line.rtrim();
    if (Line.ltrim().starts_with("```")) {
      InCode = !InCode;
      continue;
    }
    if (InCode)
      Text += Line.empty() ? "" : "    " + Line.str();
    else if (Line.starts_with("#"))
      Text += Line.ltrim('#').ltrim();
    else
      Text += withoutLinks(Line);
    Text += '\n';
  }
  return llvm::StringRef(Text).trim('\n').str();
}

} // namespace floodgate
