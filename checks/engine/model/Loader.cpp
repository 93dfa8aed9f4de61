//===- Loader.cpp - reads model files -------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Loader.h"
#include "engine/model/Embedded.h"
#include "engine/model/ModelReader.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace floodgate::model {

namespace {

/// Models from several files, and the mistakes in all of them.
class Collection {
public:
  void add(StringRef Text, StringRef File) {
    Expected<LoadedModel> Loaded = readModel(Text, File);
    if (!Loaded) {
      Errors = joinErrors(std::move(Errors), Loaded.takeError());
      return;
    }
    std::vector<Problem> Problems;
    const auto *Same = llvm::find_if(
        ArrayRef(All), [&](const LoadedModel &Other) { return Other.TheModel.Name == Loaded->TheModel.Name; });
    if (Same != ArrayRef(All).end())
      // A message for each fact that is there twice would hide this one.
      Problems.push_back({Loaded->NameWhere, "there are two models called '" + Loaded->TheModel.Name +
                                                 "'; the other is at " + describe(Same->NameWhere)});
    else
      All.push_back(std::move(*Loaded));
    Errors = joinErrors(std::move(Errors), toError(std::move(Problems)));
  }

  void addFile(const std::string &Path) {
    Expected<std::unique_ptr<MemoryBuffer>> Buffer = readRegularFile(Path);
    if (!Buffer)
      fail(Path, "cannot be read: " + toString(Buffer.takeError()));
    else
      add((*Buffer)->getBuffer(), Path);
  }

  void addFolder(const std::string &Path) {
    std::vector<std::string> Files;
    std::error_code EC;
    for (sys::fs::directory_iterator I(Path, EC), End; !EC && I != End; I.increment(EC))
      if (sys::path::extension(I->path()) == ".yaml")
        Files.push_back(I->path());
    if (EC)
      unreadable(Path, EC);
    else if (Files.empty())
      fail(Path, "no *.yaml in this folder");
    llvm::sort(Files);
    for (const std::string &File : Files)
      addFile(File);
  }

  void addPath(const std::string &Path) {
    if (sys::fs::is_directory(Path))
      addFolder(Path);
    else
      addFile(Path);
  }

  Expected<std::vector<Model>> take() {
    if (Errors)
      return std::move(Errors);
    std::vector<Claim> Claims;
    for (const LoadedModel &Loaded : All)
      llvm::append_range(Claims, Loaded.Claims);
    std::vector<Problem> Problems;
    checkClaims(Claims, Problems);
    if (Error E = toError(std::move(Problems)))
      return E;
    std::vector<Model> Models;
    Models.reserve(All.size());
    for (LoadedModel &Loaded : All)
      Models.push_back(std::move(Loaded.TheModel));
    return Models;
  }

private:
  void fail(const std::string &Path, const Twine &Message) {
    Errors = joinErrors(std::move(Errors), toError({{{Path, 0, 0}, Message.str()}}));
  }
  void unreadable(const std::string &Path, std::error_code EC) { fail(Path, "cannot be read: " + EC.message()); }

  std::vector<LoadedModel> All;
  Error Errors = Error::success();
};

void addBuiltins(Collection &Models) {
  for (const EmbeddedFile &File : ArrayRef(EmbeddedModels, EmbeddedModelsCount))
    Models.add(StringRef(File.Text, File.Size), ("<built in>/" + Twine(File.Name)).str());
}

} // namespace

Expected<Model> parseModel(StringRef Text, StringRef File) {
  // The scanner looks one character past the end.
  std::string Terminated = Text.str();
  Expected<LoadedModel> Loaded = readModel(Terminated, File);
  if (!Loaded)
    return Loaded.takeError();
  return std::move(Loaded->TheModel);
}

Expected<std::vector<Model>> builtinModels() {
  Collection Models;
  addBuiltins(Models);
  return Models.take();
}

Expected<std::vector<Model>> loadModels(ArrayRef<std::string> Paths) {
  Collection Models;
  addBuiltins(Models);
  for (const std::string &Path : Paths)
    Models.addPath(Path);
  return Models.take();
}

} // namespace floodgate::model
