//===- Analysis.cpp - what the checks of one unit share -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "tidy/Analysis.h"
#include "engine/facts/FactsFile.h"
#include "engine/model/Loader.h"
#include "engine/observe/Observe.h"
#include "engine/observe/Observer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace floodgate::tidy {
namespace {

/// The names of the files that \p Facts speak of, those below the root.
void addNames(const UnitFacts &Facts, llvm::StringSet<> &Names) {
  const auto Add = [&](Symbol File) {
    const std::string &Name = Facts.Symbols.text(File);
    if (!Name.empty() && llvm::sys::path::is_relative(Name))
      Names.insert(Name);
  };
  Add(Facts.Unit);
  for (const Function &F : Facts.Functions)
    Add(F.Where.File);
  for (const Record &R : Facts.Records)
    Add(R.Where.File);
}

} // namespace

Library::Library() {
  llvm::SmallString<256> Folder;
  if (!llvm::sys::fs::current_path(Folder))
    StartFolder = std::string(Folder);
}

std::string Library::resolve(llvm::StringRef Path, llvm::StringRef MainFile) const {
  if (llvm::sys::path::is_absolute(Path))
    return Path.str();
  const auto In = [&](llvm::StringRef Folder) {
    llvm::SmallString<256> Whole(Folder);
    llvm::sys::path::append(Whole, Path);
    return Whole;
  };
  const auto Here = In(StartFolder);
  if (llvm::sys::fs::exists(Here))
    return std::string(Here);
  for (llvm::StringRef Folder = llvm::sys::path::parent_path(MainFile); !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder))
    if (const auto There = In(Folder); llvm::sys::fs::exists(There))
      return std::string(There);
  return Path.str();
}

llvm::Expected<std::shared_ptr<const ModelIndex>> Library::models(const std::vector<std::string> &Paths) {
  const std::scoped_lock Lock(Reading);
  std::shared_ptr<const ModelIndex> &Known = Models[Paths];
  if (Known)
    return Known;
  auto Loaded = model::loadModels(Paths);
  if (!Loaded)
    return Loaded.takeError();
  Known = std::make_shared<const ModelIndex>(std::move(*Loaded));
  return Known;
}

llvm::Expected<std::shared_ptr<const ProgramFacts>> Library::facts(const std::string &Path) {
  llvm::sys::fs::file_status Status;
  if (const std::error_code Code = llvm::sys::fs::status(Path, Status))
    return llvm::createStringError(Code, "%s: %s", Path.c_str(), Code.message().c_str());
  const std::scoped_lock Lock(Reading);
  KnownFile &Known = Facts[Path];
  if (Known.Facts && Known.Written == Status.getLastModificationTime() && Known.Size == Status.getSize())
    return Known.Facts;
  auto Read = readFactsFile(Path);
  if (!Read)
    return Read.takeError();
  auto Fresh = std::make_shared<ProgramFacts>();
  Fresh->File = std::move(*Read);
  for (const UnitRecord &Unit : Fresh->File.Units) {
    if (Unit.Facts.empty())
      continue;
    auto Said = deserialize(Unit.Facts);
    if (!Said)
      return Said.takeError();
    addNames(*Said, Fresh->Names);
  }
  Known = {Fresh, Status.getLastModificationTime(), Status.getSize()};
  return Known.Facts;
}

llvm::Error Analysis::run(clang::ASTContext &Context) {
  if (Done == &Context)
    return llvm::Error::success();
  Done = &Context;
  llvm::Error Failure = observeAndLink(Context);
  if (Failure)
    Linked = std::make_unique<Program>();
  Results = std::make_unique<Analyses>(*Linked);
  return Failure;
}

llvm::Error Analysis::observeAndLink(clang::ASTContext &Context) {
  const std::string MainFile = UnitFiles::mainPath(Context.getSourceManager());
  std::shared_ptr<const ProgramFacts> Others;
  if (!Chosen.ProgramFacts.empty()) {
    auto Read = Shared->facts(Shared->resolve(Chosen.ProgramFacts, MainFile));
    if (!Read)
      return Read.takeError();
    Others = std::move(*Read);
  }
  const llvm::StringSet<> NoNames;
  Files = std::make_unique<UnitFiles>(Context.getSourceManager(), Others ? Others->Names : NoNames);

  std::vector<std::string> Rules;
  for (const llvm::StringRef Path : llvm::split(Chosen.Rules, ';'))
    if (!Path.trim().empty())
      Rules.push_back(Shared->resolve(Path.trim(), MainFile));
  auto Models = Shared->models(Rules);
  if (!Models)
    return Models.takeError();
  const std::vector<std::unique_ptr<Observer>> Owned = createObservers();
  std::vector<const Observer *> Observing;
  Observing.reserve(Owned.size());
  for (const std::unique_ptr<Observer> &Each : Owned)
    Observing.push_back(Each.get());
  std::unique_ptr<UnitFacts> Fresh;
  {
    const std::scoped_lock Lock(Shared->Observing);
    Fresh = observe(Context, **Models, *Files, Observing);
  }

  const std::string Own = serialize(*Fresh);
  std::vector<llvm::StringRef> All{Own};
  if (Others) {
    // This unit as it was when the program was scanned must not speak beside what it is now.
    const std::string Main = Files->mainFile();
    for (const UnitRecord &Unit : Others->File.Units)
      if (Unit.Status.File != Main && !Unit.Facts.empty())
        All.push_back(Unit.Facts);
  }
  auto Whole = Program::link(All, /*Whole=*/Others != nullptr);
  if (!Whole)
    return Whole.takeError();
  Linked = std::make_unique<Program>(std::move(*Whole));
  return llvm::Error::success();
}

std::shared_ptr<Analysis> Units::join(const clang::tidy::ClangTidyContext &Run, const Settings &Chosen) {
  const std::scoped_lock Lock(Joining);
  std::weak_ptr<Analysis> &Known = Current[{&Run, Chosen}];
  std::shared_ptr<Analysis> Joined = Known.lock();
  if (!Joined) {
    Joined = std::make_shared<Analysis>(Shared, Chosen);
    Known = Joined;
    // What is left of the units before.
    std::erase_if(Current, [](const auto &Entry) { return Entry.second.expired(); });
  }
  return Joined;
}

} // namespace floodgate::tidy
