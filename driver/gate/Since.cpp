//===- Since.cpp - what a change has brought ---------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "driver/gate/Since.h"
#include "driver/commands/Plan.h"
#include "driver/report/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

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

llvm::Error restrictTo(const Before &Change, const std::string &Revision, FailOn What, const Setup &Chosen,
                       ScanResult &Result) {
  llvm::Expected<Analysis> Past = analyse(Change.Units, Result.Root, Chosen.Checks, Chosen.Limits);
  if (!Past)
    return Past.takeError();
  const ScanResult Was = judge(*Past, Chosen);
  llvm::copy_if(Was.Notices, std::back_inserter(Result.Notices),
                [](const Notice &Said) { return Said.Kind == NoticeKind::CheckFailed; });
  const std::vector<bool> New = areNew(Result.Findings, Was.Findings);
  for (size_t I = 0; I < Result.Findings.size(); ++I)
    Result.Findings[I].IsNew = New[I];

  auto IsTouched = [&](const SourceRange &Where) { return Change.Files.contains(Where.File); };
  llvm::erase_if(Result.Findings, [&](const Finding &F) {
    return !F.IsNew && !IsTouched(F.Where) && llvm::none_of(F.Path, [&](const Step &S) { return IsTouched(S.Where); });
  });
  Result.Since = Revision;
  Result.ChangedFiles = Change.Files.size();
  Result.AffectedUnits = Change.Affected;
  Result.OnlyNewFails = What == FailOn::New;
  return llvm::Error::success();
}

} // namespace floodgate
