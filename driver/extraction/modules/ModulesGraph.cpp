//===- ModulesGraph.cpp - which unit is which module ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/modules/ModulesGraph.h"
#include "driver/units/Scope.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <tuple>

namespace floodgate {

std::string moduleLabel(llvm::StringRef Name) {
  return isHeaderName(Name) ? ("header '" + llvm::sys::path::filename(Name) + "'").str()
                            : ("module '" + Name + "'").str();
}

std::string moduleProblem(llvm::StringRef Name, llvm::StringRef Reason) {
  return moduleLabel(Name) + " cannot be built: " + Reason.str();
}

ModulesGraph::ModulesGraph(llvm::ArrayRef<const Unit *> Units, llvm::ArrayRef<ModuleUse> Uses)
    : Units(Units), Uses(Uses) {
  for (size_t I = 0; I < Uses.size(); ++I)
    if (Uses[I].IsImportable)
      Providers[Uses[I].Name].push_back(I);
}

/// How many folders from the top two files have in common.
static size_t commonFolders(llvm::StringRef A, llvm::StringRef B) {
  auto InA = llvm::sys::path::begin(A), EndA = llvm::sys::path::end(A);
  auto InB = llvm::sys::path::begin(B), EndB = llvm::sys::path::end(B);
  size_t Count = 0;
  for (; InA != EndA && InB != EndB && *InA == *InB; ++InA, ++InB)
    ++Count;
  return Count;
}

/// The file that the command of \p U writes, absolute; empty where it does not say.
static std::string outputOf(const Unit &U) {
  return U.Command.Output.empty() ? "" : plainPath(U.Command.Output, U.Directory);
}

/// The value of an option about modules that begins with \p Beginning, as a path; empty where there is none.
static std::string moduleFile(const Unit &U, llvm::StringRef Beginning) {
  for (llvm::StringRef Option : U.Command.Modules)
    if (Option.consume_front(Beginning))
      return plainPath(Option, U.Directory);
  return "";
}

std::optional<size_t> ModulesGraph::choose(size_t Importer, llvm::StringRef Name, std::string &Why) const {
  auto Found = Providers.find(Name);
  if (Found == Providers.end()) {
    Why = "no compile command has its interface";
    return std::nullopt;
  }
  const std::vector<size_t> &All = Found->second;
  if (All.size() == 1)
    return All.front();
  const Unit &To = *Units[Importer];
  if (std::string Named = moduleFile(To, ("-fmodule-file=" + Name + "=").str()); !Named.empty())
    for (size_t I : All)
      if (moduleFile(*Units[I], "-fmodule-output=") == Named || outputOf(*Units[I]) == Named)
        return I;
  // Where targets write tells programs apart, and so do their folders.
  std::string Output = outputOf(To);
  auto Nearness = [&](size_t I) {
    const Unit &From = *Units[I];
    return std::tuple(commonFolders(outputOf(From), Output), commonFolders(From.File, To.File));
  };
  auto Common = [&](size_t I) {
    return llvm::count_if(Units[I]->Command.Arguments, [&](const std::string &Argument) {
      return llvm::is_contained(To.Command.Arguments, Argument);
    });
  };
  size_t Best = All.front();
  for (size_t I : All)
    if (std::tuple(Nearness(I), Common(I)) > std::tuple(Nearness(Best), Common(Best)))
      Best = I;
  for (size_t I : All)
    if (Units[I]->File != Units[Best]->File && Nearness(I) == Nearness(Best)) {
      Why = "'" + Units[std::min(I, Best)]->Name + "' and '" + Units[std::max(I, Best)]->Name +
            "' are both its interface";
      return std::nullopt;
    }
  return Best;
}

/// Walks from a unit along what is imported, depth first.
struct ModulesGraph::Search {
  const ModulesGraph &Graph;
  size_t Importer;

  /// Why a module cannot be had.
  struct Absence {
    std::string Root; ///< The module that is the reason: itself, or one that it needs.
    std::string Why;
  };
  /// A module on the way from the unit.
  struct Step {
    std::string Name;
    size_t Provider = 0;
    size_t Next = 0; ///< Which of its imports is looked at next.
    std::optional<Absence> Lacks;
  };
  std::vector<Step> Path;
  std::map<std::string, std::optional<Absence>> Known; ///< What is on the path is not.
  ModuleNeeds Result;

  /// Goes on to the module \p Name, if it is a new one. \returns why it cannot be had, where that is known.
  std::optional<Absence> enter(const std::string &Name) {
    if (auto It = Known.find(Name); It != Known.end())
      return It->second;
    auto Met = llvm::find_if(Path, [&](const Step &S) { return S.Name == Name; });
    if (Met != Path.end()) {
      std::vector<std::string> Between;
      for (auto It = std::next(Met); It != Path.end(); ++It)
        Between.push_back(moduleLabel(It->Name));
      return Absence{Name, "it imports itself" + (Between.empty() ? "" : ", by way of " + llvm::join(Between, ", "))};
    }
    std::string Why;
    std::optional<size_t> Provider = Graph.choose(Importer, Name, Why);
    if (!Provider)
      return Known[Name] = Absence{Name, Why};
    Path.push_back({Name, *Provider, 0, std::nullopt});
    return std::nullopt;
  }

  /// All that is to be known of the last module on the path is known.
  void leave() {
    Step Left = std::move(Path.back());
    Path.pop_back();
    if (!Left.Lacks)
      Result.Modules.push_back({Left.Name, Left.Provider, Graph.Uses[Left.Provider].Imports});
    else if (!Path.empty() && !Path.back().Lacks)
      Path.back().Lacks = Left.Lacks;
    Known[Left.Name] = std::move(Left.Lacks);
  }

  void run(const std::string &Name) {
    enter(Name);
    while (!Path.empty()) {
      size_t Here = Path.size() - 1;
      const std::vector<std::string> &Imports = Graph.Uses[Path[Here].Provider].Imports;
      if (Path[Here].Next == Imports.size()) {
        leave();
        continue;
      }
      std::optional<Absence> Lacks = enter(Imports[Path[Here].Next++]);
      if (Lacks && !Path[Here].Lacks)
        Path[Here].Lacks = std::move(Lacks);
    }
  }
};

ModuleNeeds ModulesGraph::needsOf(size_t Importer) const {
  Search From{*this, Importer, {}, {}, {}};
  for (const std::string &Name : Uses[Importer].Imports)
    From.run(Name);
  for (const auto &[Name, Lacks] : From.Known)
    if (Lacks)
      From.Result.Missing[Name] =
          Lacks->Root == Name ? Lacks->Why : "it needs " + moduleLabel(Lacks->Root) + ": " + Lacks->Why;
  return std::move(From.Result);
}

} // namespace floodgate
