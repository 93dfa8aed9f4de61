//===- UnvalidatedField.cpp - dos-unvalidated-field -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unvalidated-field/UnvalidatedField.h"
#include "engine/program/Known.h"
#include "engine/program/ValueFlow.h"
#include "unvalidated-field/Descent.h"
#include "unvalidated-field/UncheckedUse.h"
#include <set>

using namespace llvm;

namespace floodgate {

using model::Use;

static constexpr llvm::StringLiteral OptionValidating = "ValidatingFunctions";

std::vector<CheckOption> UnvalidatedField::options() const {
  return {{OptionValidating.str(), "",
           "Semicolon-separated qualified names of functions whose arguments count as checked afterwards.", true}};
}

bool UnvalidatedField::setOption(StringRef Name, StringRef Value) {
  if (Name != OptionValidating)
    return false;
  Validating = namesIn(Value);
  return true;
}

//===-- Judge -------------------------------------------------------------===//

/// Whether \p U does harm where nothing checks its value.
static bool isHarmful(const Program &P, const ValueUse &U) {
  switch (U.How) {
  case Use::Parse:
  case Use::Index:
    // What throws where it is malformed does no harm where that is caught.
    return !U.MayThrow || !U.Caught;
  case Use::Presence:
    // It is known, or was at least asked, whether there is something.
    return !Known(P, U).isAsserted() && !Known(P, U).isPresenceAsked(U.Subject.Text);
  default:
    return true;
  }
}

/// What has to be known of the value of \p U.
static Known::Check needed(const UncheckedUse &D, const ValueUse &U) {
  if (D.How == Use::Presence)
    return Known::Check::Presence;
  // That a text was parsed tells that it has the form of a number, and not which number it is. `map.at(name)` is a
  // matter of the text, `list.at(index)` of the number.
  return D.IsNumber && U.IsNumber ? Known::Check::Content : Known::Check::Form;
}

/// The most direct way on which a peer's value comes to \p U unchecked.
static std::optional<Arrival> arrivalAt(const ValueFlow &Flow, const UncheckedUse &D, const ValueUse &U) {
  const PathTable &Paths = Flow.program().paths();
  std::optional<Arrival> Found;
  for (const ValuePart &V : U.Values) {
    // How many there are is paid for by whoever sends them.
    if (V.Sub != AccessPath::Empty || (D.IsNumber && Paths.endsWith(V.From, PathElement::Kind::Size)))
      continue;
    std::optional<Arrival> Next = Flow.find(U.In, V, U.Guards, needed(D, U));
    if (Next && (!Found || std::tuple(Next->Like, Next->ThroughState, Next->Hops.size()) <
                               std::tuple(Found->Like, Found->ThroughState, Found->Hops.size())))
      Found = std::move(Next);
  }
  if (!Found || Paths.endsWith(Found->Path, PathElement::Kind::Size))
    return std::nullopt;
  // A key may be anything, unless somebody who was asked about it should have objected.
  if (D.How == Use::Key && (Found->NotExaminedBy.empty() || Found->Like != Derivation::Exact))
    return std::nullopt;
  return Found;
}

void UnvalidatedField::judge(const Analyses &Shared, std::vector<Finding> &Findings) const {
  const Program &P = Shared.program();
  const ValueFlow Flow(ValueFlow::Inputs(Shared), Validating);
  const Program::Reach &Peers = Shared.get<Reachability>().fromPeers();
  std::set<std::tuple<SourceRange, std::string, std::string, unsigned, Use, std::string, Symbol>> Reported;
  auto Report = [&](const UncheckedUse &D, const UncheckedSite &Site, const Arrival &From) {
    // Another instantiation of the same template has the same name; and one value is told once a line of a function.
    // What was received has no name of its own: there, it is told by the expression.
    const Function &In = P.functions()[Site.Function];
    const bool IsReceived = P.paths().root(From.Path).What == PathElement::Kind::Peer;
    if (Reported
            .emplace(P.range(In.Where), P.text(In.Name), P.text(Site.Where.File), Site.Where.Line, D.How,
                     Flow.name(From), IsReceived ? Site.Text : Symbol::None)
            .second)
      Findings.push_back(present(Flow, D, Site, From));
  };
  for (const ValueUse &U : P.events<ValueUse>()) {
    if (!Peers.contains(U.In) || !isHarmful(P, U))
      continue;
    const UncheckedUse &D = uncheckedUse(U.How);
    if (std::optional<Arrival> Found = arrivalAt(Flow, D, U))
      Report(D, {U.Where, U.In, U.By, U.Text, U.Optional}, *Found);
  }
  for (const Descent &D : descents(Shared))
    if (Peers.contains(D.Function))
      if (std::optional<Arrival> Found = Flow.find(D.Function, D.Path, Derivation::Exact, {}, Known::Check::Content))
        Report(uncheckedUse(Use::Depth), {D.Where, D.Function, D.Callee, D.Parameter, Symbol::None}, *Found);
}

} // namespace floodgate
