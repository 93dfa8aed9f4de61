//===- Plan.cpp - which units there are, for others --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/commands/Plan.h"
#include "driver/commands/Commands.h"
#include "driver/gate/Judgement.h"
#include "driver/system/Json.h"
#include "driver/system/Output.h"
#include "driver/system/Version.h"
#include "driver/units/Manifest.h"
#include "engine/model/Printable.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <nlohmann/json.hpp>

namespace floodgate {

using Json = nlohmann::ordered_json;

std::vector<std::string> prerequisites(llvm::StringRef Rule) {
  std::vector<std::string> Result;
  std::string Word;
  bool AfterColon = false;
  auto End = [&] {
    if (AfterColon && !Word.empty())
      Result.push_back(Word);
    Word.clear();
  };
  for (size_t I = 0; I < Rule.size(); ++I) {
    char C = Rule[I], Next = I + 1 < Rule.size() ? Rule[I + 1] : '\n';
    if (C == '\\' && (Next == '\n' || Next == '\r')) {
      End();
      ++I;
    } else if (C == '\\' && (Next == ' ' || Next == '#' || Next == '\\')) {
      Word += Next;
      ++I;
    } else if (C == '$' && Next == '$') {
      Word += '$';
      ++I;
    } else if (C == ':' && !AfterColon && llvm::isSpace(Next)) {
      Word.clear();
      AfterColon = true;
    } else if (C == '\n') {
      End();
      // Rules that follow are for headers that have gone (-MP).
      if (AfterColon)
        break;
    } else if (llvm::isSpace(C)) {
      End();
    } else {
      Word += C;
    }
  }
  End();
  return Result;
}

/// The dependency file that the compile command of \p U writes: what -MF says, or beside the object file.
static std::string dependencyFile(const Unit &U) {
  auto ValueOf = [&](llvm::StringRef Option) -> std::string {
    for (size_t I = 0; I + 1 < U.Given.size(); ++I)
      if (U.Given[I] == Option)
        return U.Given[I + 1];
      else if (llvm::StringRef Value = U.Given[I]; Value.consume_front(Option) && !Value.empty() && Option != "-o")
        return Value.str();
    return "";
  };
  std::string File = ValueOf("-MF");
  if (File.empty()) {
    File = ValueOf("-o");
    if (File.empty())
      return "";
    // CMake's makefiles write a.cpp.o.d, others a.d.
    llvm::SmallString<256> Beside(File);
    llvm::sys::path::replace_extension(Beside, ".d");
    llvm::SmallString<256> Absolute(U.Directory);
    llvm::sys::path::append(Absolute, File + ".d");
    File = llvm::sys::fs::exists(Absolute) ? File + ".d" : std::string(Beside);
  }
  return realPath(File, U.Directory);
}

llvm::Expected<int> plan(const PlanOptions &Options) {
  llvm::Expected<UnitSelection> Selection = selectShard(Options.Analysis, Options.Part);
  if (!Selection)
    return Selection.takeError();
  const FolderScope &Scope = *Selection->Scope;
  Json Document;
  Document["version"] = PlanVersion;
  Document["tool"] = "floodgate " FLOODGATE_VERSION;
  // What `extract` of a single unit has to be told: it sees no compilation database.
  if (Scope.buildFolder().empty())
    Document["buildFolder"] = nullptr;
  else
    Document["buildFolder"] = relativePath(Scope.buildFolder(), Scope.root());
  Document["units"] = Json::array();
  for (const Unit &U : Selection->Units) {
    Json Entry;
    Entry["key"] = U.Key;
    Entry["file"] = U.Name;
    Entry["label"] = U.label();
    Entry["directory"] = relativePath(realPath(U.Directory), Scope.root());
    Entry["arguments"] = U.Given;
    std::string Dependencies = dependencyFile(U);
    if (auto Buffer = readRegularFile(Dependencies)) {
      std::vector<std::string> Files;
      for (const std::string &File : prerequisites((*Buffer)->getBuffer()))
        Files.push_back(Scope.nameOf(realPath(File, U.Directory)));
      llvm::sort(Files);
      Files.erase(llvm::unique(Files), Files.end());
      Entry["inputs"] = Files;
    } else {
      // Nobody has built it: what it reads is not known.
      llvm::consumeError(Buffer.takeError());
      Entry["inputs"] = nullptr;
    }
    Document["units"].push_back(std::move(Entry));
  }
  std::string Text = printableJson(Document.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
  llvm::Error Problem =
      Options.Output == "-" ? writeToStandardOutput(Text) : replaceFile(realPath(Options.Output), Text);
  if (Problem)
    return Problem;
  sortNotices(Selection->Notices);
  sayNotices({}, Selection->Notices, Options.Analysis.Say);
  return 0;
}

} // namespace floodgate
