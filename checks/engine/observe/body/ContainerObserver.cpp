//===- ContainerObserver.cpp - what grows and shrinks ---------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/ContainerObserver.h"
#include "engine/observe/body/CallSite.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// What a finding underlines of \p Call: from the name of the operation on.
static clang::SourceRange rangeOf(const Expr &Call) {
  if (isa<CXXOperatorCallExpr>(Call))
    return Call.getSourceRange();
  return {Call.getExprLoc(), Call.getEndLoc()};
}

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
  auto Seen = Site.event<Removal>(rangeOf(Site.expression()));
  Seen.Container = Where;
  Seen.What = What;
  if (Key)
    Seen.KeyRecord = Site.values().recordReadBy(*Key);
  Site.record(std::move(Seen));
}

/// \p Adds: the key, of a growth by size, is what is added; else it may be what the size becomes (`resize`).
static void observeGrow(CallSite &Site, const Place &Where, const model::GrowOperation &Grow,
                        const ContainerOperation &Operation, bool Bounded, const Expr *Key, bool Adds = false) {
  if (!mayOutlive(Where))
    return;
  auto Seen = Site.event<Growth>(rangeOf(Site.expression()));
  Seen.Container = Where;
  Seen.By = Grow.By;
  Seen.Duplicates = Grow.Duplicates;
  Seen.Outlet = Operation.Outlet;
  Seen.Bounded = Bounded;
  Seen.Adds = Adds;
  if (Key) {
    Seen.IsNumber = Key->getType()->isIntegerType();
    Seen.NamesParameter = Site.values().namesParameter(*Key);
    Seen.KeyRecord = Site.values().recordReadBy(*Key);
    Seen.KeyText = Site.semantics().text(*Key);
    Seen.Values = Site.partsWithNew(*Key);
  }
  Seen.Operation = Site.semantics().intern(Site.callee().getNameAsString());
  Site.record(std::move(Seen));
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
    const Expr *Added = Call->getNumArgs() > 1 ? Call->getArg(1) : nullptr;
    if (Operation.Bounded) { // Another argument need not be.
      if (Operation.Grow)
        observeGrow(Site, Site.place(*Argument), *Operation.Grow, Operation, /*Bounded=*/true, Added);
      continue;
    }
    if (Moves && !S.meaningOf(Argument->getType()).Containers.empty() && !Argument->getType()->isPointerType())
      observeShrink(Site, *Argument, model::Removes::All, nullptr);
    if (Operation.Shrink)
      observeShrink(Site, *Argument, Operation.Shrink->What, Key(Operation.Shrink->Key));
    if (Operation.Grow)
      return observeGrow(Site, Site.place(*Argument), *Operation.Grow, Operation, /*Bounded=*/false, Added);
  }
}

/// A member function that fills or empties its object, \p Receiver.
static void observeMethod(CallSite &Site, const Expr &Receiver) {
  Semantics &S = Site.semantics();
  const FunctionDecl &Callee = Site.callee();
  ContainerOperation Operation = S.containerOperation(Callee, Site.writtenArguments());
  const bool Bounded = Operation.Bounded || (Operation.Grow && Site.isBounded(Receiver));
  auto Argument = [&](const model::ArgumentRef &Which) -> const Expr * {
    auto Arguments = Site.arguments();
    if (const Expr *Selected = Site.argument(Which))
      return Selected;
    return Arguments.empty() ? nullptr : Arguments.front();
  };
  // Merging into a message grows what it repeats; one without repeated fields is overwritten.
  const auto &Class = *cast<CXXMethodDecl>(Callee).getParent();
  const CXXRecordDecl *Merged = Semantics::classOf(Receiver.getType());
  if (!Bounded && S.meaning(Class).Message && Merged && !S.repeats(*Merged))
    return;
  if (Operation.Grow)
    observeGrow(Site, Site.place(Receiver), *Operation.Grow, Operation, Bounded,
                Operation.Grow->By == model::GrowsBy::Count ? nullptr : Argument(Operation.Grow->Key),
                Operation.Grow->Key.Which != model::ArgumentRef::Kind::None);
  if (Bounded)
    return;
  if (Operation.Shrink)
    observeShrink(Site, Receiver, Operation.Shrink->What, Argument(Operation.Shrink->Key));
  // `local.swap(member)` empties the member as `member.swap(local)` does.
  if (Operation.Shrink && Operation.Shrink->What == model::Removes::All && Callee.getNumParams() == 1)
    if (QualType Exchanged = Callee.getParamDecl(0)->getType();
        Exchanged->isLValueReferenceType() && !Exchanged->getPointeeType().isConstQualified())
      observeShrink(Site, *Site.arguments().front(), model::Removes::All, nullptr);
}

/// A call that collects something without a maximum.
static void observeAccumulation(CallSite &Site, const model::Collects &Collects) {
  Semantics &S = Site.semantics();
  auto Seen = Site.event<Accumulation>(rangeOf(Site.expression()));
  if (Collects.Buffer.Which == model::ArgumentRef::Kind::Index) {
    const Expr *Buffer = Site.argument(Collects.Buffer);
    if (!Buffer || S.meaningOf(Buffer->getType()).Containers.empty())
      return;
    Seen.Bounded = Site.isBounded(*Buffer);
  }
  Seen.Callee = S.intern(S.name(Site.callee()));
  Seen.What = S.intern(Collects.What);
  Site.record(std::move(Seen));
}

/// Calls that the framework remembers: what waits for a rate limiter, what a timer will do.
static void observeRemembered(CallSite &Site) {
  Semantics &S = Site.semantics();
  const CallMeaning &Meaning = Site.meaning();
  if (Meaning.Limits && Meaning.Limits->Queues) {
    auto Seen = Site.event<LimiterQueue>(rangeOf(Site.expression()));
    Seen.Callee = S.intern(S.name(Site.callee()));
    Site.record(std::move(Seen));
  }
  auto Arguments = Site.arguments();
  if (Meaning.Ends && Meaning.Ends->How == "timer" && S.isFuture(Site.expression().getType()) && !Arguments.empty()) {
    auto Seen = Site.event<TimerStart>(rangeOf(Site.expression()));
    Seen.Callee = S.intern(S.name(Site.callee()));
    Seen.Duration = S.text(*Arguments.front());
    Seen.Values = Site.parts(*Arguments.front());
    Site.record(std::move(Seen));
  }
}

void ContainerObserver::call(CallSite &Site) const {
  Semantics &S = Site.semantics();
  const FunctionDecl &Callee = Site.callee();
  observeRemembered(Site);
  if (const model::Collects *Collects = Site.meaning().Collects; Collects && !Site.argument(Collects->Limit))
    return observeAccumulation(Site, *Collects);
  const Expr *Receiver = Site.receiver();
  if (!isa<CXXMethodDecl>(Callee))
    return observeFree(Site);
  if (!Receiver)
    return;
  MessageAccess Access = S.messageAccess(Callee);
  if (Access.What == MessageAccess::Kind::Add) {
    Place Where = Site.place(Site.expression());
    Where.Depth = 0;
    return observeGrow(Site, Where, model::GrowOperation(), ContainerOperation(), /*Bounded=*/false, nullptr);
  }
  if (Access.What == MessageAccess::Kind::Clear)
    return observeShrink(Site, Site.expression(), model::Removes::All, nullptr);
  observeMethod(Site, *Receiver);
}

} // namespace floodgate
