//===- TypeSections.cpp - what types are ----------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Sections.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

static constexpr Word<Wrapper::Kind> WrapperKinds[] = {{"owner", Wrapper::Kind::Owner},
                                                       {"shared", Wrapper::Kind::Shared},
                                                       {"weak", Wrapper::Kind::Weak},
                                                       {"option", Wrapper::Kind::Option}};

static constexpr StringLiteral NestedWords[] = {"_", "::"};

/// A regular expression in which `{field}` stands for the name of a field.
static void commentPattern(EntryReader &R, std::string &Out) {
  R.text("a regular expression, with '{field}' for the field's name", Out);
  std::string Problem;
  if (StringRef Pattern = Out; !Pattern.empty() && !Pattern.contains("{field}"))
    R.problem(R.position(), "expected a regular expression with '{field}' for the field's name, found '" + Out + "'");
  else if (auto [Before, After] = Pattern.split("{field}"); !Regex((Before + "field" + After).str()).isValid(Problem))
    R.problem(R.position(), "'" + Out + "' is not a regular expression: " + Problem);
}

void readMessages(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<MessageType>(Top, "messages", Out.Messages, [&](Mapping &M, MessageType &E) {
    M.optional("add", [&] { R.accessorName(E.Add); });
    M.optional("mutable", [&] { R.accessorName(E.Mutable); });
    M.optional("clear", [&] { R.accessorName(E.Clear); });
    M.optional("has", [&] { R.accessorName(E.Has); });
    M.optional("size", [&] { R.accessorName(E.Size); });
    M.optional("set", [&] { R.accessorName(E.Set); });
    M.optional("optional-comment", [&] { commentPattern(R, E.OptionalComment); });
    M.optional("nested", [&] { R.word(NestedWords, E.Nested); });
  });
}

void readWrappers(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<Wrapper>(Top, "wrappers", Out.Wrappers, [&](Mapping &M, Wrapper &E) {
    M.required("kind", [&] { R.word(WrapperKinds, E.What); });
    M.optional("access", [&] { R.methods(E.Access); });
    M.optional("present-tests", [&] { R.methods(E.PresentTests); });
    M.optional("absent-tests", [&] { R.methods(E.AbsentTests); });
    M.optional("makers", [&] { R.qualifiedNames(E.Makers); });
    M.optional("access-aborts", [&] { R.boolean(E.AccessAborts); });
  });
}

void readCallables(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<Callable>(Top, "callables", Out.Callables, [](Mapping &, Callable &) {});
}

void readLocks(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<Lock>(Top, "locks", Out.Locks,
                       [&](Mapping &M, Lock &E) { M.optional("makers", [&] { R.qualifiedNames(E.Makers); }); });
}

} // namespace floodgate::model
