//===- EntryPointSection.cpp - what makes a function an entry point -------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Sections.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

static constexpr Word<bool> PeerControls[] = {{"all", true}, {"none", false}};
static constexpr Word<EntryKind> EntryKinds[] = {
    {"message", EntryKind::Message},       {"http", EntryKind::Http},
    {"stream", EntryKind::Stream},         {"timer", EntryKind::Timer},
    {"disconnect", EntryKind::Disconnect}, {"callback", EntryKind::Callback}};
static constexpr Word<Context> Contexts[] = {
    {"actor", Context::Actor}, {"event-loop", Context::EventLoop}, {"thread", Context::Thread}};

static void entryPoint(EntryReader &R, Mapping &M, EntryPoint &E) {
  StringRef S = "entry-points";
  unsigned Given = R.names(M, S, "call", E.Calls);
  Given += R.names(M, S, "override", E.Overrides);
  Given += R.names(M, S, "assign", E.Assigns);
  Given += R.names(M, S, "completes", E.Completes);
  R.exactlyOne(M, {"call", "override", "assign", "completes"}, Given);

  // What only a registering call has: arguments.
  StringRef OnlyWithCall;
  auto Argument = [&](StringRef Key, ArgumentRef &Out) {
    if (M.optional(Key, [&] { R.argument(Out); }))
      OnlyWithCall = Key;
  };
  if (!E.Calls.empty())
    E.Handler.Which = ArgumentRef::Kind::AnyCallable;
  Argument("handler", E.Handler);
  for (Claim &C : R.claimsOfEntry())
    C.Argument = E.Handler;
  M.required("kind", [&] { R.word(EntryKinds, E.Kind); });
  M.optional("context", [&] { R.word(Contexts, E.Where_); });
  Argument("name", E.Name);
  Argument("realm", E.Realm);
  bool HasMin = M.optional("realm-min-handler-index", [&] { R.number(E.RealmMinHandlerIndex); });
  if (!OnlyWithCall.empty() && E.Calls.empty())
    R.problem(M.where(), "'" + OnlyWithCall + "' selects an argument, and goes with 'call' only");
  if (HasMin && E.Realm.Which == ArgumentRef::Kind::None)
    R.problem(M.where(), "'realm-min-handler-index' without 'realm'");
  M.optional("sender-type", [&] { R.qualifiedName(E.SenderType); });
  bool HasUnless = M.optional("unless-parameter", [&] {
    R.scalarOrSequence("the name of a type, or a list of them",
                       [&] { R.qualifiedName(E.UnlessParameter.emplace_back()); });
  });
  if (HasUnless && E.Overrides.empty())
    R.problem(M.where(), "'unless-parameter' tells overrides apart, and goes with 'override' only");
  M.optional("peer-controls", [&] { R.word(PeerControls, E.PeerControlsParameters); });
}

void readEntryPoints(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<EntryPoint>(Top, "entry-points", Out.EntryPoints, [&](Mapping &M, EntryPoint &E) { entryPoint(R, M, E); });
}

} // namespace floodgate::model
