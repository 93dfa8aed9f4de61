//===- ContainerSection.cpp - types that hold elements --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Sections.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

static constexpr Word<GrowsBy> GrowsByWords[] = {
    {"key", GrowsBy::Key}, {"count", GrowsBy::Count}, {"size", GrowsBy::Size}};
static constexpr Word<Removes> RemovesWords[] = {
    {"matching", Removes::Matching}, {"one", Removes::One}, {"all", Removes::All}};

static bool growOperations(EntryReader &R, Mapping &M, Container &E) {
  return M.optional("grow", [&] {
    R.sequence("a list of operations", [&] {
      Mapping Operation(R, "a growing operation");
      GrowOperation &Op = E.Grow.emplace_back();
      Operation.required("method", [&] { R.operationName(Op.Method); });
      Operation.required("by", [&] { R.word(GrowsByWords, Op.By); });
      bool HasKey = Operation.optional("key", [&] { R.argument(Op.Key); });
      bool HasDuplicates = Operation.optional("duplicates", [&] { R.boolean(Op.Duplicates); });
      Operation.optional("min-arguments", [&] { R.number(Op.MinArguments.emplace()); });
      if (HasDuplicates && Op.By != GrowsBy::Key)
        R.problem(Operation.where(), "'duplicates' goes with 'by: key'");
      if (HasKey && Op.By == GrowsBy::Count)
        R.problem(Operation.where(), "'key' goes with 'by: key' and 'by: size'");
      if (!HasKey && Op.By == GrowsBy::Key)
        Op.Key = {ArgumentRef::Kind::Index, 0};
      // Of several that fit a call, the one that asks for the most arguments is meant; so only an equal one clashes.
      for (const GrowOperation &Other : ArrayRef(E.Grow).drop_back())
        if (Other.Method == Op.Method && Other.MinArguments.value_or(0) == Op.MinArguments.value_or(0))
          R.problem(Operation.where(), "'" + Op.Method + "' grows twice; overloads differ in 'min-arguments'");
    });
  });
}

static void shrinkOperations(EntryReader &R, Mapping &M, Container &E) {
  M.optional("shrink", [&] {
    R.sequence("a list of operations", [&] {
      Mapping Operation(R, "a shrinking operation");
      ShrinkOperation &Op = E.Shrink.emplace_back();
      Operation.required("method", [&] { R.operationName(Op.Method); });
      Operation.required("removes", [&] { R.word(RemovesWords, Op.What); });
      bool HasKey = Operation.optional("key", [&] { R.argument(Op.Key); });
      Operation.optional("min-arguments", [&] { R.number(Op.MinArguments.emplace()); });
      Operation.optional("max-arguments", [&] { R.number(Op.MaxArguments.emplace()); });
      if (HasKey && Op.What == Removes::All)
        R.problem(Operation.where(), "'key' does not go with 'removes: all'");
      if (!HasKey && Op.What == Removes::Matching)
        Op.Key = {ArgumentRef::Kind::Index, 0};
      unsigned Min = Op.MinArguments.value_or(0), Max = Op.MaxArguments.value_or(~0u);
      if (Max < Min)
        R.problem(Operation.where(), "'max-arguments' is less than 'min-arguments'");
      for (const ShrinkOperation &Other : ArrayRef(E.Shrink).drop_back())
        if (Other.Method == Op.Method && Min <= Other.MaxArguments.value_or(~0u) &&
            Other.MinArguments.value_or(0) <= Max)
          R.problem(Operation.where(),
                    "'" + Op.Method + "' shrinks twice; overloads differ in 'min-arguments' and 'max-arguments'");
    });
  });
}

static void container(EntryReader &R, Mapping &M, Container &E) {
  M.optional("bounded", [&] {
    E.Bounded = true; // Where the value is a mistake, one message about it is enough.
    R.boolean(E.Bounded);
  });
  M.optional("capacity", [&] { R.argument(E.Capacity); });
  M.optional("associative", [&] { R.boolean(E.Associative); });
  bool Grows = growOperations(R, M, E);
  shrinkOperations(R, M, E);
  M.optional("size", [&] { R.operations(E.Size); });
  M.optional("elements", [&] { R.operations(E.Elements); });
  M.optional("membership", [&] { R.operations(E.Membership); });
  if (!E.Bounded && !Grows && M.valid())
    R.problem(M.where(), M.what() + " neither grows nor is bounded: expected 'grow' or 'bounded: true'");
}

void readContainers(EntryReader &R, Mapping &Top, Model &Out) {
  R.classSection<Container>(Top, "containers", Out.Containers, [&](Mapping &M, Container &E) { container(R, M, E); });
}

} // namespace floodgate::model
