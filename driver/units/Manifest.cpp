//===- Manifest.cpp - the units that are expected -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "driver/units/Manifest.h"
#include "driver/system/Json.h"
#include "engine/model/RegularFile.h"
#include <algorithm>

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
  const llvm::json::Object *Object = Document->getAsObject();
  const llvm::json::Array *Units = Object ? Object->getArray("units") : nullptr;
  if (!Units)
    return Fail(0, "expected an object with 'units'");
  if (Object->getInteger("version") != PlanVersion)
    return Fail(std::min(Text.find("\"version\""), Text.size()), "it is of another version");
  std::vector<PlannedUnit> Result;
  for (size_t I = 0; I < Units->size(); ++I) {
    const llvm::json::Object *Entry = (*Units)[I].getAsObject();
    auto Value = [&](llvm::StringRef Key) { return Entry ? Entry->getString(Key) : std::nullopt; };
    const auto Key = Value("key"), File = Value("file"), Label = Value("label");
    if (!Key || !File || !Label) {
      // The name of the array may be written in another way.
      size_t Array = std::min(Text.find('[', std::min(Text.find("\"units\""), Text.size())), Text.size());
      const std::vector<size_t> Begins = offsetsOfElements(Text.drop_front(Array));
      return Fail(Array + (I < Begins.size() ? Begins[I] : 0),
                  "unit " + llvm::Twine(I + 1) + " needs 'key', 'file' and 'label'");
    }
    Result.push_back({Key->str(), File->str(), Label->str()});
  }
  return Result;
}

} // namespace floodgate
