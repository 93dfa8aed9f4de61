//===- ContainerWording.h - how findings are worded -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERWORDING_H
#define FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERWORDING_H

#include "unbounded-container/ContainerJudge.h"

namespace floodgate {

namespace container {
/// What a peer decides of \p Grown, in words: "the key `pid`".
std::string control(const Program &P, const Growth &Grown);
/// What would have to be there for a bound, in words.
std::string missing(const Program &P, const Verdict &V);
/// Why \p R does not bound the growth, in words.
std::string insufficiency(const Program &P, const Insufficient &R);
/// How to fix it, in a line.
std::string remedy(const Verdict &V);
} // namespace container

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_CONTAINER_CONTAINERWORDING_H
