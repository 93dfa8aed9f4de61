//===- Directives.h - files without what lies between directives -*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_HEADERS_DIRECTIVES_H
#define FLOODGATE_DRIVER_EXTRACTION_HEADERS_DIRECTIVES_H

#include "driver/extraction/headers/SharedCompiler.h"
#include "clang/Lex/DependencyDirectivesScanner.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace floodgate {

/// Gives the preprocessor the directives of files without the text between them, each file scanned once.
class Directives : public clang::DependencyDirectivesGetter {
public:
  struct Scanned {
    std::string Text;
    llvm::SmallVector<clang::dependency_directives_scan::Token, 0> Tokens;
    llvm::SmallVector<clang::dependency_directives_scan::Directive, 0> Found;
    bool Failed = false;
  };
  using Table = std::map<std::string, Scanned>;

  Directives(clang::FileManager &Files, Table &Known) : Files(Files), Known(Known) {}
  std::unique_ptr<clang::DependencyDirectivesGetter> cloneFor(clang::FileManager &Others) override {
    return std::make_unique<Directives>(Others, Known);
  }
  std::optional<llvm::ArrayRef<clang::dependency_directives_scan::Directive>>
  operator()(clang::FileEntryRef File) override {
    auto [It, New] = Known.try_emplace(nameOf(File.getFileEntry()).str());
    Scanned &S = It->second;
    if (New) {
      auto Buffer = Files.getBufferForFile(File);
      S.Failed = !Buffer;
      if (Buffer) {
        S.Text = (*Buffer)->getBuffer().str();
        S.Failed = clang::scanSourceForDependencyDirectives(S.Text, S.Tokens, S.Found);
      }
    }
    if (S.Failed)
      return std::nullopt;
    return llvm::ArrayRef(S.Found);
  }

private:
  clang::FileManager &Files;
  Table &Known;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_HEADERS_DIRECTIVES_H
