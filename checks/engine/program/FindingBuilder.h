//===- FindingBuilder.h - what all findings have in common ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Fills in of a finding what follows from its place and its way, so that a check is left with what is special about
/// it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_FINDINGBUILDER_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_FINDINGBUILDER_H

#include "engine/facts/Finding.h"
#include "engine/program/Identity.h"
#include "engine/program/Program.h"

namespace floodgate {

class FindingBuilder {
public:
  /// \p Check: the check's name.
  FindingBuilder(const Program &P, llvm::StringRef Check) : P(P), Check(Check.str()) {}

  /// A finding at \p Where in the function number \p Function, to which \p Way leads. \p AtSite: what happens there, as
  /// the last step of the path.
  Finding at(const Location &Where, uint32_t Function, const Program::Witness &Way, const std::string &AtSite) const;
  Finding at(const Event &Site, const Program::Witness &Way, const std::string &AtSite) const {
    return at(Site.Where, Site.In, Way, AtSite);
  }
  /// The entry point of \p Way; null where it has none.
  const EntryPoint *entry(const Program::Witness &Way) const;
  /// The entry point of \p Way for people: "message `RegisterSlaveMessage`".
  std::string describe(const Program::Witness &Way) const;
  /// A second place.
  Step place(const Event &Site, std::string Message) const {
    return P.place(Site.Where, Site.Function, std::move(Message));
  }
  const std::string &functionName(uint32_t Function) const { return P.text(P.functions()[Function].Name); }

private:
  const Program &P;
  std::string Check;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_FINDINGBUILDER_H
