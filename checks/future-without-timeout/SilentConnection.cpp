//===- SilentConnection.cpp - connections without a deadline --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "future-without-timeout/SilentConnection.h"
#include "engine/observe/body/CallSite.h"
#include "engine/observe/body/FutureFlow.h"
#include "engine/program/Identity.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

//===-- Observe -----------------------------------------------------------===//

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
  if (Awaits.Idle) {
    Observation Seen = Site.observation(connection::Name, connection::Listen);
    return Site.record(std::move(Seen));
  }
  auto IsDeadline = [](const CallMeaning &M) { return M.Ends && M.Ends->How != "cancels"; };
  if (hasDeadline(S, Awaits, Call) || S.holdsFuture(Call.getType()) || any_of(Site.arguments(), [&](const Expr *E) {
        return contains(S, E, IsDeadline) && !isa<LambdaExpr>(stripped(E));
      }))
    return;
  Observation Seen = Site.observation(connection::Name, connection::Wait);
  Seen.Subject = connectionPlace(Site);
  Seen.Text = S.intern(S.name(Site.callee()));
  Seen.KeyText = S.intern(Awaits.CompletedBy);
  Seen.Detail = (Site.meaning().PeerPaced ? connection::Writes : 0) | (Awaits.Chosen ? connection::Chosen : 0) |
                (Site.meaning().Blocks.empty() ? 0 : connection::Blocks);
  for (const Expr *Argument : Site.arguments())
    if (std::string Kept = keptAlive(S, Argument, 12); !Kept.empty() && Seen.Note == Symbol::None)
      Seen.Note = S.intern(Kept);
  Site.record(std::move(Seen));
}

void connection::observe(CallSite &Site) {
  Semantics &S = Site.semantics();
  const CallMeaning &Meaning = Site.meaning();
  if (Meaning.Awaits)
    return observeWait(Site, *Meaning.Awaits);
  if (Meaning.Ends && Meaning.Ends->How != "timer" && endsWait(S, *Meaning.Ends, Site.expression())) {
    bool Cancels = Meaning.Ends->How == "cancels";
    // A deadline that is only made is not one that somebody keeps.
    if (Meaning.Ends->How == "deadline")
      return;
    Observation Seen = Site.observation(connection::Name, Cancels ? connection::Cancel : connection::Attach);
    Seen.Subject = connectionPlace(Site);
    Seen.Text = S.intern(S.name(Site.callee()));
    return Site.record(std::move(Seen));
  }
  // `co_await (read(…) || timer.wait(…))`: the first of them ends the other one.
  if (Meaning.Combines && Meaning.Combines->First &&
      contains(S, &Site.expression(), [](const CallMeaning &M) { return M.Ends && M.Ends->How == "timer"; })) {
    SmallVector<const Stmt *, 16> Work{&Site.expression()};
    while (!Work.empty()) {
      const Stmt *Next = Work.pop_back_val();
      const auto *Call = dyn_cast_or_null<CallExpr>(Next);
      if (Call && Call->getDirectCallee() && S.meaning(*Call->getDirectCallee()).Awaits) {
        Observation Seen = Site.observation(connection::Name, connection::Wait);
        const Expr *On = receiverOf(*Call) ? receiverOf(*Call) : Call->getNumArgs() ? Call->getArg(0) : nullptr;
        Seen.Subject = connectionPlace(Site, On);
        Seen.Detail = connection::Raced;
        Site.record(std::move(Seen));
      }
      if (Next)
        Work.append(Next->child_begin(), Next->child_end());
    }
  }
}

//===-- Judge -------------------------------------------------------------===//

/// How far a function may be from where a connection is accepted, in calls, to be on that side of it.
static constexpr unsigned MaxCalls = 4;

static uint32_t raw(Symbol S) { return static_cast<uint32_t>(S); }

static bool isNamed(const Place &Where) {
  return Where.What == Place::Kind::Field || Where.What == Place::Kind::Global || Where.What == Place::Kind::Shared;
}

/// The connections that \p Where may stand for.
static std::vector<Place> placesOf(const Program &P, const Place &Where, uint32_t Function) {
  if (isNamed(Where))
    return {Where};
  std::vector<Place> Result = P.resolve(Where, Function);
  erase_if(Result, [](const Place &Found) { return !isNamed(Found); });
  return Result;
}

