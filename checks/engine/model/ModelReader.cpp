//===- ModelReader.cpp - reads one model file -----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/ModelReader.h"
#include "engine/model/Sections.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

using ReadSection = void (*)(EntryReader &R, Mapping &Top, Model &Out);

static constexpr ReadSection Sections[] = {
    readActors,      readEntryPoints,  readSchedulers,  readPeerPaced,   readFutures,   readBlocking,
    readTimeouts,    readContainers,   readMessages,    readWrappers,    readCallables, readLocks,
    readCollects,    readAwaited,      readCombinators, readConversions, readSinks,     readValidators,
    readAuthorizers, readRateLimiters, readLogging,     readAborts,      readPeerData,  readCompilerMacros,
    readReceives,    readFrameworks};

static void header(EntryReader &R, Mapping &Top, LoadedModel &Loaded) {
  Model &Out = Loaded.TheModel;
  Loaded.NameWhere = Top.where();
  Top.required("model", [&] {
    R.text("the model's name", Out.Name);
    Loaded.NameWhere = R.position();
    if (!Out.Name.empty() && (!isLower(Out.Name.front()) ||
                              !llvm::all_of(Out.Name, [](char C) { return isLower(C) || isDigit(C) || C == '-'; })))
      R.problem(R.position(), "a model's name consists of lower case letters, digits and '-'");
  });
  Top.required("summary", [&] { R.text("one sentence", Out.Summary); });
  R.defaultSource(Top);
  Top.optional("aliases", [&] {
    R.sequence("a list of aliases", [&] {
      Mapping M(R, "an entry of 'aliases'");
      auto &[From, To] = Out.Aliases.emplace_back();
      M.required("from", [&] {
        R.qualifiedName(From);
        R.claim({"aliases", "from", From, R.position()});
      });
      M.required("to", [&] { R.qualifiedName(To); });
    });
  });
}

Expected<LoadedModel> readModel(StringRef Text, StringRef File) {
  EntryReader R(Text, File);
  LoadedModel Loaded;
  Loaded.TheModel.File = File.str();
  R.document([&] {
    Mapping Top(R, "a model");
    header(R, Top, Loaded);
    for (ReadSection Read : Sections)
      Read(R, Top, Loaded.TheModel);
  });
  Loaded.Claims = R.claims();
  std::vector<Problem> Problems = R.takeProblems();
  checkClaims(Loaded.Claims, Problems);
  if (Error E = toError(std::move(Problems)))
    return E;
  Loaded.TheModel.Named = namedBy(Loaded.Claims);
  return Loaded;
}

} // namespace floodgate::model
