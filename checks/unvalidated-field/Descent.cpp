//===- Descent.cpp - recursion into nested values -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "unvalidated-field/Descent.h"
#include "engine/facts/AccessPath.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;

namespace floodgate {

/// A parameter of a function: numbers of both.
using Node = std::pair<uint32_t, uint32_t>;

/// Whether a count is compared with something where \p Guards hold: a number among the parameters of \p F, or a member.
/// What is asked of the parameter \p Nested itself, such as what it holds, says nothing of how deep it is.
static bool isCounted(const Program &P, const Function &F, uint32_t Nested, ArrayRef<uint32_t> Guards) {
  return any_of(Guards, [&](uint32_t Index) {
    const Guard &G = P.guard(Index);
    if (G.What != Guard::Kind::Compared)
      return false;
    bool Counted = false;
    for (const ValuePart &V : G.Values) {
      AccessPath Looked = AccessPath::parse(P.text(V.From));
      if (Looked.Kind == '#' && Looked.Number == Nested)
        return false;
      bool Number = Looked.Kind == '#' && Looked.Number < F.Parameters.size() && F.Parameters[Looked.Number].IsNumber;
      Counted |= Number || Looked.Kind == '@';
    }
    return Counted;
  });
}

using HandedOn = DenseMap<Node, SmallVector<Node, 4>>;

/// Numbers the strongly connected components of \p Next: two parameters have the same number where each comes to be
/// handed on to the other, or to itself. Kosaraju's algorithm.
static DenseMap<Node, unsigned> cyclesOf(const HandedOn &Next) {
  HandedOn Previous;
  for (const auto &[From, Tos] : Next) {
    (void)Previous[From];
    for (const Node &To : Tos)
      Previous[To].push_back(From);
  }
  auto After = [](const HandedOn &Graph, const Node &At) -> ArrayRef<Node> {
    auto It = Graph.find(At);
    return It == Graph.end() ? ArrayRef<Node>() : ArrayRef<Node>(It->second);
  };
  // Those first from which one comes to others.
  std::vector<Node> Finished;
  DenseSet<Node> Seen;
  for (const auto &[Start, Unused] : Previous) {
    std::vector<std::pair<Node, bool>> Work{{Start, false}};
    while (!Work.empty()) {
      auto [At, IsDone] = Work.back();
      Work.pop_back();
      if (IsDone) {
        Finished.push_back(At);
        continue;
      }
      if (!Seen.insert(At).second)
        continue;
      Work.emplace_back(At, true);
      for (const Node &To : After(Next, At))
        Work.emplace_back(To, false);
    }
  }
  DenseMap<Node, unsigned> Numbers;
  for (const Node &Start : llvm::reverse(Finished)) {
    const unsigned Number = Numbers.size();
    std::vector<Node> Work{Start};
    while (!Work.empty()) {
      Node At = Work.back();
      Work.pop_back();
      if (!Numbers.try_emplace(At, Number).second)
        continue;
      for (const Node &From : After(Previous, At))
        Work.push_back(From);
    }
  }
  return Numbers;
}

static bool isCalled(const Edge &E) { return E.How == model::Runs::Direct || E.How == model::Runs::Virtual; }

/// The functions on cycles of calls, and on ways between such: what is left when those go that call nobody, or that
/// nobody calls, again and again.
static BitVector recursive(const Program &P) {
  const uint32_t Count = P.functions().size();
  BitVector Left(Count, true);
  for (bool Callers : {false, true}) {
    auto Other = [&](uint32_t Edge) { return Callers ? P.edges()[Edge].From : P.edges()[Edge].To; };
    std::vector<uint32_t> Degrees(Count), Work;
    for (uint32_t F : Left.set_bits()) {
      Degrees[F] = llvm::count_if(Callers ? P.in(F) : P.out(F),
                                  [&](uint32_t I) { return isCalled(P.edges()[I]) && Left.test(Other(I)); });
      if (Degrees[F] == 0)
        Work.push_back(F);
    }
    while (!Work.empty()) {
      uint32_t Gone = Work.back();
      Work.pop_back();
      Left.reset(Gone);
      for (uint32_t I : Callers ? P.out(Gone) : P.in(Gone)) {
        uint32_t Next = Callers ? P.edges()[I].To : P.edges()[I].From;
        if (isCalled(P.edges()[I]) && Left.test(Next) && --Degrees[Next] == 0)
          Work.push_back(Next);
      }
    }
  }
  return Left;
}

std::vector<Descent> descents(const Program &P) {
  const BitVector Recursive = recursive(P);
  // Which parameter is handed on to which.
  HandedOn Next;
  struct Step {
    uint32_t Edge;
    Node From, To;
  };
  std::vector<Step> Down;
  for (uint32_t I = 0; I < P.edges().size(); ++I) {
    const Edge &E = P.edges()[I];
    if (!isCalled(E) || !Recursive.test(E.From) || !Recursive.test(E.To))
      continue;
    const Call &C = P.calls()[E.CallIndex];
    for (const ValuePart &V : C.Values) {
      const std::string &Text = P.text(V.From);
      if (!StringRef(Text).starts_with("#"))
        continue;
      AccessPath Given = AccessPath::parse(Text);
      if (V.Like == Likeness::Vague || V.Argument == ValuePart::Receiver)
        continue;
      Node From{E.From, Given.Number}, To{E.To, V.Argument};
      Next[From].push_back(To);
      const auto &Parameters = P.functions()[E.From].Parameters;
      bool Nested = !Given.Rest.empty() && !Given.Rest.ends_with(".size()") && Given.Number < Parameters.size() &&
                    !Parameters[Given.Number].IsMessage;
      if (Nested && !isCounted(P, P.functions()[E.From], Given.Number, C.Guards))
        Down.push_back({I, From, To});
    }
  }
  DenseMap<Node, unsigned> Cycles = cyclesOf(Next);
  std::vector<Descent> Result;
  for (const Step &S : Down) {
    if (Cycles.at(S.From) != Cycles.at(S.To))
      continue;
    const Call &C = P.calls()[P.edges()[S.Edge].CallIndex];
    const Function &F = P.functions()[S.From.first];
    Descent D;
    D.Function = S.From.first;
    D.Callee = P.functions()[S.To.first].Name;
    D.Parameter = F.Parameters[S.From.second].Name;
    D.Path = "#" + std::to_string(S.From.second);
    D.Where = C.Where;
    Result.push_back(std::move(D));
  }
  return Result;
}

} // namespace floodgate
