//===- LoggingVerdict.cpp - whether a log line is a peer's ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "unbounded-logging/LoggingVerdict.h"
#include "engine/observe/body/Logging.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace llvm;

namespace floodgate {

/// Whether \p Line is written where the function goes on, or has done its work.
static bool goesOn(const Observation &Line) {
  return !(Line.Detail & logging::Leaves) || (Line.Detail & logging::Tail);
}

static Severity severityOf(const Observation &Line) { return static_cast<Severity>(Line.Detail & 7); }

/// Whether a peer can make an entry point run as often as it wants.
static bool isPeers(const EntryPoint &E) {
  return E.Kind != model::EntryKind::Timer && (E.Kind != model::EntryKind::Callback || E.PeerControlsParameters);
}

/// Whether what \p Guards say is that something the peer named was found, or what it wants was found right.
static bool accept(const Program &P, ArrayRef<uint32_t> Guards) {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    return G.What == Guard::Kind::Found || G.What == Guard::Kind::Valid || G.What == Guard::Kind::Tested ||
           (G.What == Guard::Kind::Present && G.Key != Symbol::None);
  });
}

/// Whether the callee runs as a part of what its caller does, however much later.
static bool isDirect(const Program &P, const Edge &E) {
  return !P.calls()[E.CallIndex].Completion && !P.calls()[E.CallIndex].Unknown && E.How != model::Runs::Timer &&
         E.How != model::Runs::Spawned;
}

LoggingJudge::LoggingJudge(const Program &P) : P(P) {
  auto IsStranger = [&](const Edge &E) { return !accept(P, P.calls()[E.CallIndex].Guards); };
  Peers = P.reach(isPeers, [](const Edge &) { return true; });
  // What arrives on a stream that an endpoint with a realm has opened comes from whoever gave the credential.
  std::set<const EntryPoint *> Asked;
  Program::Reach Behind = P.reach([](const EntryPoint &E) { return E.Realm != Symbol::None; },
                                  [](const Edge &E) { return E.How != model::Runs::Dispatched; });
  for (const Root &R : P.roots())
    if (const EntryPoint &E = P.entryPoints()[R.Entry];
        E.Realm != Symbol::None || (E.Kind == model::EntryKind::Stream && Behind.contains(R.Function)))
      Asked.insert(&E);
  auto IsOpen = [&](const EntryPoint &E) { return isPeers(E) && !Asked.contains(&E); };
  auto IsAnybodys = [&](const EntryPoint &E) { return IsOpen(E) && E.Kind != model::EntryKind::Disconnect; };
  Open = P.reach(IsOpen, [](const Edge &) { return true; });
  Anybody = P.reach(IsAnybodys, [&](const Edge &E) { return isDirect(P, E) && IsStranger(E); });
  // What turns a peer away is called under the very condition that does it.
  Refusing = P.reach(IsAnybodys, [&](const Edge &E) {
    const Call &C = P.calls()[E.CallIndex];
    return isDirect(P, E) && !accept(P, C.Leaves ? ArrayRef(C.Guards).take_front(C.Outside) : ArrayRef(C.Guards));
  });
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != logging::Name)
      continue;
    auto Function = P.function(O.Function);
    if (P.text(O.Kind) == logging::Line && Function)
      Lines[*Function].push_back(&O);
    else if (P.text(O.Kind) == logging::Print)
      Prints[O.Function].push_back(&O);
    else if (P.text(O.Kind) != logging::Turn)
      Printed[{O.Function, O.Where}].push_back(&O);
  }
  findTurns();
  findLoops();
}

