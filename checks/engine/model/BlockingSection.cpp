//===- BlockingSection.cpp - calls that wait ------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Sections.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

static constexpr Word<Blocking::Predicate> Predicates[] = {{"any", Blocking::Predicate::Any},
                                                           {"no-timeout", Blocking::Predicate::NoTimeout},
                                                           {"over-seconds", Blocking::Predicate::OverSeconds}};
static constexpr Word<double> Units[] = {
    {"seconds", 1}, {"milliseconds", 1e-3}, {"microseconds", 1e-6}, {"nanoseconds", 1e-9}};

static void blocking(EntryReader &R, Mapping &M, Blocking &E) {
  R.requiredNames(M, "blocking", "call", E.Calls);
  M.required("waits-for", [&] { R.text("text that says what it waits for", E.WaitsFor); });
  M.optional("when", [&] { R.word(Predicates, E.When); });
  bool HasTimeout = M.optional("timeout", [&] { R.argument(E.Timeout); });
  bool HasSeconds = M.optional("seconds", [&] { R.seconds(E.Seconds); });
  bool HasUnit = M.optional("unit", [&] { R.word(Units, E.SecondsPerUnit); });
  M.optional("unless-ready", [&] { R.boolean(E.UnlessReady); });
  bool HasArgument = M.optional("unless-argument", [&] { R.argument(E.UnlessArgument); });
  bool HasBits = M.optional("unless-bits", [&] { R.number(E.UnlessBits); });
  M.optional("min-arguments", [&] { R.number(E.MinArguments); });
  M.optional("max-arguments", [&] { R.number(E.MaxArguments.emplace()); });

  if (HasArgument != HasBits)
    R.problem(M.where(), "'unless-argument' and 'unless-bits' go together");
  if (HasTimeout != (E.When != Blocking::Predicate::Any))
    R.problem(M.where(), HasTimeout
                             ? "'timeout' goes with 'when: no-timeout' or 'when: over-seconds'"
                             : "'when' asks for the timeout, and there is no 'timeout' to say which argument that is");
  if (HasSeconds != (E.When == Blocking::Predicate::OverSeconds))
    R.problem(M.where(), "'when: over-seconds' and 'seconds' go together");
  if (HasUnit && !HasTimeout)
    R.problem(M.where(), "'unit' is that of 'timeout', and there is none");
  if (E.MaxArguments && *E.MaxArguments < E.MinArguments)
    R.problem(M.where(), "'max-arguments' is less than 'min-arguments'");
  for (Claim &C : R.claimsOfEntry()) {
    C.MinArguments = E.MinArguments;
    C.MaxArguments = E.MaxArguments.value_or(~0u);
  }
}

void readBlocking(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Blocking>(Top, "blocking", Out.BlockingCalls, [&](Mapping &M, Blocking &E) { blocking(R, M, E); });
}

} // namespace floodgate::model
