//===- DataSections.cpp - where data comes from and goes to ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Sections.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

static constexpr Word<Use> UseWords[] = {
    {"allocation", Use::Allocation}, {"index", Use::Index},    {"division", Use::Division},
    {"duration", Use::Duration},     {"path", Use::Path},      {"parse", Use::Parse},
    {"depth", Use::Depth},           {"pattern", Use::Pattern}};
static constexpr StringLiteral ResultWords[] = {"error-option", "bool", "throws"};

void readConversions(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Conversion>(Top, "conversions", Out.Conversions, [&](Mapping &M, Conversion &E) {
    R.requiredNames(M, "conversions", "call", E.Calls);
    E.Argument.Which = ArgumentRef::Kind::Index;
    M.optional("argument", [&] { R.argument(E.Argument); });
    M.optional("clamps", [&] { R.boolean(E.Clamps); });
  });
}

void readSinks(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Sink>(Top, "sinks", Out.Sinks, [&](Mapping &M, Sink &E) {
    R.requiredNames(M, "sinks", "call", E.Calls);
    E.Argument.Which = ArgumentRef::Kind::Index;
    M.optional("argument", [&] { R.argument(E.Argument); });
    for (Claim &C : R.claimsOfEntry())
      C.Argument = E.Argument;
    M.required("use", [&] { R.word(UseWords, E.How); });
  });
}

void readValidators(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Validator>(Top, "validators", Out.Validators, [&](Mapping &M, Validator &E) {
    R.requiredNames(M, "validators", "call", E.Calls);
    E.Argument.Which = ArgumentRef::Kind::Index;
    M.optional("argument", [&] { R.argument(E.Argument); });
    M.required("result", [&] { R.word(ResultWords, E.Result); });
  });
}

void readAuthorizers(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Authorizer>(Top, "authorizers", Out.Authorizers,
                        [&](Mapping &M, Authorizer &E) { R.requiredNames(M, "authorizers", "call", E.Calls); });
}

void readRateLimiters(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<RateLimiter>(Top, "rate-limiters", Out.RateLimiters, [&](Mapping &M, RateLimiter &E) {
    R.requiredNames(M, "rate-limiters", "call", E.Calls);
    M.optional("queues", [&] { R.boolean(E.Queues); });
  });
}

void readPeerData(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<PeerData>(Top, "peer-data", Out.PeerControlled, [&](Mapping &M, PeerData &E) {
    M.optional("fields", [&] { R.methods(E.Fields); });
    bool HasFills = M.optional("fills", [&] { R.argument(E.Fills); });
    if (!E.Fields.empty() && !E.Calls.empty())
      R.problem(M.where(), "'fields' goes with 'class'");
    if (HasFills && E.Calls.empty())
      R.problem(M.where(), "'fills' goes with 'call'");
  });
}

void readReceives(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Receiving>(Top, "receives", Out.ReceivingCalls,
                       [&](Mapping &M, Receiving &E) { R.requiredNames(M, "receives", "call", E.Calls); });
}

} // namespace floodgate::model