void LoggingJudge::findTurns() {
  std::set<std::pair<Symbol, Location>> Repeating;
  for (const Observation &O : P.observations())
    if (P.text(O.Check) == logging::Name && P.text(O.Kind) == logging::Turn)
      Repeating.insert({O.Function, O.Where});
  std::deque<uint32_t> Queue;
  auto Enter = [&](uint32_t Index) {
    if (Turns.try_emplace(P.edges()[Index].To, Index).second)
      Queue.push_back(Index);
  };
  for (uint32_t I = 0; I < P.edges().size(); ++I) {
    const Edge &E = P.edges()[I];
    const Call &C = P.calls()[E.CallIndex];
    bool Again = Repeating.contains({C.Caller, C.Where});
    // A timer that is set again by what it runs.
    if (!Again && E.How == model::Runs::Timer)
      Again = P.leads(E.To, E.From, [](const Edge &) { return true; });
    if (Again)
      Enter(I);
  }
  while (!Queue.empty()) {
    uint32_t From = P.edges()[Queue.front()].To;
    Queue.pop_front();
    for (uint32_t Index : P.out(From))
      if (P.edges()[Index].How != model::Runs::Timer)
        Enter(Index);
  }
}

void LoggingJudge::findLoops() {
  std::deque<uint32_t> Queue;
  auto Enter = [&](uint32_t Index) {
    if (Loops.try_emplace(P.edges()[Index].To, Index).second)
      Queue.push_back(P.edges()[Index].To);
  };
  auto IsCall = [](const Edge &E) { return E.How == model::Runs::Direct || E.How == model::Runs::Virtual; };
  for (const Program::Reach *Reach : {&Open, &Peers})
    for (uint32_t I = 0; I < P.edges().size(); ++I)
      if (const Edge &E = P.edges()[I];
          IsCall(E) && Reach->contains(E.From) && (P.calls()[E.CallIndex].Loop & P.peerParameters(E.From)))
        Enter(I);
  // What such a function does each time it runs.
  while (!Queue.empty()) {
    uint32_t From = Queue.front();
    Queue.pop_front();
    for (uint32_t Index : P.out(From))
      if (IsCall(P.edges()[Index]) && !P.calls()[P.edges()[Index].CallIndex].Conditional)
        Enter(Index);
  }
}

Program::Witness LoggingJudge::wayThroughLoop(uint32_t Function) const {
  std::vector<uint32_t> Edges;
  for (uint32_t At = Function;;) {
    const uint32_t Index = Loops.at(At);
    Edges.insert(Edges.begin(), Index);
    At = P.edges()[Index].From;
    if (P.calls()[P.edges()[Index].CallIndex].Loop & P.peerParameters(At)) {
      Program::Witness Result = (Open.contains(At) ? Open : Peers).witness(At);
      Result.Edges.insert(Result.Edges.end(), Edges.begin(), Edges.end());
      return Result;
    }
  }
}

bool LoggingJudge::printsAll(const Observation &Thing, unsigned Budget) const {
  if (Budget == 0)
    return false;
  const Symbol By = Thing.Subject.Entity;
  auto Operator = P.function(By);
  if (!Operator || !P.functions()[*Operator].HasBody)
    return Thing.Detail & logging::ByType;
  // What prints itself prints what it is made of.
  auto [It, New] = Known.try_emplace(By, false);
  if (!New)
    return It->second;
  auto Found = Prints.find(By);
  bool All = Found != Prints.end() && any_of(Found->second, [&](const Observation *Print) {
               return Print->Repeated || printsAll(*Print, Budget - 1);
             });
  return Known[By] = All;
}

const Observation *LoggingJudge::printed(const Observation &Line, uint32_t Function, StringRef Kind) const {
  auto It = Printed.find({Line.Function, Line.Where});
  if (It == Printed.end())
    return nullptr;
  for (const Observation *O : It->second)
    if (P.text(O->Kind) == Kind && (O->Key.Mask & P.peerParameters(Function)) &&
        (Kind != logging::Many || printsAll(*O)))
      return O;
  return nullptr;
}

std::optional<LogVerdict> LoggingJudge::judgeTurn(const Observation &Line, uint32_t Function) const {
  if (!Turns.contains(Function) || Line.Conditional || !Line.Guards.empty())
    return std::nullopt;
  LogVerdict V;
  V.Why = LogReason::Periodic;
  V.Way.Root = Program::Witness::NoRoot;
  V.Gate = true;
  for (uint32_t At = Function; Turns.contains(At);) {
    const uint32_t Index = Turns.at(At);
    const Call &C = P.calls()[P.edges()[Index].CallIndex];
    if (is_contained(V.Way.Edges, Index))
      break;
    V.Way.Edges.insert(V.Way.Edges.begin(), Index);
    if (!C.Guards.empty())
      return std::nullopt;
    V.Gate &= !C.Conditional;
    if (P.edges()[Index].How == model::Runs::Timer)
      break;
    At = P.edges()[Index].From;
  }
  return V;
}

