//===- Descent.cpp - recursion into nested values -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Descent.h"
#include "facts/AccessPath.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>

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

std::vector<Descent> descents(const Program &P) {
  // Which parameter is handed on to which.
  std::map<Node, std::set<Node>> Next;
  struct Step {
    uint32_t Edge;
    Node From, To;
  };
  std::vector<Step> Down;
  for (uint32_t I = 0; I < P.edges().size(); ++I) {
    const Edge &E = P.edges()[I];
    if (E.How != model::Runs::Direct && E.How != model::Runs::Virtual)
      continue;
    const Call &C = P.calls()[E.CallIndex];
    for (const ValuePart &V : C.Values) {
      AccessPath Given = AccessPath::parse(P.text(V.From));
      if (Given.Kind != '#' || V.Like == Likeness::Vague || V.Argument == ValuePart::Receiver)
        continue;
      Node From{E.From, Given.Number}, To{E.To, V.Argument};
      Next[From].insert(To);
      const auto &Parameters = P.functions()[E.From].Parameters;
      bool Nested = !Given.Rest.empty() && !Given.Rest.ends_with(".size()") && Given.Number < Parameters.size() &&
                    !Parameters[Given.Number].IsMessage;
      if (Nested && !isCounted(P, P.functions()[E.From], Given.Number, C.Guards))
        Down.push_back({I, From, To});
    }
  }
  auto Reaches = [&](const Node &From, const Node &To) {
    std::set<Node> Seen{From};
    std::vector<Node> Work{From};
    while (!Work.empty()) {
      Node At = Work.back();
      Work.pop_back();
      if (At == To)
        return true;
      if (auto It = Next.find(At); It != Next.end())
        for (const Node &Each : It->second)
          if (Seen.insert(Each).second)
            Work.push_back(Each);
    }
    return false;
  };
  std::vector<Descent> Result;
  for (const Step &S : Down) {
    if (!Reaches(S.To, S.From))
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
