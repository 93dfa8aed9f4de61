//===- ConnectionObserver.cpp - waits on connections ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/ConnectionObserver.h"
#include "engine/observe/body/CallSite.h"
#include "engine/observe/body/FutureRecorder.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// The connection that \p E denotes; of a layer of one (`stream.next_layer()`), the connection itself.
static Place connectionPlace(CallSite &Site, const Expr *E) {
  Place Result;
  for (unsigned I = 0; E && I < 8; ++I) {
    Result = Site.place(*E);
    const Expr *Bare = stripped(E);
    if (Result.What != Place::Kind::Result || !isa<CallExpr>(Bare))
      break;
    const Expr *Inner = receiverOf(*Bare);
    auto Arguments = argumentsOf(*Bare);
    E = Inner ? Inner : Arguments.empty() ? nullptr : Arguments.front();
  }
  return Result;
}

static Place connectionPlace(CallSite &Site) {
  const Expr *On = isa<CXXOperatorCallExpr>(Site.expression()) ? nullptr : Site.receiver();
  auto Arguments = Site.arguments();
  if (!On && !Arguments.empty())
    On = Arguments.front();
  return connectionPlace(Site, On);
}

/// How many statements and expressions are searched: what ends a wait stands near it.
static constexpr unsigned MostSearched = 5000;

/// Whether a call for which \p Test holds stands in \p E, lambdas included.
static bool contains(Semantics &S, const Stmt *E, function_ref<bool(const CallMeaning &)> Test) {
  SmallVector<const Stmt *, 16> Work{E};
  for (unsigned Looked = 0; !Work.empty() && Looked < MostSearched; ++Looked) {
    const Stmt *Next = evaluated(Work.pop_back_val());
    if (!Next)
      continue;
    if (const auto *Value = dyn_cast<Expr>(Next))
      if (const FunctionDecl *Callee = calleeOf(*Value); Callee && Test(S.meaning(*Callee)))
        return true;
    Work.append(Next->child_begin(), Next->child_end());
  }
  return false;
}

/// The class of what a shared pointer among the captures and the bound arguments in \p E keeps alive.
static std::string keptAlive(Semantics &S, const Stmt *E, unsigned Budget) {
  E = evaluated(E);
  if (!E || Budget == 0)
    return "";
  SmallVector<const Stmt *, 8> Parts(E->children());
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    Parts.assign(Lambda->capture_init_begin(), Lambda->capture_init_end());
  const auto *Value = dyn_cast<Expr>(E);
  const CXXRecordDecl *Class = Value ? Semantics::classOf(Value->getType()) : nullptr;
  if (const auto *Pointer = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Class)) {
    const model::Wrapper *Wrapper = S.meaning(*Pointer).Wrapper;
    if (Wrapper && Wrapper->What == model::Wrapper::Kind::Shared && Pointer->getTemplateArgs().size() > 0 &&
        Pointer->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
      if (const CXXRecordDecl *Pointee = Semantics::classOf(Pointer->getTemplateArgs()[0].getAsType()))
        return S.name(*Pointee);
  }
  for (const Stmt *Part : Parts)
    if (std::string Found = keptAlive(S, Part, Budget - 1); !Found.empty())
      return Found;
  return "";
}

static void observeWait(CallSite &Site, const model::Awaited &Awaits) {
  Semantics &S = Site.semantics();
  const Expr &Call = Site.expression();
  if (Awaits.Idle)
    return Site.record(Site.event<Accepting>());
  if (S.holdsFuture(Call.getType()))
    return;
  auto IsDeadline = [](const CallMeaning &M) { return M.Ends && M.Ends->How != "cancels"; };
  auto Seen = Site.event<ConnectionWait>();
  Seen.HasDeadline = hasDeadline(S, Awaits, Call) || any_of(Site.arguments(), [&](const Expr *E) {
                       return contains(S, E, IsDeadline) && !isa<LambdaExpr>(stripped(E));
                     });
  Seen.Connection = connectionPlace(Site);
  Seen.Callee = S.intern(S.name(Site.callee()));
  Seen.CompletedBy = S.intern(Awaits.CompletedBy);
  Seen.Writes = Site.meaning().PeerPaced;
  Seen.Outgoing = Awaits.Chosen;
  Seen.Blocks = !Site.meaning().Blocks.empty();
  for (const Expr *Argument : Site.arguments())
    if (std::string Kept = keptAlive(S, Argument, 12); !Kept.empty() && Seen.KeepsAlive == Symbol::None)
      Seen.KeepsAlive = S.intern(Kept);
  Site.record(std::move(Seen));
}

/// `co_await (read(…) || timer.wait(…))`: the first of them ends the other one.
static void observeRace(CallSite &Site) {
  Semantics &S = Site.semantics();
  if (!contains(S, &Site.expression(), [](const CallMeaning &M) { return M.Ends && M.Ends->How == "timer"; }))
    return;
  SmallVector<const Stmt *, 16> Work{&Site.expression()};
  while (!Work.empty()) {
    const Stmt *Next = Work.pop_back_val();
    const auto *Call = dyn_cast_or_null<CallExpr>(Next);
    if (Call && Call->getDirectCallee() && S.meaning(*Call->getDirectCallee()).Awaits) {
      auto Seen = Site.event<ConnectionWait>();
      const Expr *On = receiverOf(*Call) ? receiverOf(*Call) : Call->getNumArgs() ? Call->getArg(0) : nullptr;
      Seen.Connection = connectionPlace(Site, On);
      Seen.Raced = true;
      Site.record(std::move(Seen));
    }
    if (Next)
      Work.append(Next->child_begin(), Next->child_end());
  }
}

void ConnectionObserver::call(CallSite &Site) const {
  Semantics &S = Site.semantics();
  const CallMeaning &Meaning = Site.meaning();
  if (Meaning.Awaits)
    observeWait(Site, *Meaning.Awaits);
  // A deadline that is only made is not one that somebody keeps.
  if (Meaning.Ends && Meaning.Ends->How != "timer" && Meaning.Ends->How != "deadline") {
    auto Seen = Site.event<WaitEnd>();
    Seen.What = Meaning.Ends->How == "cancels" ? WaitEnd::Kind::Cancel : WaitEnd::Kind::Deadline;
    Seen.Applies = !Meaning.Awaits && endsWait(S, *Meaning.Ends, Site.expression());
    Seen.Connection = connectionPlace(Site);
    return Site.record(std::move(Seen));
  }
  if (!Meaning.Awaits && Meaning.Combines && Meaning.Combines->First)
    observeRace(Site);
}

} // namespace floodgate
