//===- ConnectionJudge.cpp - connections without a deadline ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "future-without-timeout/ConnectionJudge.h"
#include "engine/program/Identity.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace floodgate {

/// How far a function may be from where a connection is accepted, in calls, to be on that side of it.
static constexpr unsigned MaxCalls = 4;

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
  for (const ConnectionWait &W : P.events<ConnectionWait>())
    if (!W.HasDeadline && !W.Raced)
      Waiting.insert(raw(W.Callee));
  Program::Reach OnTimer = P.reach([](const EntryPoint &E) { return E.Kind == model::EntryKind::Timer; },
                                   [&](const Edge &E) {
                                     const Call &C = P.calls()[E.CallIndex];
                                     return !E.PeerPaced && !Waiting.contains(raw(C.Via));
                                   });
  for (const WaitEnd &End : P.events<WaitEnd>())
    if (End.Applies && (End.What == WaitEnd::Kind::Deadline || OnTimer.contains(End.In)))
      noteEnd(End.Connection, End.In);
  for (const ConnectionWait &W : P.events<ConnectionWait>())
    if (W.Raced)
      noteEnd(W.Connection, W.In);
}

void ConnectionJudge::noteEnd(const Place &Connection, uint32_t Function) {
  std::vector<Place> Where = placesOf(P, Connection, Function);
  for (const Place &Found : Where)
    Members.insert(raw(Found.Entity));
  if (!Where.empty())
    return;
  if (Connection.What == Place::Kind::Unknown)
    Records.insert(raw(P.functions()[Function].Record));
  const uint32_t Outermost = P.outermost(Function);
  if (!Around.insert(Outermost).second)
    return;
  for (uint32_t I : P.reachableFrom(Outermost, isCall))
    Functions.insert(I);
  for (uint32_t Index : P.in(Outermost))
    if (isCall(P.edges()[Index]))
      Functions.insert(P.outermost(P.edges()[Index].From));
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
  for (const Accepting &A : P.events<Accepting>())
    Result.push_back(A.In);
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

ConnectionJudge::ConnectionJudge(const Analyses &Shared) : P(Shared.program()) {
  findEnds();
  // What is reached from where connections are accepted is on the side of the server.
  SparseBitVector<> Accepted;
  for (uint32_t Function : accepting(P))
    if (!Accepted.test(Function))
      Accepted |= P.reachableFrom(Function, [](const Edge &) { return true; });
  // Waiting on a loop is another check's finding.
  const Program::Reach &OnLoop = Shared.get<Reachability>().onActors();
  std::map<std::string, Connection> All;
  for (const ConnectionWait &W : P.events<ConnectionWait>()) {
    if (W.HasDeadline || W.Raced || isEnded(W.Connection, W.In) || (W.Blocks && OnLoop.contains(W.In)))
      continue;
    std::vector<Place> Places = placesOf(P, W.Connection, W.In);
    // One connection for all that a function does with a variable, lambdas included.
    Connection &C = All[P.text(Places.empty() ? P.functions()[P.outermost(W.In)].Usr : Places.front().Entity)];
    C.Waits.push_back(&W);
    C.Outgoing |= W.Outgoing;
    C.Accepted |= Accepted.test(W.In);
    if (C.Name.empty())
      C.Name = P.text(Places.empty() ? W.Connection.Text : Places.front().Name);
    if (Places.empty())
      C.Use = signatureOf(P, P.outermost(W.In));
  }
  for (auto &[Key, C] : All)
    Silent.push_back(std::move(C));
}

} // namespace floodgate
