//===- Extract.cpp - units to facts files ------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The first half of a scan, for a build system or a batch scheduler to run anywhere: facts depend on what was read and
/// on nothing else, and code that cannot be read is a fact like others.
///
//===----------------------------------------------------------------------===//

#include "driver/commands/Commands.h"
#include "driver/extraction/CacheKey.h"
#include "driver/extraction/Extraction.h"
#include "driver/gate/Judgement.h"
#include "driver/system/Output.h"
#include "driver/units/ResponseFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <cstdlib>

namespace floodgate {

/// The one file that \p Command compiles.
static llvm::Expected<std::string> fileOf(llvm::ArrayRef<std::string> Command) {
  std::vector<std::string> Files = inputsOf(Command);
  llvm::erase_if(Files, [](llvm::StringRef File) {
    llvm::StringRef Ending = llvm::sys::path::extension(File);
    return Ending.empty() || Ending == ".o" || Ending == ".a" || Ending == ".obj" || Ending == ".lib";
  });
  if (Files.size() != 1)
    return llvm::createStringError("the command after '--' has to compile one file; it names " +
                                   (Files.empty() ? "none" : llvm::join(Files, ", ")));
  return Files.front();
}

/// The unit that the command after `--` compiles.
static llvm::Expected<UnitSelection> selectOne(const ExtractOptions &Options) {
  CompilationDatabase Database;
  CompileCommand Command;
  Command.Directory = realPath(Options.Directory);
  Database.Path = "the command after '--'";
  // Response files first: the file may be named in one.
  llvm::Expected<std::vector<std::string>> Arguments = expandResponseFiles(Options.Command, Command.Directory);
  if (!Arguments)
    return Arguments.takeError();
  Command.Arguments = std::move(*Arguments);
  llvm::Expected<std::string> File = fileOf(Command.Arguments);
  if (!File)
    return File.takeError();
  Command.File = std::move(*File);
  Database.Commands.push_back(std::move(Command));
  llvm::Expected<std::string> Resources = resourceFolder(Options.Analysis.ResourceDir);
  if (!Resources)
    return Resources.takeError();
  return selectUnits(Database, Options.Analysis, *Resources);
}

llvm::Expected<int> extract(const ExtractOptions &Options) {
  // All that matters stands on the command line.
  for (const char *Name : compilerEnvironment())
    unsetenv(Name);
  ReportOptions Report;
  Report.Settings = Options.Settings;
  Report.Outputs = {Options.Output};
  llvm::Expected<Setup> Chosen = setUp(Report, Options.Analysis.Rules, Options.Analysis.Descriptors);
  if (!Chosen)
    return Chosen.takeError();
  if (Chosen->Outputs.front().What != Output::Format::Facts)
    return llvm::createStringError("-o '" + Options.Output + "': facts go into a file that ends in .facts");
  llvm::Expected<UnitSelection> Selection =
      Options.Command.empty() ? selectShard(Options.Analysis, Options.Part) : selectOne(Options);
  if (!Selection)
    return Selection.takeError();
  std::vector<model::NamedEntity> Named = Chosen->named();
  llvm::Expected<Extraction> Extracted =
      extractUnits(std::move(*Selection), Options.Analysis, {*Chosen->Models, Chosen->Fingerprint, Named});
  if (!Extracted)
    return Extracted.takeError();
  // That code cannot be read does not end the work of others who extract: link says so.
  std::vector<UnitStatus> Units;
  for (const UnitRecord &Unit : Extracted->Units)
    Units.push_back(Unit.Status);
  sortNotices(Extracted->Notices);
  sayNotices(Units, Extracted->Notices, Options.Analysis.Say);
  if (llvm::Error Problem = writeOutput(Chosen->Outputs.front(), packFacts(Extracted->Units)))
    return Problem;
  return 0;
}

} // namespace floodgate
