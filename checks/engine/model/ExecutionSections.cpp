//===- ExecutionSections.cpp - what runs, where and when ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Sections.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

static constexpr Word<Runs> RunsWords[] = {{"inline", Runs::Inline},
                                           {"deferred", Runs::Deferred},
                                           {"dispatched", Runs::Dispatched},
                                           {"timer", Runs::Timer},
                                           {"spawned", Runs::Spawned}};
static constexpr Word<bool> CombinatorWords[] = {{"first", true}, {"all", false}};
static constexpr StringLiteral TimeoutWords[] = {"attaches", "timer", "cancels", "deadline"};

void readActors(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<Actor>(Top, "actors", Out.Actors, [&](Mapping &M, Actor &E) {
    M.optional("startup", [&] {
      R.scalarOrSequence("the name of a method or of a function, or a list of them",
                         [&] { R.operationName(E.Startup.emplace_back()); });
    });
  });
}

void readSchedulers(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Scheduler>(Top, "schedulers", Out.Schedulers, [&](Mapping &M, Scheduler &E) {
    R.requiredNames(M, "schedulers", "call", E.Calls);
    E.Function.Which = ArgumentRef::Kind::AnyCallable;
    M.optional("function", [&] { R.argument(E.Function); });
    for (Claim &C : R.claimsOfEntry())
      C.Argument = E.Function;
    M.required("runs", [&] { R.word(RunsWords, E.How); });
    M.optional("completion", [&] { R.boolean(E.Completion); });
    M.optional("peer-paced", [&] { R.boolean(E.PeerPaced); });
    M.optional("spawned-on", [&] { R.qualifiedNames(E.SpawnedOn); });
    M.optional("shared-workers", [&] { R.boolean(E.SharedWorkers); });
  });
}

void readPeerPaced(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<PeerPaced>(Top, "peer-paced", Out.PeerPacedCalls,
                       [&](Mapping &M, PeerPaced &E) { R.requiredNames(M, "peer-paced", "call", E.Calls); });
}

void readFutures(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<FutureType>(Top, "futures", Out.Futures, [&](Mapping &M, FutureType &E) {
    M.optional("ready-tests", [&] { R.methods(E.ReadyTests); });
    M.optional("pending-tests", [&] { R.methods(E.PendingTests); });
  });
}

void readTimeouts(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Timeout>(Top, "timeouts", Out.Timeouts, [&](Mapping &M, Timeout &E) {
    R.requiredNames(M, "timeouts", "call", E.Calls);
    M.required("how", [&] { R.word(TimeoutWords, E.How); });
    bool HasArgument = M.optional("argument", [&] { R.argument(E.Argument); });
    bool HasValues = M.optional("values", [&] {
      R.scalarOrSequence("a number, or a list of them", [&] { R.number(E.Values.emplace_back()); });
    });
    if (HasArgument != HasValues)
      R.problem(M.where(), "'argument' and 'values' go together");
  });
}

void readCollects(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Collects>(Top, "collects", Out.Collecting, [&](Mapping &M, Collects &E) {
    R.requiredNames(M, "collects", "call", E.Calls);
    M.required("what", [&] { R.text("text that says what it collects", E.What); });
    M.optional("limit", [&] { R.argument(E.Limit); });
    M.optional("buffer", [&] { R.argument(E.Buffer); });
  });
}

void readAwaited(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Awaited>(Top, "awaited", Out.AwaitedCalls, [&](Mapping &M, Awaited &E) {
    R.requiredNames(M, "awaited", "call", E.Calls);
    M.required("completed-by", [&] { R.text("text that says who completes it", E.CompletedBy); });
    M.optional("timeout", [&] { R.argument(E.Timeout); });
    M.optional("idle", [&] { R.boolean(E.Idle); });
    M.optional("chosen", [&] { R.boolean(E.Chosen); });
  });
}

void readCombinators(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Combinator>(Top, "combinators", Out.Combinators, [&](Mapping &M, Combinator &E) {
    R.requiredNames(M, "combinators", "call", E.Calls);
    M.required("when", [&] { R.word(CombinatorWords, E.First); });
  });
}

} // namespace floodgate::model
