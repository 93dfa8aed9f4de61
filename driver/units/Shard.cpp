//===- Shard.cpp - the units of a part of a database ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Shard.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

namespace floodgate {

llvm::Expected<std::string> resourceFolder(llvm::StringRef Asked) {
  std::string Folder = Asked.empty() ? FLOODGATE_RESOURCE_DIR : realPath(Asked);
  if (!llvm::sys::fs::exists(Folder + "/include/stddef.h"))
    return llvm::createStringError("clang's own headers are not in '" + Folder +
                                   "/include': say where its resource folder is with --resource-dir");
  return Folder;
}

llvm::Expected<UnitSelection> selectShard(const AnalysisOptions &Options, const Shard &Part) {
  llvm::Expected<std::string> Resources = resourceFolder(Options.ResourceDir);
  if (!Resources)
    return Resources.takeError();
  llvm::Expected<CompilationDatabase> Database = loadCompilationDatabase(Options.Build);
  if (!Database)
    return Database.takeError();
  llvm::Expected<UnitSelection> Selection = selectUnits(*Database, Options, *Resources);
  if (!Selection)
    return Selection.takeError();
  // The key is a digest: any part of it spreads units evenly.
  llvm::erase_if(Selection->Units, [&](const Unit &U) {
    uint64_t Number = 0;
    (void)llvm::StringRef(U.Key).take_front(15).getAsInteger(16, Number);
    return Number % Part.Count != Part.Index - 1;
  });
  return Selection;
}

} // namespace floodgate
