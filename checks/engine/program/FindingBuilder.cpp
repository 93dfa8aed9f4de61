//===- FindingBuilder.cpp - what all findings have in common --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/FindingBuilder.h"

namespace floodgate {

const EntryPoint *FindingBuilder::entry(const Program::Witness &Way) const {
  return Way.Root == Program::Witness::NoRoot ? nullptr : &P.entryPoints()[P.roots()[Way.Root].Entry];
}

std::string FindingBuilder::describe(const Program::Witness &Way) const {
  const EntryPoint *Entry = entry(Way);
  return Entry ? P.describe(*Entry) : "a timer";
}

Finding FindingBuilder::at(const Location &Where, uint32_t Function, const Program::Witness &Way,
                           const std::string &AtSite) const {
  Finding F;
  F.Check = Check;
  F.Where = P.range(Where);
  F.Function = functionName(Function);
  const EntryPoint *Entry = entry(Way);
  F.EntryPoint = Entry ? P.identify(*Entry) : "a timer";
  F.Path = P.steps(Way, Where, AtSite);
  return F;
}

} // namespace floodgate
