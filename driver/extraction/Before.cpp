//===- Before.cpp - the units as they were before a change ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/Before.h"
#include "driver/units/Shard.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <iterator>

namespace floodgate {

llvm::Expected<Before> readBefore(const std::string &Revision, const Extraction &Now, const AnalysisOptions &Options,
                                  const ExtractionSettings &Settings) {
  Before Result;
  llvm::Expected<PastFiles> Changed = PastFiles::since(Now.Scope->root(), Revision);
  if (!Changed)
    return Changed.takeError();
  Result.Changed = std::make_unique<PastFiles>(std::move(*Changed));
  for (const auto &[Path, Content] : Result.Changed->files())
    Result.Files.insert(Now.Scope->nameOf(Path));

  llvm::StringSet<> Affected;
  for (size_t I = 0; I < Now.Units.size(); ++I)
    if (llvm::any_of(Now.Inputs[I], [&](const std::string &File) { return Result.Files.contains(File); }))
      Affected.insert(Now.Units[I].Key);
  Result.Affected = Affected.size();

  AnalysisOptions AsItWas = Options;
  AsItWas.Past = Result.Changed.get();
  AsItWas.Say = std::min(Options.Say, Verbosity::Normal);
  llvm::Expected<UnitSelection> Selection = selectShard(AsItWas, Shard());
  if (!Selection)
    return Selection.takeError();
  llvm::erase_if(Selection->Units, [&](const Unit &U) {
    const std::optional<std::string> *Main = Result.Changed->find(U.File);
    return !Affected.contains(U.Key) || (Main && !*Main);
  });
  Selection->Decisions.clear();
  llvm::Expected<Extraction> Past = extractUnits(std::move(*Selection), AsItWas, Settings);
  if (!Past)
    return Past.takeError();
  Result.Past = std::move(*Past);

  llvm::copy_if(Now.Units, std::back_inserter(Result.Units),
                [&](const UnitRecord &Unit) { return !Affected.contains(Unit.Key); });
  llvm::append_range(Result.Units, Result.Past.Units);
  return Result;
}

} // namespace floodgate
