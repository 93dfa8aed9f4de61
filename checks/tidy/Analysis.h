//===- Analysis.h - what the checks of one unit share ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// clang-tidy makes one object for each check and unit, and knows nothing of phases. Observing and linking are the same
/// for all checks with the same settings: they are done once a unit, by whichever check asks first. Models and facts
/// files outlive units: they are read once a run.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_TIDY_ANALYSIS_H
#define FLOODGATE_CHECKS_TIDY_ANALYSIS_H

#include "engine/facts/FactsFile.h"
#include "engine/model/Index.h"
#include "engine/program/Analyses.h"
#include "engine/program/Program.h"
#include "tidy/UnitFiles.h"
#include "clang/AST/ASTContext.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"
#include <compare>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace clang::tidy {
class ClangTidyContext;
} // namespace clang::tidy

namespace floodgate::tidy {

/// The options on which an analysis depends.
struct Settings {
  std::string Rules;        ///< Model files or folders, separated by semicolons.
  std::string ProgramFacts; ///< A file that `floodgate scan -o X.facts` wrote; empty: none.

  auto operator<=>(const Settings &) const = default;
};

/// The facts of a whole program.
struct ProgramFacts {
  FactsFile File;
  llvm::StringSet<> Names; ///< The relative names of the files in them.
};

/// What outlives a unit. Owned by the module's check factories; safe to use from several threads, as clangd does.
class Library {
public:
  /// Made before clang-tidy goes to the folder of the first compile command.
  Library();

  /// Where the file or folder \p Path of an option is. A relative one is looked for in the folder in which clang-tidy
  /// was started, then in those above \p MainFile, the nearest first: a .clang-tidy file that is checked in can name
  /// `build/program.facts`, and an editor that was started anywhere finds it.
  std::string resolve(llvm::StringRef Path, llvm::StringRef MainFile) const;

  /// \p Paths: model files or folders.
  llvm::Expected<std::shared_ptr<const ModelIndex>> models(const std::vector<std::string> &Paths);
  /// Reads the file again when it has changed: an editor lives longer than a scan.
  llvm::Expected<std::shared_ptr<const ProgramFacts>> facts(const std::string &Path);

  /// Looking a name up fills a cache in the ModelIndex: one unit at a time.
  std::mutex Observing;

private:
  struct KnownFile {
    std::shared_ptr<const ProgramFacts> Facts;
    llvm::sys::TimePoint<> Written;
    uint64_t Size = 0;
  };
  std::string StartFolder;
  std::mutex Reading;
  std::map<std::vector<std::string>, std::shared_ptr<const ModelIndex>> Models;
  std::map<std::string, KnownFile> Facts;
};

/// One unit under one group of settings.
class Analysis {
public:
  Analysis(std::shared_ptr<Library> Shared, Settings Chosen) : Shared(std::move(Shared)), Chosen(std::move(Chosen)) {}

  /// Observes and links, at the first call for \p Context. An error is returned to the first caller only; the others
  /// get a program without facts.
  llvm::Error run(clang::ASTContext &Context);

  const Program &program() const { return *Linked; }
  /// Results that the checks of this unit share.
  const Analyses &results() const { return *Results; }
  const UnitFiles &files() const { return *Files; }

private:
  friend class Units;
  llvm::Error observeAndLink(clang::ASTContext &Context);

  std::shared_ptr<Library> Shared;
  Settings Chosen;
  const clang::ASTContext *Done = nullptr;
  std::unique_ptr<UnitFiles> Files;
  std::unique_ptr<Program> Linked;
  std::unique_ptr<Analyses> Results;
};

/// The analyses of the units that are being read. An analysis lives as long as the checks that share it.
class Units {
public:
  Units() : Shared(std::make_shared<Library>()) {}
  /// The analysis that the checks of \p Run with the settings \p Chosen share.
  std::shared_ptr<Analysis> join(const clang::tidy::ClangTidyContext &Run, const Settings &Chosen);

private:
  std::shared_ptr<Library> Shared;
  std::mutex Joining;
  std::map<std::pair<const clang::tidy::ClangTidyContext *, Settings>, std::weak_ptr<Analysis>> Current;
};

} // namespace floodgate::tidy

#endif // FLOODGATE_CHECKS_TIDY_ANALYSIS_H
