//===- UnboundedContainer.cpp - dos-unbounded-container -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unbounded-container/UnboundedContainer.h"
#include "engine/program/FindingBuilder.h"
#include "engine/program/ValueFlow.h"
#include "unbounded-container/ContainerJudge.h"
#include "unbounded-container/ContainerWording.h"
#include "unbounded-container/RememberedCalls.h"
#include <fmt/format.h>
#include <map>

using namespace llvm;

namespace floodgate {

static constexpr llvm::StringLiteral OptionBounded = "BoundedContainers";

std::vector<CheckOption> UnboundedContainer::options() const {
  return {{OptionBounded.str(), "",
           "Semicolon-separated qualified names of members and variables that something outside of the program bounds.",
           true}};
}

bool UnboundedContainer::setOption(StringRef Name, StringRef Value) {
  if (Name != OptionBounded)
    return false;
  Bounded = namesIn(Value);
  return true;
}

namespace {

/// A growth that nothing bounds.
struct Unbounded {
  const Growth *Grown;
  Place Where;
  Verdict Why;
  Program::Witness Way;
  bool IsProven = false; ///< The peer surely decides what is added.
  bool NeedsCredential = false;

  bool isAtGate() const {
    return IsProven && Why.What != Bound::Conditional && Why.What != Bound::OneByOne && Why.What != Bound::ForeignKey;
  }
};

} // namespace

static bool isKeyed(const Growth &Grown) { return Grown.By == model::GrowsBy::Key && !Grown.Duplicates; }

/// What is read of an object that the function is given may be anything: whose the object is, its callers know.
static ValueFlow::Nature natureOfKey(const ValueFlow &Flow, const Growth &Grown) {
  return Grown.NamesParameter ? ValueFlow::Nature::Given : Flow.nature(Grown.In, Grown.Values);
}

/// Whether what \p Grown adds may be a peer's choice.
static bool isOpen(const Growth &Grown, ValueFlow::Nature Key) {
  if (Grown.Bounded)
    return false;
  // `resize(2)`: the size is the program's.
  if (Grown.By == model::GrowsBy::Size && !Grown.Adds && Grown.IsNumber && Key == ValueFlow::Nature::Constant)
    return false;
  // Keys that are not the peer's to choose: a constant, an enumerator, a member of the server's own state.
  return !isKeyed(Grown) || Key >= ValueFlow::Nature::New;
}

/// Whether the key that \p Grown adds to \p Where is surely one that a peer can invent.
static bool isInvented(const ContainerJudge &Judge, const ValueFlow &Flow, const Growth &Grown, const Place &Where,
                       ValueFlow::Nature Key) {
  if (Judge.isKnownElsewhere(Grown, Where))
    return false;
  return Key == ValueFlow::Nature::New || any_of(Grown.Values, [&](const ValuePart &Part) {
           auto From = Flow.find(Grown.In, Part, Grown.Guards, ValueFlow::Check::Membership);
           return From && From->Like != Derivation::Approximate;
         });
}

//===-- Judge -------------------------------------------------------------===//

void UnboundedContainer::judgeAccumulations(const Analyses &Shared, std::vector<Finding> &Findings) const {
  const Program &P = Shared.program();
  const Program::Reach &Peers = Shared.get<Reachability>().fromPeers();
  const FindingBuilder Build(P, name());
  // By place and function: another instantiation of a template has the same of both.
  std::set<std::tuple<SourceRange, std::string, Symbol>> Reported;
  for (const Accumulation &A : P.events<Accumulation>()) {
    if (A.Bounded || !Peers.contains(A.In))
      continue;
    const Program::Witness Way = Peers.witness(A.In);
    const std::string What = fmt::format("`{}` collects {}", P.text(A.Callee), P.text(A.What));
    Finding F = Build.at(A, Way, What);
    if (!Reported.emplace(F.Where, F.Function, A.Callee).second)
      continue;
    F.Subject = P.text(A.Callee) + " in " + F.Function;
    F.Use = useIn(P, A.In, P.text(A.What));
    F.Message = fmt::format("{} without a maximum. The peer controls the size, by {}.", What, Build.describe(Way));
    F.Remedy = "read in parts, and refuse what exceeds a maximum";
    Findings.push_back(std::move(F));
  }
}

/// One finding for a container: the first of \p Growths, the others beside it.
static Finding present(const Program &P, StringRef Check, ArrayRef<Unbounded> Growths) {
  const FindingBuilder Build(P, Check);
  const Unbounded &First = Growths.front();
  const Growth &Grown = *First.Grown;
  const std::string &Name = P.text(First.Where.Name), &Operation = P.text(Grown.Operation);
  Finding F = Build.at(Grown, First.Way, fmt::format("`{}` grows `{}`", Operation, Name));
  F.At = First.isAtGate() ? Level::Gate : Level::Audit;
  F.Subject = Name;
  F.RestsOnAbsence = P.isVisibleElsewhere(First.Where);
  F.Message =
      fmt::format("`{}` grows without a limit. A peer controls {} that `{}` adds, by {}; {}.", Name,
                  container::control(P, Grown), Operation, Build.describe(First.Way), container::missing(P, First.Why));
  F.Remedy = container::remedy(First.Why);
  if (const Field *Declared = P.field(First.Where.Entity))
    F.relate(P.place(Declared->Where, Symbol::None, fmt::format("`{}` is declared here", Name)));
  std::set<SourceRange> Shown{F.Where};
  for (const Unbounded &Other : Growths.drop_front())
    if (Shown.insert(P.range(Other.Grown->Where)).second)
      F.relate(Build.place(*Other.Grown, "it also grows here"));
  for (const Insufficient &R : First.Why.Removals)
    if (Shown.insert(P.range(R.What->Where)).second)
      F.relate(Build.place(*R.What, container::insufficiency(P, R)));
  return F;
}

void UnboundedContainer::judgeGrowths(const Analyses &Shared, std::vector<Finding> &Findings) const {
  const Program &P = Shared.program();
  const Program::Reach &Peers = Shared.get<Reachability>().fromPeers();
  const ValueFlow &Flow = Shared.get<ValueFlow>();
  const ContainerJudge Judge(Shared);
  std::map<Symbol, std::vector<Unbounded>> ByContainer;
  for (const Growth &Grown : P.events<Growth>()) {
    if (!Peers.contains(Grown.In))
      continue;
    const ValueFlow::Nature Key = natureOfKey(Flow, Grown);
    if (!isOpen(Grown, Key))
      continue;
    for (const Place &Where : P.resolve(Grown.Container, Grown.In)) {
      // One unit cannot know what others do with a member that they can see.
      if (is_contained(Bounded, P.text(Where.Name)) || (!P.isWhole() && P.isVisibleElsewhere(Where)) ||
          (isKeyed(Grown) && Judge.isPresent(Grown, Where, Key == ValueFlow::Nature::Given)))
        continue;
      Unbounded Found{&Grown, Where, Judge.judge(Grown, Where), Peers.witness(Grown.In)};
      if (Found.Why.What == Bound::Sure || Judge.isTested(Grown, Where))
        continue;
      Found.IsProven = !isKeyed(Grown) || isInvented(Judge, Flow, Grown, Where, Key);
      Found.NeedsCredential = P.entryPoints()[P.roots()[Found.Way.Root].Entry].HasRealmArgument;
      ByContainer[Where.Entity].push_back(std::move(Found));
    }
  }
  for (auto &[Container, Growths] : ByContainer) {
    // The surest first; then what anybody can do before what needs a credential; then the shortest way.
    auto Rank = [&](const Unbounded &U) {
      return std::tuple(!U.isAtGate(), U.NeedsCredential, U.Way.Edges.size(), P.range(U.Grown->Where), U.Grown->In);
    };
    llvm::sort(Growths, [&](const Unbounded &A, const Unbounded &B) { return Rank(A) < Rank(B); });
    Findings.push_back(present(P, name(), Growths));
  }
}

void UnboundedContainer::prepare(const Analyses &Shared) const {
  Shared.get<Reachability>();
  Shared.get<ValueFlow>();
}

void UnboundedContainer::judge(const Analyses &Shared, std::vector<Finding> &Findings) const {
  judgeAccumulations(Shared, Findings);
  judgeRememberedCalls(Shared, name(), Findings);
  judgeGrowths(Shared, Findings);
}

} // namespace floodgate
