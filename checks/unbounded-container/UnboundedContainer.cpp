//===- UnboundedContainer.cpp - dos-unbounded-container -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "unbounded-container/UnboundedContainer.h"
#include "engine/observe/body/CallSite.h"
#include "engine/program/Identity.h"
#include "engine/program/PeerFlow.h"
#include "unbounded-container/ContainerVerdict.h"
#include "unbounded-container/KeptElsewhere.h"
#include "llvm/ADT/SmallVector.h"
#include <fmt/format.h>
#include <map>

using namespace clang;
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

//===-- Observe -----------------------------------------------------------===//

/// Whether an operation on \p Where can concern anything that outlives this function.
static bool mayOutlive(const Place &Where) {
  switch (Where.What) {
  case Place::Kind::Field:
    return Where.OwnedBy != Place::Owner::Local && Where.OwnedBy != Place::Owner::Fresh;
  case Place::Kind::Global:
  case Place::Kind::Parameter:
  case Place::Kind::Shared:
  case Place::Kind::Result:
    return true;
  default:
    return false;
  }
}

static void observeShrink(CallSite &Site, const Expr &Subject, model::Removes What, const Expr *Key) {
  Place Where = Site.place(Subject);
  if (!mayOutlive(Where))
    return;
  Observation Seen = Site.observation(container::Name, container::Shrink, container::rangeOf(Site.expression()));
  Seen.Subject = Where;
  Seen.Detail = static_cast<uint32_t>(What);
  if (Key)
    Seen.Key = Site.origin(*Key);
  Seen.Text = Site.semantics().text(Site.expression());
  Site.record(std::move(Seen));
}

/// \p Adds: the key, of a growth by size, is what is added; else it may be what the size becomes (`resize`).
static void observeGrow(CallSite &Site, const Place &Where, model::GrowsBy By, uint32_t Flags, const Expr *Key,
                        bool Adds = false) {
  if (!mayOutlive(Where))
    return;
  Observation Seen = Site.observation(container::Name, container::Grow, container::rangeOf(Site.expression()));
  Seen.Subject = Where;
  Seen.Detail = static_cast<uint32_t>(By) | Flags;
  if (Key) {
    Seen.Key = Site.origin(*Key);
    // `resize(2)`: the size is the program's.
    if (By == model::GrowsBy::Size && !Adds && Seen.Key.What == Origin::Kind::Constant &&
        Key->getType()->isIntegerType())
      return;
    Seen.KeyText = Site.semantics().text(*Key);
    if (By == model::GrowsBy::Key)
      Seen.Values = Site.parts(*Key);
  }
  Seen.Text = Site.semantics().intern(Site.callee().getNameAsString());
  Site.record(std::move(Seen));
}

static uint32_t flagsOf(const ContainerOperation &Operation) {
  return (Operation.Grow->Duplicates ? container::Duplicates : 0) | (Operation.Outlet ? container::Outlet : 0);
}

/// Free functions that fill or empty a container that they are given.
static void observeFree(CallSite &Site) {
  Semantics &S = Site.semantics();
  const auto *Call = dyn_cast<CallExpr>(&Site.expression());
  if (!Call)
    return;
  bool Moves = Call->isCallToStdMove();
  for (const Expr *Argument : ArrayRef(Call->getArgs(), Call->getNumArgs())) {
    ContainerOperation Operation = S.freeOperation(Site.callee(), Argument->getType());
    auto Key = [&](const model::ArgumentRef &Which) -> const Expr * {
      bool Selects = Which.Which == model::ArgumentRef::Kind::Index && Which.Index < Call->getNumArgs();
      return Selects ? Call->getArg(Which.Index) : nullptr;
    };
    if (Operation.Bounded)
      continue;
    if (Moves && !S.meaningOf(Argument->getType()).Containers.empty() && !Argument->getType()->isPointerType())
      observeShrink(Site, *Argument, model::Removes::All, nullptr);
    if (Operation.Shrink)
      observeShrink(Site, *Argument, Operation.Shrink->What, Key(Operation.Shrink->Key));
    if (Operation.Grow) {
      observeGrow(Site, Site.place(*Argument), Operation.Grow->By, flagsOf(Operation),
                  Call->getNumArgs() > 1 ? Call->getArg(1) : nullptr);
      return;
    }
  }
}

