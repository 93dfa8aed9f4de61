//===- TidyCheck.cpp - a check as clang-tidy sees it ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "tidy/TidyCheck.h"
#include "engine/model/Printable.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <set>
#include <string>
#include <utility>

namespace floodgate::tidy {
namespace {

using clang::CharSourceRange;
using clang::DiagnosticIDs;
using clang::SourceLocation;

/// Every check has these options beside its own. The facts are the same for all of them: `ProgramFacts` without a
/// check's name in front serves those that have none of their own.
constexpr llvm::StringLiteral RulesOption = "Rules";
constexpr llvm::StringLiteral ProgramFactsOption = "ProgramFacts";
constexpr llvm::StringLiteral LevelOption = "Level";

constexpr llvm::StringLiteral GateLevel = "gate";
constexpr llvm::StringLiteral AuditLevel = "audit";

constexpr llvm::StringLiteral UnitId = "unit";

/// Whether the option \p Name, which stands without a check, is likely to be meant for Floodgate: it is one of its
/// names that has to stand behind a check's, or nearly the one that need not.
bool isMistakenForOurs(llvm::StringRef Name) {
  constexpr unsigned TypingMistakes = 3;
  if (Name == ProgramFactsOption)
    return false;
  return Name == RulesOption || Name == LevelOption ||
         Name.edit_distance_insensitive(ProgramFactsOption, /*AllowReplacements=*/true, TypingMistakes) <=
             TypingMistakes;
}

} // namespace

TidyCheck::TidyCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Run, std::unique_ptr<Check> Adapted,
                     Units &Shared)
    : ClangTidyCheck(Name, Run), Adapted(std::move(Adapted)),
      Chosen{Options.get(RulesOption, "").str(), Options.getLocalOrGlobal(ProgramFactsOption, "").str()},
      Level(Options.get(LevelOption, GateLevel).str()), Joined(Shared.join(*Run, Chosen)) {
  if (Level != GateLevel && Level != AuditLevel) {
    configurationDiag("invalid value '%0' for option '%1.%2': expected '%3' or '%4'")
        << Level << Name << LevelOption << GateLevel << AuditLevel;
    Level = GateLevel;
  }
  readOwnOptions();
  refuseUnknownOptions(*Run);
}

std::vector<std::string> TidyCheck::optionNames() const {
  std::vector<std::string> Names{RulesOption.str(), ProgramFactsOption.str(), LevelOption.str()};
  for (const CheckOption &Option : Adapted->options())
    Names.push_back(Option.Name);
  return Names;
}

void TidyCheck::refuseUnknownOptions(const clang::tidy::ClangTidyContext &Run) {
  const std::string Names = llvm::join(optionNames(), ", ");
  // Every check says what is wrong with names that belong to none; clang-tidy shows the same words once.
  for (const auto &Given : Run.getOptions().CheckOptions) {
    const llvm::StringRef Key = Given.getKey();
    auto [Check, Option] = Key.split('.');
    if (!Key.contains('.')) {
      if (isMistakenForOurs(Key))
        configurationDiag(
            "unknown option '%0': '%1' may stand alone, for all checks of Floodgate; the others are those "
            "of one check, as 'dos-….%2'",
            DiagnosticIDs::Error)
            << printable(Key) << ProgramFactsOption << RulesOption;
    } else if (Check == Adapted->name()) {
      if (!llvm::is_contained(optionNames(), Option))
        configurationDiag("unknown option '%0.%1': the check has %2", DiagnosticIDs::Error)
            << Adapted->name() << printable(Option) << Names;
    } else if (Check.starts_with("dos-") &&
               llvm::none_of(checkTable(), [Check = Check](const CheckInfo &Row) { return Row.Name == Check; })) {
      std::vector<std::string> Checks;
      for (const CheckInfo &Row : checkTable())
        Checks.push_back(Row.Name);
      configurationDiag("unknown option '%0': no check is called '%1'; there are %2", DiagnosticIDs::Error)
          << printable(Key) << printable(Check) << llvm::join(Checks, ", ");
    }
  }
}

