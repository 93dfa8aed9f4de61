//===- Registry.cpp - the checks there are --------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "Check.h"
#include "CheckClasses.inc" // What the table names.
#include "EmbeddedDocs.h"
#include "llvm/Support/GlobPattern.h"

using namespace llvm;

namespace floodgate {

Check::~Check() = default;

std::vector<std::string> namesIn(StringRef Value) {
  SmallVector<StringRef, 4> Parts;
  Value.split(Parts, ';', -1, false);
  std::vector<std::string> Names;
  for (StringRef Part : Parts)
    Names.push_back(Part.trim().str());
  return Names;
}

void Check::prepare(const Analyses &) const {}

bool Check::setOption(StringRef, StringRef) { return false; }

std::vector<std::unique_ptr<Check>> createChecks() {
  std::vector<std::unique_ptr<Check>> Result;
#define CHECK(NAME, CLASS, CWE, LEVEL, PRECISION, SEVERITY, TITLE, SUMMARY) Result.push_back(std::make_unique<CLASS>());
#include "Checks.def"
  return Result;
}

ArrayRef<CheckInfo> checkTable() {
  static const std::vector<CheckInfo> Table = [] {
    std::vector<CheckInfo> Rows;
#define CHECK(NAME, CLASS, CWE, LEVEL, PRECISION, SEVERITY, TITLE, SUMMARY)                                            \
  Rows.push_back({NAME, CWE, LEVEL, PRECISION, SEVERITY, TITLE, SUMMARY, ""});
#include "Checks.def"
    for (CheckInfo &Row : Rows)
      for (size_t I = 0; I < EmbeddedDocsCount; ++I)
        if ("dos-" + std::string(EmbeddedDocs[I].Name) == Row.Name)
          Row.Documentation.assign(EmbeddedDocs[I].Text, EmbeddedDocs[I].Size);
    return Rows;
  }();
  return Table;
}

bool selects(StringRef Globs, StringRef Name) {
  bool Selected = false;
  SmallVector<StringRef, 8> Parts;
  Globs.split(Parts, ',', -1, false);
  for (StringRef Part : Parts) {
    Part = Part.trim();
    bool Negative = Part.consume_front("-");
    Expected<GlobPattern> Pattern = GlobPattern::create(Part);
    if (!Pattern) {
      consumeError(Pattern.takeError());
      continue;
    }
    if (Pattern->match(Name))
      Selected = !Negative;
  }
  return Selected;
}

} // namespace floodgate
