//===- TidyCheck.h - a check as clang-tidy sees it ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Adapts a floodgate::Check, of which there is one class whatever the face, to clang-tidy: options in, diagnostics
/// out.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_TIDY_TIDYCHECK_H
#define FLOODGATE_CHECKS_TIDY_TIDYCHECK_H

#include "Check.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "tidy/Analysis.h"
#include <memory>
#include <string>
#include <vector>

namespace floodgate::tidy {

class TidyCheck : public clang::tidy::ClangTidyCheck {
public:
  TidyCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Run, std::unique_ptr<Check> Adapted, Units &Shared);

  bool isLanguageVersionSupported(const clang::LangOptions &Language) const override { return Language.CPlusPlus; }
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Stored) override;

private:
  /// Reads the options of the check itself, and complains of a value that it does not take.
  void readOwnOptions();
  /// The names that may stand behind the check's.
  std::vector<std::string> optionNames() const;
  /// An option that nobody reads would leave its user in the belief that it holds.
  void refuseUnknownOptions(const clang::tidy::ClangTidyContext &Run);
  void report(const Finding &F);
  void note(const SourceRange &Where, const std::string &Text, clang::SourceLocation Fallback);

  std::unique_ptr<Check> Adapted;
  Settings Chosen;
  std::string Level;
  std::shared_ptr<Analysis> Joined;
};

} // namespace floodgate::tidy

#endif // FLOODGATE_CHECKS_TIDY_TIDYCHECK_H
