//===- Times.h - where the time of a scan went ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SETTINGS_TIMES_H
#define FLOODGATE_DRIVER_SETTINGS_TIMES_H

#include <string>
#include <utility>
#include <vector>

namespace floodgate {

/// Where the time of a unit went: CPU seconds.
struct UnitTimes {
  double Parse = 0, Observe = 0, Write = 0;
  std::vector<std::pair<std::string, double>> Observers; ///< Of Observe, where it is asked for: each by itself.

  void add(const UnitTimes &Other);
  template <class V> void fields(V &&Visit) { Visit(Parse), Visit(Observe), Visit(Write), Visit(Observers); }
};

/// Where the time of an extraction went, in seconds: of the CPU in the workers, where nothing else is said.
struct ExtractionTimes {
  double Plan = 0;       ///< Looking for headers that units share.
  double Precompile = 0; ///< Precompiling them.
  UnitTimes Units;       ///< Of all units together.
  double Cache = 0;      ///< Wall time: asking the cache, and filling it.
  double Workers = 0;    ///< Wall time of all work in workers.
};

/// Wall seconds of the second half of a scan.
struct ReportTimes {
  double Link = 0, Judge = 0, Write = 0, Whole = 0;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SETTINGS_TIMES_H
