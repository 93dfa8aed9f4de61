//===- Markdown.cpp - a page as plain text --------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Markdown.h"
#include <tuple>

namespace floodgate {
namespace {

/// `[text](target)` becomes `text`; brackets that are no link stay.
std::string withoutLinks(llvm::StringRef Line) {
  std::string Text;
  while (!Line.empty()) {
    const size_t Open = Line.find('[');
    const size_t Middle = Line.find("](", Open);
    const size_t Close = Line.find(')', Middle);
    // Code in a paragraph holds brackets as well (a lambda's): a link's text has none inside.
    if (Close == llvm::StringRef::npos || Line.slice(Open + 1, Middle).contains('[')) {
      const size_t Keep = Open == llvm::StringRef::npos ? Line.size() : Open + 1;
      Text += Line.take_front(Keep);
      Line = Line.drop_front(Keep);
      continue;
    }
    Text += Line.take_front(Open);
    Text += Line.slice(Open + 1, Middle);
    Line = Line.drop_front(Close + 1);
  }
  return Text;
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
