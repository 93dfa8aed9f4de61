//===- LoggingJudge.cpp - whether a log line is a peer's ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unbounded-logging/LoggingJudge.h"
#include "engine/program/Known.h"
#include "engine/program/Peers.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace llvm;

namespace floodgate {

/// Whether \p Line is written where the function goes on, or has done its work.
static bool goesOn(const LogLine &Line) { return !Line.Leaves || Line.IsTail; }

/// Whether \p Line could be of interest: it is not sampled, not for debugging only, and not the last of the program.
static bool isOrdinary(const Program &P, const LogLine &Line) {
  return !Line.Aborts && !Line.Sampled && Line.How != Severity::Debug && Line.How != Severity::Fatal &&
         // A program begins and ends once.
         (!P.functions()[Line.In].IsMain || Line.Repeated);
}

/// Whether the callee runs as a part of what its caller does, however much later.
static bool isDirect(const Program &P, const Edge &E) {
  return !P.calls()[E.CallIndex].Completion && !P.calls()[E.CallIndex].Unknown && E.How != model::Runs::Timer &&
         E.How != model::Runs::Spawned;
}

LoggingJudge::LoggingJudge(const Analyses &Shared)
    : P(Shared.program()), Flow(Shared.get<ValueFlow>()),
      Peers(P.reach(isRepeatedByPeers, [](const Edge &) { return true; })) {
  findReached();
  for (const LogLine &Line : P.events<LogLine>())
    if (isOrdinary(P, Line))
      Lines[Line.In].push_back(&Line);
  for (const PrintedValue &Value : P.events<PrintedValue>())
    if (Value.ToStream)
      Streamed[Value.In].push_back(&Value);
    else
      Printed[{Value.In, Value.Where}].push_back(&Value);
  findTurns();
  findLoops();
}

void LoggingJudge::findReached() {
  // What arrives on a stream that an endpoint with a realm has opened comes from whoever gave the credential.
  std::set<const EntryPoint *> Asked;
  Program::Reach Behind = P.reach([](const EntryPoint &E) { return E.Realm != Symbol::None; },
                                  [](const Edge &E) { return E.How != model::Runs::Dispatched; });
  for (const Root &R : P.roots())
    if (const EntryPoint &E = P.entryPoints()[R.Entry];
        E.Realm != Symbol::None || (E.Kind == model::EntryKind::Stream && Behind.contains(R.Function)))
      Asked.insert(&E);
  auto IsOpen = [&](const EntryPoint &E) { return isRepeatedByPeers(E) && !Asked.contains(&E); };
  auto IsAnybodys = [&](const EntryPoint &E) { return IsOpen(E) && E.Kind != model::EntryKind::Disconnect; };
  Open = P.reach(IsOpen, [](const Edge &) { return true; });
  Anybody = P.reach(IsAnybodys,
                    [&](const Edge &E) { return isDirect(P, E) && !Known(P, P.calls()[E.CallIndex]).isAccepted(); });
  // What turns a peer away is called under the very condition that does it.
  Refusing = P.reach(IsAnybodys, [&](const Edge &E) {
    const Call &C = P.calls()[E.CallIndex];
    return isDirect(P, E) &&
           !Known(P, ArrayRef(C.Guards).take_front(C.Leaves ? C.Outside : C.Guards.size())).isAccepted();
  });
}

void LoggingJudge::findTurns() {
  std::set<std::pair<Symbol, Location>> Repeating;
  for (const PeriodicCall &C : P.events<PeriodicCall>())
    Repeating.insert({C.Function, C.Where});
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
  for (const Program::Reach *Reach : {&Open, &Peers})
    for (uint32_t I = 0; I < P.edges().size(); ++I)
      if (const Edge &E = P.edges()[I];
          isCall(E) && Reach->contains(E.From) && Flow.decides(E.From, P.calls()[E.CallIndex].Loop))
        Enter(I);
  // What such a function does each time it runs.
  while (!Queue.empty()) {
    uint32_t From = Queue.front();
    Queue.pop_front();
    for (uint32_t Index : P.out(From))
      if (isCall(P.edges()[Index]) && !P.calls()[P.edges()[Index].CallIndex].Conditional)
        Enter(Index);
  }
}

Program::Witness LoggingJudge::wayThroughLoop(uint32_t Function) const {
  std::vector<uint32_t> Edges;
  for (uint32_t At = Function;;) {
    const uint32_t Index = Loops.at(At);
    Edges.insert(Edges.begin(), Index);
    At = P.edges()[Index].From;
    if (Flow.decides(At, P.calls()[P.edges()[Index].CallIndex].Loop)) {
      Program::Witness Result = (Open.contains(At) ? Open : Peers).witness(At);
      Result.Edges.insert(Result.Edges.end(), Edges.begin(), Edges.end());
      return Result;
    }
  }
}

bool LoggingJudge::printsAll(const PrintedValue &Value, unsigned Budget) const {
  if (Budget == 0)
    return false;
  auto Operator = P.function(Value.Operator);
  if (!Operator || !P.functions()[*Operator].HasBody)
    return Value.ByLibrary;
  // What prints itself prints what it is made of.
  auto [It, New] = PrintsAll.try_emplace(Value.Operator, false);
  if (!New)
    return It->second;
  auto Found = Streamed.find(*Operator);
  bool All = Found != Streamed.end() && any_of(Found->second, [&](const PrintedValue *Each) {
               return Each->Repeated || printsAll(*Each, Budget - 1);
             });
  return PrintsAll[Value.Operator] = All;
}

const PrintedValue *LoggingJudge::printed(const LogLine &Line, PrintedValue::Kind What) const {
  auto It = Printed.find({Line.In, Line.Where});
  if (It == Printed.end())
    return nullptr;
  for (const PrintedValue *Value : It->second)
    if (Value->What == What && Flow.decides(Line.In, Value->Values) &&
        (What != PrintedValue::Kind::Elements || printsAll(*Value)))
      return Value;
  return nullptr;
}

bool LoggingJudge::isAccepted(const LogLine &Line) const {
  // What turns a peer away is no sign that it was let in.
  const bool TurnsAway = Line.Leaves && Line.How >= Severity::Warning;
  return Known(P, ArrayRef(Line.Guards).take_front(TurnsAway ? Line.Outside : Line.Guards.size())).isAccepted();
}

bool LoggingJudge::serves(const LogLine &Line) const {
  return !P.functions()[Line.In].IsConstructor && !P.functions()[P.outermost(Line.In)].IsStreamInsertion;
}

bool LoggingJudge::refuses(const LogLine &Line) const {
  return serves(Line) && Line.How >= Severity::Warning && (Line.Leaves || !Line.Conditional);
}

LogVerdict LoggingJudge::reached(const LogLine &Line, LogReason Why) const {
  LogVerdict V;
  V.Why = Why;
  // Who has given a credential is known to somebody, who can be asked.
  V.Gate = Open.contains(Line.In);
  V.Way = (V.Gate ? Open : Peers).witness(Line.In);
  return V;
}

std::optional<LogVerdict> LoggingJudge::judgeTurn(const LogLine &Line) const {
  const bool TurnsAway = Line.Leaves && Line.How >= Severity::Warning;
  if (!Turns.contains(Line.In) || Line.Conditional || (TurnsAway ? Line.Outside != 0 : !Line.Guards.empty()))
    return std::nullopt;
  LogVerdict V;
  V.Why = LogReason::Periodic;
  V.Way.Root = Program::Witness::NoRoot;
  V.Gate = true;
  for (uint32_t At = Line.In; Turns.contains(At);) {
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

std::optional<LogVerdict> LoggingJudge::judgeUnaccepted(const LogLine &Line) const {
  if (isAccepted(Line))
    return std::nullopt;
  LogVerdict V;
  if (refuses(Line))
    for (const Program::Reach *Reach : {&Anybody, &Refusing})
      if (Reach->contains(Line.In)) {
        V.Why = LogReason::Refusal;
        V.Way = Reach->witness(Line.In);
        V.Gate = true;
        return V;
      }
  // What it has in its state, and the peer names, it looks for.
  if (!serves(Line) || Line.Repeated || Line.How != Severity::Info || !Anybody.contains(Line.In))
    return std::nullopt;
  V.Why = LogReason::Early;
  V.Way = Anybody.witness(Line.In);
  V.Gate =
      !Line.Conditional || !goesOn(Line) || P.entryPoints()[P.roots()[V.Way.Root].Entry].Kind == model::EntryKind::Http;
  // Another actor may know more of the peer.
  V.Gate &= none_of(V.Way.Edges, [&](uint32_t Index) { return P.edges()[Index].How == model::Runs::Dispatched; });
  return V;
}

std::optional<LogVerdict> LoggingJudge::judgeReached(const LogLine &Line) const {
  LogVerdict V = reached(Line, LogReason::Loop);
  if (Flow.decides(Line.In, Line.Loop))
    return V;
  if (Loops.contains(Line.In) && !Line.Conditional) {
    V.Way = wayThroughLoop(Line.In);
    V.Gate = Open.contains(P.roots()[V.Way.Root].Function);
    return V;
  }
  V.Why = LogReason::Long;
  V.What = printed(Line, PrintedValue::Kind::Elements);
  if (V.What)
    return V;
  if (std::optional<LogVerdict> Unaccepted = judgeUnaccepted(Line))
    return Unaccepted;
  if (!refuses(Line))
    return std::nullopt;
  V.Why = LogReason::Refusal;
  V.Gate = false;
  return V;
}

std::optional<LogVerdict> LoggingJudge::judgeFurther(const LogLine &Line) const {
  if (Line.How != Severity::Info || !goesOn(Line))
    return std::nullopt;
  LogVerdict V = reached(Line, LogReason::Further);
  V.Gate = false;
  std::vector<uint32_t> Around{Line.In};
  for (uint32_t Index : V.Way.Edges)
    Around.push_back(P.edges()[Index].From);
  for (uint32_t Caller : Around)
    if (auto It = Lines.find(Caller); It != Lines.end())
      for (const LogLine *Other : It->second)
        if (Other != &Line && !Other->Conditional && !Other->Repeated && goesOn(*Other) &&
            (Caller != Line.In || Other->Order < Line.Order)) {
          V.Other = Other;
          return V;
        }
  return std::nullopt;
}

std::optional<LogVerdict> LoggingJudge::judgeReason(const LogLine &Line) const {
  const bool IsReached = Peers.contains(Line.In);
  if (IsReached)
    if (std::optional<LogVerdict> V = judgeReached(Line))
      return V;
  if (std::optional<LogVerdict> V = judgeTurn(Line))
    return V;
  if (!IsReached)
    return std::nullopt;
  // A handler's own line is enough for one request.
  if (std::optional<LogVerdict> V = judgeFurther(Line))
    return V;
  LogVerdict V = reached(Line, LogReason::Foreign);
  V.Gate = false;
  V.What = printed(Line, PrintedValue::Kind::Text);
  return V.What ? std::optional(V) : std::nullopt;
}

std::optional<LogVerdict> LoggingJudge::judge(const LogLine &Line) const {
  if (!isOrdinary(P, Line) || P.functions()[Line.In].IsStartup)
    return std::nullopt;
  std::optional<LogVerdict> V = judgeReason(Line);
  if (V && V->Why != LogReason::Foreign)
    V->Text = printed(Line, PrintedValue::Kind::Text);
  return V;
}

} // namespace floodgate
