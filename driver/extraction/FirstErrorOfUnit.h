//===- FirstErrorOfUnit.h - the first error, as a report names it -*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_FIRSTERROROFUNIT_H
#define FLOODGATE_DRIVER_EXTRACTION_FIRSTERROROFUNIT_H

#include "driver/extraction/FirstError.h"
#include "driver/units/Scope.h"
#include "engine/facts/Finding.h"
#include "clang/Basic/FileEntry.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include <string>

namespace floodgate {

/// Puts the place of the first error before it, as a report names it.
class FirstErrorOfUnit : public FirstError {
public:
  FirstErrorOfUnit(const ProjectScope &Scope, SourceRange &Where) : Scope(Scope), Where(Where) {}

private:
  void locate(const clang::SourceManager &Sources, clang::SourceLocation Location) override {
    clang::SourceLocation Expansion = Sources.getExpansionLoc(Location);
    clang::OptionalFileEntryRef File = Sources.getFileEntryRefForID(Sources.getFileID(Expansion));
    if (!File)
      return;
    llvm::SmallString<256> Path(File->getName());
    (void)llvm::sys::fs::make_absolute(Path);
    Where.File = Scope.nameOf(realPath(Path));
    Where.Line = Sources.getExpansionLineNumber(Expansion);
    Where.Column = Sources.getExpansionColumnNumber(Expansion);
    llvm::StringRef Rest = Sources.getBufferData(Sources.getFileID(Expansion))
                               .drop_front(Sources.getFileOffset(Expansion) - (Where.Column - 1));
    Where.Snippet = Rest.take_until([](char C) { return C == '\n' || C == '\r'; }).str();
    Text = Where.File + ":" + std::to_string(Where.Line) + ":" + std::to_string(Where.Column) + ": " + Text;
  }

  const ProjectScope &Scope;
  SourceRange &Where;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_FIRSTERROROFUNIT_H