void UnboundedContainer::observe(CallSite &Site) const {
  Semantics &S = Site.semantics();
  const FunctionDecl &Callee = Site.callee();
  container::observeKept(Site);
  if (const model::Collects *Collects = Site.meaning().Collects; Collects && !Site.argument(Collects->Limit)) {
    if (Collects->Buffer.Which == model::ArgumentRef::Kind::Index) {
      const Expr *Buffer = Site.argument(Collects->Buffer);
      if (!Buffer || S.meaningOf(Buffer->getType()).Containers.empty() || Site.isBounded(*Buffer))
        return;
    }
    Observation Seen = Site.observation(container::Name, container::Collect, container::rangeOf(Site.expression()));
    Seen.Text = S.intern(S.name(Callee));
    Seen.KeyText = S.intern(Collects->What);
    Site.record(std::move(Seen));
    return;
  }
  const Expr *Receiver = Site.receiver();
  if (!isa<CXXMethodDecl>(Callee))
    return observeFree(Site);
  if (!Receiver)
    return;
  MessageAccess Access = S.messageAccess(Callee);
  if (Access.What == MessageAccess::Kind::Add) {
    Place Where = Site.place(Site.expression());
    Where.Depth = 0;
    return observeGrow(Site, Where, model::GrowsBy::Count, 0, nullptr);
  }
  if (Access.What == MessageAccess::Kind::Clear)
    return observeShrink(Site, Site.expression(), model::Removes::All, nullptr);
  ContainerOperation Operation = S.containerOperation(Callee, Site.writtenArguments());
  if (Operation.Bounded || (Operation.Grow && Site.isBounded(*Receiver)))
    return;
  auto Argument = [&](const model::ArgumentRef &Which) -> const Expr * {
    auto Arguments = Site.arguments();
    if (const Expr *Selected = Site.argument(Which))
      return Selected;
    return Arguments.empty() ? nullptr : Arguments.front();
  };
  // Merging into a message grows what it repeats; one without repeated fields is overwritten.
  const auto &Class = *cast<CXXMethodDecl>(Callee).getParent();
  const CXXRecordDecl *Merged = Semantics::classOf(Receiver->getType());
  if (S.meaning(Class).Message && Merged && !S.repeats(*Merged))
    return;
  if (Operation.Grow)
    observeGrow(Site, Site.place(*Receiver), Operation.Grow->By, flagsOf(Operation),
                Operation.Grow->By == model::GrowsBy::Count ? nullptr : Argument(Operation.Grow->Key),
                Operation.Grow->Key.Which != model::ArgumentRef::Kind::None);
  if (Operation.Shrink)
    observeShrink(Site, *Receiver, Operation.Shrink->What, Argument(Operation.Shrink->Key));
  // `local.swap(member)` empties the member as `member.swap(local)` does.
  if (Operation.Shrink && Operation.Shrink->What == model::Removes::All && Callee.getNumParams() == 1)
    if (QualType Exchanged = Callee.getParamDecl(0)->getType();
        Exchanged->isLValueReferenceType() && !Exchanged->getPointeeType().isConstQualified())
      observeShrink(Site, *Site.arguments().front(), model::Removes::All, nullptr);
}

//===-- Judge -------------------------------------------------------------===//

