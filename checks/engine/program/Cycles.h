//===- Cycles.h - what comes back to itself ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Strongly connected components, of a program's calls and of other graphs.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_CYCLES_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_CYCLES_H

#include "engine/program/Reachability.h"
#include <utility>
#include <vector>

namespace floodgate {

/// The component of each of \p Count nodes, by their numbers: two have the same where each leads to the other along
/// \p Edges, pairs of nodes.
std::vector<uint32_t> componentsOf(uint32_t Count, llvm::ArrayRef<std::pair<uint32_t, uint32_t>> Edges);

/// Functions that call each other.
class Cycles {
public:
  using Inputs = Requires<>;
  explicit Cycles(const Inputs &Needed);

  /// Whether each of two functions comes to call the other, as a part of what it does itself.
  bool areMutual(uint32_t A, uint32_t B) const { return Components[A] == Components[B]; }

private:
  std::vector<uint32_t> Components;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_CYCLES_H
