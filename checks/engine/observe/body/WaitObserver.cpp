//===- WaitObserver.cpp - what waits --------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/WaitObserver.h"
#include "engine/observe/body/CallSite.h"
#include "engine/observe/meaning/Durations.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// Whether the predicate of \p Model holds for the call: it waits too long.
static bool waits(CallSite &Site, const model::Blocking &Model) {
  unsigned Written = Site.writtenArguments();
  if (Written < Model.MinArguments || (Model.MaxArguments && Written > *Model.MaxArguments))
    return false;
  if (const Expr *Flags = Site.argument(Model.UnlessArgument))
    if (std::optional<APSInt> Value = Site.semantics().constant(*Flags);
        Value && Value->isRepresentableByInt64() && (Value->getExtValue() & Model.UnlessBits))
      return false;
  if (Model.When == model::Blocking::Predicate::Any)
    return true;
  const Expr *Timeout = Site.argument(Model.Timeout);
  if (!Timeout)
    return true;
  // A null pointer and a negative duration mean that there is no timeout.
  bool IsNull = Timeout->isNullPointerConstant(Site.semantics().context(), Expr::NPC_ValueDependentIsNotNull);
  std::optional<double> Seconds = seconds(Site.semantics(), *Timeout, Model.SecondsPerUnit);
  if ((IsNull && Timeout->getType()->isPointerType()) || (Seconds && *Seconds < 0))
    return true;
  return Model.When == model::Blocking::Predicate::OverSeconds && (!Seconds || *Seconds > Model.Seconds);
}

void WaitObserver::call(CallSite &Site) const {
  Semantics &S = Site.semantics();
  for (const model::Blocking *Model : Site.meaning().Blocks) {
    if (!waits(Site, *Model))
      continue;
    auto Seen = Site.event<Wait>();
    const Expr *Waited = Site.receiver();
    if (auto Arguments = Site.arguments(); !Waited && !Arguments.empty())
      Waited = Arguments.front();
    if (Waited)
      Seen.Subject = Site.place(*Waited);
    Seen.UnlessReady = Model->UnlessReady;
    Seen.Callee = S.intern(S.name(Site.callee()));
    Seen.For = S.intern(Model->WaitsFor);
    return Site.record(std::move(Seen));
  }
  // Taking a lock waits for whoever holds it.
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Site.callee());
  bool Takes = Site.meaning().Locks ||
               (Constructor && S.meaning(*Constructor->getParent()).Lock && !Constructor->isCopyOrMoveConstructor());
  if (auto Arguments = Site.arguments(); Takes && !Arguments.empty()) {
    auto Seen = Site.event<LockTaken>();
    Seen.Mutex = Site.lockPlace(*Arguments.front());
    if (Seen.Mutex.Entity != Symbol::None)
      Site.record(std::move(Seen));
  }
}

} // namespace floodgate