void ConnectionJudge::findEnds() {
  DenseSet<uint32_t> Waiting; // What runs because a peer has answered is not what a timer does.
  for (const Observation &O : P.observations())
    if (P.text(O.Check) == connection::Name && P.text(O.Kind) == connection::Wait)
      Waiting.insert(raw(O.Text));
  Program::Reach OnTimer = P.reach([](const EntryPoint &E) { return E.Kind == model::EntryKind::Timer; },
                                   [&](const Edge &E) {
                                     const Call &C = P.calls()[E.CallIndex];
                                     return !E.PeerPaced && !Waiting.contains(raw(C.Via));
                                   });
  auto Near = [](const Edge &E) { return E.How == model::Runs::Direct || E.How == model::Runs::Virtual; };
  DenseSet<uint32_t> Spread; // Functions whose surroundings are known to have an end.
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != connection::Name)
      continue;
    auto Function = P.function(O.Function);
    bool Attaches = P.text(O.Kind) == connection::Attach;
    bool Raced = P.text(O.Kind) == connection::Wait && (O.Detail & connection::Raced);
    bool Cancels = P.text(O.Kind) == connection::Cancel && Function && OnTimer.contains(*Function);
    if (!Function || (!Attaches && !Cancels && !Raced))
      continue;
    std::vector<Place> Where = placesOf(P, O.Subject, *Function);
    for (const Place &Found : Where)
      Members.insert(raw(Found.Entity));
    if (!Where.empty())
      continue;
    const uint32_t Outermost = P.outermost(*Function);
    if (Spread.insert(Outermost).second) {
      for (uint32_t I : P.reachableFrom(Outermost, Near))
        Functions.insert(I);
      for (uint32_t Index : P.in(Outermost))
        if (Near(P.edges()[Index]))
          Functions.insert(P.outermost(P.edges()[Index].From));
    }
    if (O.Subject.What == Place::Kind::Unknown)
      Records.insert(raw(P.functions()[*Function].Record));
  }
}

bool ConnectionJudge::isEnded(const Place &Where, uint32_t Function) const {
  Symbol Class = P.functions()[Function].Record;
  if (Class != Symbol::None && Records.contains(raw(Class)))
    return true;
  std::vector<Place> Places = placesOf(P, Where, Function);
  if (any_of(Places, [&](const Place &Found) { return Members.contains(raw(Found.Entity)); }))
    return true;
  return Places.empty() && Functions.contains(P.outermost(Function));
}

/// Functions that accept connections.
static std::vector<uint32_t> accepting(const Program &P) {
  std::vector<uint32_t> Result;
  for (const Observation &O : P.observations())
    if (P.text(O.Check) == connection::Name && P.text(O.Kind) == connection::Listen)
      if (auto Function = P.function(O.Function))
        Result.push_back(*Function);
  return Result;
}

BitVector ConnectionJudge::nearAccepting(const Program &P) {
  BitVector Result(P.functions().size());
  std::vector<uint32_t> Work = accepting(P), Next;
  for (unsigned Calls = 0; Calls <= MaxCalls && !Work.empty(); ++Calls, Work = std::move(Next), Next = {})
    for (uint32_t Function : Work) {
      if (Result.test(Function))
        continue;
      Result.set(Function);
      for (uint32_t Index : P.out(Function))
        if (P.edges()[Index].How <= model::Runs::Inline)
          Next.push_back(P.edges()[Index].To);
    }
  return Result;
}

ConnectionJudge::ConnectionJudge(const Program &P) : P(P) {
  findEnds();
  // What is reached from where connections are accepted is on the side of the server.
  SparseBitVector<> Accepted;
  for (uint32_t Function : accepting(P))
    if (!Accepted.test(Function))
      Accepted |= P.reachableFrom(Function, [](const Edge &) { return true; });
  // Waiting on a loop is another check's finding.
  Program::Reach OnLoop = P.reach([](const EntryPoint &E) { return E.Context != model::Context::Thread; },
                                  [](const Edge &E) { return E.How != model::Runs::Spawned; });
  std::map<std::string, Connection> All;
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != connection::Name || P.text(O.Kind) != connection::Wait)
      continue;
    auto Function = P.function(O.Function);
    if (!Function || (O.Detail & connection::Raced) || isEnded(O.Subject, *Function) ||
        ((O.Detail & connection::Blocks) && OnLoop.contains(*Function)))
      continue;
    std::vector<Place> Places = placesOf(P, O.Subject, *Function);
    // One connection for all that a function does with a variable, lambdas included.
    Connection &C = All[P.text(Places.empty() ? P.functions()[P.outermost(*Function)].Usr : Places.front().Entity)];
    C.Waits.push_back(&O);
    C.Chosen |= (O.Detail & connection::Chosen) != 0;
    C.Accepted |= Accepted.test(*Function);
    if (C.Name.empty())
      C.Name = P.text(Places.empty() ? O.Subject.Text : Places.front().Name);
    if (Places.empty())
      C.Use = signatureOf(P, P.outermost(*Function));
  }
  for (auto &[Key, C] : All)
    Silent.push_back(std::move(C));
}

} // namespace floodgate
