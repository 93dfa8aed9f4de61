//===- Overview.h - what is asked of a program besides findings -*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A program stays in the process that has linked it. What the reports and lists need of it is this: plain values,
/// which travel from process to process.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_GATE_OVERVIEW_H
#define FLOODGATE_DRIVER_GATE_OVERVIEW_H

#include "driver/report/EntryPoints.h"
#include "engine/facts/Facts.h"
#include <cstdint>
#include <string>
#include <vector>

namespace floodgate {

class Program;

/// A Sighting, whose names are texts.
struct Seen {
  Sighting::Kind What = Sighting::Kind::Receives;
  std::string Name;
  std::string File; ///< Of the call; else empty.
  uint32_t Line = 0;

  template <class V> void fields(V &&Visit) { Visit(What), Visit(Name), Visit(File), Visit(Line); }
};

struct Overview {
  std::vector<EntryPointRow> EntryPoints; ///< As entryPointRows() gives them.
  uint64_t Functions = 0;                 ///< With a body, in the project's own code.
  uint64_t ReachableFunctions = 0;        ///< Of these, from any entry point along any edges.
  std::vector<Seen> Sightings;            ///< In the program's order.

  template <class V> void fields(V &&Visit) {
    Visit(EntryPoints), Visit(Functions), Visit(ReachableFunctions), Visit(Sightings);
  }
};

Overview overviewOf(const Program &Whole);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_GATE_OVERVIEW_H
