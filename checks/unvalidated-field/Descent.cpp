//===- Descent.cpp - recursion into nested values -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unvalidated-field/Descent.h"
#include "engine/program/Cycles.h"
#include "engine/program/Known.h"
#include "llvm/ADT/DenseMap.h"

using namespace llvm;

namespace floodgate {

/// A parameter of a function: numbers of both.
using Node = std::pair<uint32_t, uint32_t>;

namespace {

/// Which parameter is handed on to which, in functions that call each other.
class HandedOn {
public:
  explicit HandedOn(const Analyses &Shared);

  /// A call that hands on a part of a parameter that no count bounds.
  struct Descending {
    uint32_t Call; ///< Into Program::calls().
    Node From, To;
  };
  const std::vector<Descending> &descending() const { return Down; }
  /// Which of two parameters come to be handed on to each other.
  std::vector<uint32_t> components() const { return componentsOf(Numbers.size(), Edges); }
  uint32_t number(const Node &N) const { return Numbers.lookup(N); }

private:
  uint32_t add(const Node &N) { return Numbers.try_emplace(N, Numbers.size()).first->second; }
  void note(const Edge &E, const ValuePart &V);

  const Program &P;
  DenseMap<Node, uint32_t> Numbers;
  std::vector<std::pair<uint32_t, uint32_t>> Edges;
  std::vector<Descending> Down;
};

} // namespace

void HandedOn::note(const Edge &E, const ValuePart &V) {
  const PathElement &Root = P.paths().root(V.From);
  if (Root.What != PathElement::Kind::Parameter || V.Like == Derivation::Approximate ||
      V.Argument == ValuePart::Receiver)
    return;
  const Node From{E.From, Root.Number}, To{E.To, V.Argument};
  const uint32_t Source = add(From);
  Edges.emplace_back(Source, add(To));
  const Function &F = P.functions()[E.From];
  const bool IsPart = P.paths().steps(V.From) != AccessPath::Empty &&
                      !P.paths().endsWith(V.From, PathElement::Kind::Size) && Root.Number < F.Parameters.size() &&
                      !F.Parameters[Root.Number].IsMessage;
  if (IsPart && !Known(P, P.calls()[E.CallIndex]).isDepthCompared(F, Root.Number))
    Down.push_back({E.CallIndex, From, To});
}

HandedOn::HandedOn(const Analyses &Shared) : P(Shared.program()) {
  const Cycles &Recursion = Shared.get<Cycles>();
  for (const Edge &E : P.edges())
    if (isCall(E) && Recursion.areMutual(E.From, E.To))
      for (const ValuePart &V : P.calls()[E.CallIndex].Values)
        note(E, V);
}

std::vector<Descent> descents(const Analyses &Shared) {
  const Program &P = Shared.program();
  const HandedOn Parameters(Shared);
  const std::vector<uint32_t> Components = Parameters.components();
  std::vector<Descent> Result;
  for (const HandedOn::Descending &Each : Parameters.descending()) {
    if (Components[Parameters.number(Each.From)] != Components[Parameters.number(Each.To)])
      continue;
    Descent D;
    D.Function = Each.From.first;
    D.Callee = P.functions()[Each.To.first].Name;
    D.Parameter = P.functions()[Each.From.first].Parameters[Each.From.second].Name;
    D.Path = P.paths().parameter(Each.From.second);
    D.Where = P.calls()[Each.Call].Where;
    Result.push_back(D);
  }
  return Result;
}

} // namespace floodgate
