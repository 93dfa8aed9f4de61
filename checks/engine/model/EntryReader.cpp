//===- EntryReader.cpp - reads what the entries of a model share ----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/EntryReader.h"
#include "engine/model/NameSyntax.h"

using namespace llvm;

namespace floodgate::model {

void EntryReader::defaultSource(Mapping &Top) {
  HasDefaultSource = Top.optional(
      "source", [&] { text("text that says where the facts of this file can be checked", DefaultSource); });
}

void EntryReader::source(Mapping &M, Entry &E) {
  E.Where = M.where();
  E.Source = DefaultSource;
  bool Given = M.optional("source", [&] { text("text that says where this can be checked", E.Source); });
  if (!Given && !HasDefaultSource && M.valid())
    problem(M.where(), "missing key 'source' in " + M.what() + ", and the file has no 'source' for all of them");
}

bool EntryReader::names(Mapping &M, StringRef Section, StringRef Key, std::vector<std::string> &Out) {
  return M.optional(Key, [&] {
    scalarOrSequence("a name, or a list of names", [&] {
      std::string &Name = Out.emplace_back();
      if (Key != "macro") {
        qualifiedName(Name);
      } else {
        text("the name of a macro", Name);
        if (!Name.empty() && !isIdentifier(Name, "*"))
          problem(position(), "'" + Name + "' is not the name of a macro");
      }
      Claims.push_back({Section.str(), Key.str(), Name, position()});
    });
  });
}

void EntryReader::requiredNames(Mapping &M, StringRef Section, StringRef Key, std::vector<std::string> &Out) {
  if (!names(M, Section, Key, Out))
    exactlyOne(M, {Key}, 0);
}

void EntryReader::exactlyOne(const Mapping &M, ArrayRef<StringRef> Keys, unsigned Given) {
  if (Given == 1 || !M.valid())
    return;
  if (Keys.size() == 1)
    problem(M.where(), "missing key '" + Keys.front() + "' in " + M.what());
  else
    problem(M.where(), M.what() + (Given ? " has more than one of " : " has none of ") + listOf(Keys));
}

} // namespace floodgate::model