std::optional<LogVerdict> LoggingJudge::judgeReason(const Observation &Line, uint32_t Function) const {
  LogVerdict V;
  const Severity How = severityOf(Line);
  // An object that goes, and an operator that prints, turn nobody away.
  const floodgate::Function &F = P.functions()[Function];
  const bool Serves = !F.IsConstructor && !StringRef(P.text(F.Name)).ends_with("operator<<");
  const bool Refuses = Serves && How >= Severity::Warning && ((Line.Detail & logging::Leaves) || !Line.Conditional);
  if (Peers.contains(Function)) {
    // Who has given a credential is known to somebody, who can be asked.
    V.Gate = Open.contains(Function);
    V.Way = (V.Gate ? Open : Peers).witness(Function);
    V.Why = LogReason::Loop;
    if (Line.Key.Mask & P.peerParameters(Function))
      return V;
    if (Loops.contains(Function) && !Line.Conditional) {
      V.Way = wayThroughLoop(Function);
      V.Gate = Open.contains(P.roots()[V.Way.Root].Function);
      return V;
    }
    V.Why = LogReason::Long;
    V.What = printed(Line, Function, logging::Many);
    if (V.What)
      return V;
    V.Why = LogReason::Refusal;
    if (!accept(P, Line.Guards) && Refuses) {
      for (const Program::Reach *Reach : {&Anybody, &Refusing})
        if (Reach->contains(Function)) {
          V.Way = Reach->witness(Function);
          V.Gate = true;
          return V;
        }
    }
    // What it has in its state, and the peer names, it looks for.
    if (Serves && !accept(P, Line.Guards) && !Line.Repeated && How == Severity::Info && Anybody.contains(Function)) {
      V.Way = Anybody.witness(Function);
      V.Why = LogReason::Early;
      V.Gate = !Line.Conditional || !goesOn(Line) ||
               P.entryPoints()[P.roots()[V.Way.Root].Entry].Kind == model::EntryKind::Http;
      // Another actor may know more of the peer.
      V.Gate &= none_of(V.Way.Edges, [&](uint32_t Index) { return P.edges()[Index].How == model::Runs::Dispatched; });
      return V;
    }
    V.Gate = false;
    if (Refuses)
      return V;
  }
  if (std::optional<LogVerdict> Turn = judgeTurn(Line, Function))
    return Turn;
  if (!Peers.contains(Function))
    return std::nullopt;
  // A handler's own line is enough for one request.
  if (How == Severity::Info && goesOn(Line)) {
    V.Why = LogReason::Further;
    std::vector<uint32_t> Around{Function};
    for (uint32_t Index : V.Way.Edges)
      Around.push_back(P.edges()[Index].From);
    for (uint32_t Caller : Around)
      if (auto It = Lines.find(Caller); It != Lines.end())
        for (const Observation *Other : It->second)
          if (Other != &Line && !Other->Conditional && !Other->Repeated && goesOn(*Other) &&
              (Caller != Function || Other->Order < Line.Order)) {
            V.Other = Other;
            return V;
          }
  }
  V.Why = LogReason::Foreign;
  V.What = printed(Line, Function, logging::Text);
  if (V.What)
    return V;
  return std::nullopt;
}

std::optional<LogVerdict> LoggingJudge::judge(const Observation &Line) const {
  auto Function = P.function(Line.Function);
  if (!Function || P.functions()[*Function].IsStartup)
    return std::nullopt;
  std::optional<LogVerdict> V = judgeReason(Line, *Function);
  if (V && V->Why != LogReason::Foreign)
    V->Text = printed(Line, *Function, logging::Text);
  return V;
}

} // namespace floodgate