void TidyCheck::readOwnOptions() {
  for (const CheckOption &Option : Adapted->options()) {
    const llvm::StringRef Value = Options.get(Option.Name, Option.Default);
    if (!Adapted->setOption(Option.Name, Value))
      configurationDiag("invalid value '%0' for option '%1.%2': %3")
          << Value << Adapted->name() << Option.Name << Option.Description;
  }
}

void TidyCheck::storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Stored) {
  Options.store(Stored, RulesOption, llvm::StringRef(Chosen.Rules));
  Options.store(Stored, ProgramFactsOption, llvm::StringRef(Chosen.ProgramFacts));
  Options.store(Stored, LevelOption, llvm::StringRef(Level));
  for (const CheckOption &Option : Adapted->options())
    Options.store(Stored, Option.Name, Options.get(Option.Name, Option.Default));
}

void TidyCheck::registerMatchers(clang::ast_matchers::MatchFinder *Finder) {
  Finder->addMatcher(clang::ast_matchers::translationUnitDecl().bind(UnitId), this);
}

void TidyCheck::check(const clang::ast_matchers::MatchFinder::MatchResult &Result) {
  if (llvm::Error Failure = Joined->run(*Result.Context)) {
    configurationDiag("%0", DiagnosticIDs::Error) << printableLines(llvm::toString(std::move(Failure)));
    return;
  }
  std::vector<Finding> Findings;
  Adapted->judge(Joined->results(), Findings);
  llvm::sort(Findings);
  std::set<std::pair<SourceRange, std::string>> Shown;
  for (Finding &F : Findings) {
    // The facts of a whole program have findings in other units as well: those are shown where they are.
    if (!Joined->files().contains(F.Where.File) || (F.At != floodgate::Level::Gate && Level != AuditLevel))
      continue;
    // clang-tidy shows one of several that say the same in one place: a macro may have made two functions there.
    if (!Shown.emplace(F.Where, F.Message).second)
      F.Message += " It stands in `" + F.Function + "`.";
    report(F);
  }
}

void TidyCheck::report(const Finding &F) {
  const UnitFiles &Files = Joined->files();
  const SourceLocation Where = Files.locate(F.Where, F.Where.Column);
  {
    // The text goes in as an argument: a `%` in it means nothing.
    auto Builder = diag(Files.locateInMacro(F.Where), F.At == floodgate::Level::Gate ? "%0" : "audit: %0");
    Builder << printable(F.Message);
    if (F.Where.EndColumn > F.Where.Column)
      Builder << CharSourceRange::getCharRange(Where, Files.locate(F.Where, F.Where.EndColumn));
    for (const Edit &Each : F.Fixes)
      if (Files.contains(Each.Where.File))
        Builder << clang::FixItHint::CreateReplacement(
            CharSourceRange::getCharRange(Files.locate(Each.Where, Each.Where.Column),
                                          Files.locate(Each.Where, Each.Where.EndColumn)),
            Each.NewText);
  }
  for (const Step &At : F.Path)
    note(At.Where, At.Edge.empty() || At.Edge == "direct" ? At.Message : At.Message + " (" + At.Edge + ")", Where);
  for (const Step &At : F.Related)
    note(At.Where, At.Message, Where);
  if (!F.Remedy.empty())
    diag(Where, "fix: %0", DiagnosticIDs::Note) << printable(F.Remedy);
}

void TidyCheck::note(const SourceRange &Where, const std::string &Text, SourceLocation Fallback) {
  if (const SourceLocation At = Joined->files().locate(Where, Where.Column); At.isValid())
    diag(At, "%0", DiagnosticIDs::Note) << printable(Text);
  else
    diag(Fallback, "at %0:%1: %2", DiagnosticIDs::Note) << printable(Where.File) << Where.Line << printable(Text);
}

} // namespace floodgate::tidy