void UnboundedContainer::judge(const Program &P, std::vector<Finding> &Findings) const {
  Program::Reach Peers =
      P.reach([](const EntryPoint &E) { return E.Kind != model::EntryKind::Timer; }, [](const Edge &) { return true; });
  ContainerJudge Judge(P);
  PeerFlow Flow(P);
  /// One finding a container: the growth with the shortest way, the others beside it.
  struct Candidate {
    const Observation *Growth;
    uint32_t Function;
    Verdict What;
    Program::Witness Way;
    bool Proven;
  };
  std::map<std::pair<Symbol, uint32_t>, std::vector<Candidate>> ByContainer;
  std::map<Symbol, Place> Places;
  /// What was reported, by place and function: another instantiation of a template has the same of both.
  std::set<std::tuple<SourceRange, Symbol, Symbol>> Collected;
  const DenseSet<uint32_t> Cancelling = container::cancelling(P);

  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != container::Name)
      continue;
    auto Function = P.function(O.Function);
    if (!Function || !Peers.contains(*Function))
      continue;
    Program::Witness Way = Peers.witness(*Function);
    const EntryPoint &Entry = P.entryPoints()[P.roots()[Way.Root].Entry];
    if (P.text(O.Kind) == container::Collect) {
      if (!Collected.emplace(P.range(O.Where), P.functions()[*Function].Name, O.Text).second)
        continue;
      Finding F;
      F.Check = name().str();
      F.Where = P.range(O.Where);
      F.Function = P.text(P.functions()[*Function].Name);
      F.Subject = P.text(O.Text) + " in " + F.Function;
      F.Use = useIn(P, *Function, P.text(O.KeyText));
      F.EntryPoint = P.identify(Entry);
      F.Message = fmt::format("`{}` collects {} without a maximum. The peer controls the size, by {}.", P.text(O.Text),
                              P.text(O.KeyText), P.describe(Entry));
      F.Remedy = "read in parts, and refuse what exceeds a maximum";
      F.Path = P.steps(Way, O.Where, fmt::format("`{}` collects {}", P.text(O.Text), P.text(O.KeyText)));
      Findings.push_back(std::move(F));
      continue;
    }
    if (P.text(O.Kind) == container::Queue ||
        (P.text(O.Kind) == container::Timer && !Cancelling.contains(P.outermost(*Function)))) {
      if (Collected.emplace(P.range(O.Where), P.functions()[*Function].Name, O.Text).second)
        Findings.push_back(container::kept(P, O, *Function, Way));
      continue;
    }
    if (P.text(O.Kind) != container::Grow)
      continue;
    auto By = static_cast<model::GrowsBy>(O.Detail & 3);
    bool Duplicates = O.Detail & container::Duplicates;
    bool Keyed = By == model::GrowsBy::Key && !Duplicates;
    // Keys that are not the peer's to choose: a constant, an enumerator, a member of the server's own state.
    if (Keyed && (O.Key.What == Origin::Kind::Constant || O.Key.What == Origin::Kind::State))
      continue;
    bool Proven = !Keyed || O.Key.What == Origin::Kind::Fresh || (O.Key.Mask & P.peerParameters(*Function));
    for (const Place &Where : P.resolve(O.Subject, *Function)) {
      if (is_contained(Bounded, P.text(Where.Name)))
        continue;
      // One unit cannot know what others do with a member that they can see.
      if (!P.isWhole() && P.isVisibleElsewhere(Where))
        continue;
      if (Keyed && Judge.isPresent(O, Where))
        continue;
      Verdict V = Judge.judge(O, *Function, Where);
      if (V.What == Bound::Sure || Judge.isTested(O, Where))
        continue;
      Proven &= !(Keyed && Judge.isKnownElsewhere(O, Where));
      // Followed to where it comes from, the key is nothing that a peer can invent.
      if (Keyed && Proven && O.Key.What == Origin::Kind::Parameters && !O.Values.empty())
        Proven = any_of(O.Values, [&](const ValuePart &Part) {
          auto From = Flow.find(*Function, Part, O.Guards, PeerFlow::Check::Membership);
          return From && From->Like != Likeness::Vague;
        });
      Places.try_emplace(Where.Entity, Where);
      ByContainer[{Where.Entity, 0}].push_back({&O, *Function, std::move(V), Way, Proven});
    }
  }

  for (auto &[Key, Candidates] : ByContainer) {
    const Place &Where = Places.at(Key.first);
    auto Rank = [&](const Candidate &C) {
      bool Gate = C.Proven && C.What.What != Bound::Conditional && C.What.What != Bound::OneByOne &&
                  C.What.What != Bound::ForeignKey;
      // What anybody can do is told before what needs a credential.
      const EntryPoint &Entry = P.entryPoints()[P.roots()[C.Way.Root].Entry];
      return std::tuple(!Gate, Entry.HasRealmArgument, C.Way.Edges.size(), P.range(C.Growth->Where),
                        P.text(C.Growth->Function));
    };
    llvm::sort(Candidates, [&](const Candidate &A, const Candidate &B) { return Rank(A) < Rank(B); });
    const Candidate &First = Candidates.front();
    const EntryPoint &Entry = P.entryPoints()[P.roots()[First.Way.Root].Entry];
    Finding F;
    F.Check = name().str();
    F.At = std::get<0>(Rank(First)) ? Level::Audit : Level::Gate;
    F.Where = P.range(First.Growth->Where);
    F.Function = P.text(P.functions()[First.Function].Name);
    F.Subject = P.text(Where.Name);
    F.EntryPoint = P.identify(Entry);
    F.RestsOnAbsence = P.isVisibleElsewhere(Where);
    std::string Operation = P.text(First.Growth->Text);
    F.Message = fmt::format("`{}` grows without a limit. A peer controls {} that `{}` adds, by {}; {}.", F.Subject,
                            container::control(P, *First.Growth), Operation, P.describe(Entry),
                            container::missing(P, First.What));
    F.Remedy = container::remedy(First.What);
    F.Path = P.steps(First.Way, First.Growth->Where, fmt::format("`{}` grows `{}`", Operation, F.Subject));
    if (const Field *Declared = P.field(Where.Entity))
      F.relate(P.place(Declared->Where, Symbol::None, fmt::format("`{}` is declared here", F.Subject)));
    std::set<SourceRange> Shown{F.Where};
    for (const Candidate &Other : ArrayRef(Candidates).drop_front())
      if (Shown.insert(P.range(Other.Growth->Where)).second)
        F.relate(P.place(Other.Growth->Where, Other.Growth->Function, "it also grows here"));
    for (const Insufficient &R : First.What.Removals)
      if (Shown.insert(P.range(R.Removal->Where)).second)
        F.relate(P.place(R.Removal->Where, R.Removal->Function, container::insufficiency(P, R)));
    Findings.push_back(std::move(F));
  }
}

} // namespace floodgate
