//===- Cycles.cpp - what comes back to itself -----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/Cycles.h"
#include "llvm/ADT/GraphTraits.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace floodgate {

namespace {

/// A graph as LLVM's iterators want it: nodes are addresses.
struct Node {
  const Node *const *Begin = nullptr;
  const Node *const *End = nullptr;
};

} // namespace

} // namespace floodgate

template <> struct llvm::GraphTraits<const floodgate::Node *> {
  using NodeRef = const floodgate::Node *;
  using ChildIteratorType = const floodgate::Node *const *;
  static NodeRef getEntryNode(NodeRef Root) { return Root; }
  static ChildIteratorType child_begin(NodeRef N) { return N->Begin; }
  static ChildIteratorType child_end(NodeRef N) { return N->End; }
};

namespace floodgate {

std::vector<uint32_t> componentsOf(uint32_t Count, ArrayRef<std::pair<uint32_t, uint32_t>> Edges) {
  // The last node leads to all others, so that the iterator comes to each.
  std::vector<Node> Nodes(Count + 1);
  std::vector<size_t> Starts(Count + 2);
  for (const auto &[From, To] : Edges)
    ++Starts[From + 1];
  Starts[Count + 1] = Count;
  for (size_t I = 1; I < Starts.size(); ++I)
    Starts[I] += Starts[I - 1];
  std::vector<const Node *> Targets(Edges.size() + Count);
  std::vector<size_t> Free(Starts.begin(), Starts.end() - 1);
  for (const auto &[From, To] : Edges)
    Targets[Free[From]++] = &Nodes[To];
  for (uint32_t I = 0; I < Count; ++I)
    Targets[Free[Count]++] = &Nodes[I];
  for (uint32_t I = 0; I <= Count; ++I)
    Nodes[I] = {Targets.data() + Starts[I], Targets.data() + Starts[I + 1]};

  std::vector<uint32_t> Result(Count);
  uint32_t Number = 0;
  for (auto It = scc_begin(static_cast<const Node *>(&Nodes[Count])); !It.isAtEnd(); ++It, ++Number)
    for (const Node *Member : *It)
      if (size_t Index = Member - Nodes.data(); Index < Count)
        Result[Index] = Number;
  return Result;
}

Cycles::Cycles(const Inputs &Needed) {
  const Program &P = Needed.program();
  std::vector<std::pair<uint32_t, uint32_t>> Calls;
  for (const Edge &E : P.edges())
    if (isCall(E))
      Calls.emplace_back(E.From, E.To);
  Components = componentsOf(P.functions().size(), Calls);
}

} // namespace floodgate
