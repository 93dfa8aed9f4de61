//===- Manifest.cpp - the units that are expected -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Manifest.h"
#include "driver/system/Json.h"
#include "engine/model/RegularFile.h"

namespace floodgate {

llvm::Expected<std::vector<PlannedUnit>> readPlan(const std::string &Path) {
  auto Buffer = readRegularFile(Path);
  if (!Buffer)
    return llvm::createStringError("cannot read the manifest '" + Path + "': " + llvm::toString(Buffer.takeError()));
  auto Document = parseJson((*Buffer)->getBuffer(), Path);
  if (!Document)
    return Document.takeError();
  llvm::StringRef Text = (*Buffer)->getBuffer();
  auto Fail = [&](size_t Offset, const llvm::Twine &Why) {
    return errorAt(Text, Path, Offset, Why + ": a manifest is what 'floodgate plan' writes");
  };
  const JsonValue *Units = Document->find("units");
  if (!Units || !Units->isArray())
    return Fail(0, "expected an object with 'units'");
  const JsonValue *Version = Document->find("version");
  if (!Version || Version->Integer != PlanVersion)
    return Fail(Version ? Version->Offset : Document->Offset, "it is of another version");
  std::vector<PlannedUnit> Result;
  for (const JsonValue &Entry : Units->Elements) {
    const auto Key = Entry.findString("key"), File = Entry.findString("file"), Label = Entry.findString("label");
    if (!Key || !File || !Label)
      return Fail(Entry.Offset, "unit " + llvm::Twine(Result.size() + 1) + " needs 'key', 'file' and 'label'");
    Result.push_back({Key->str(), File->str(), Label->str()});
  }
  return Result;
}

} // namespace floodgate
