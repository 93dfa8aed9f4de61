//===- DataEntries.h - where data comes from and goes to --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The entries of a model that tell what a peer controls, where its data must have been checked, and what checks it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_DATAENTRIES_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_DATAENTRIES_H

#include "engine/model/Entry.h"
#include <vector>

namespace floodgate::model {

/// A call that gives back its argument in another form; what was known of its parts still holds.
struct Conversion : Entry {
  std::vector<std::string> Calls;
  ArgumentRef Argument; ///< What it converts. Default: the first.
  bool Clamps = false;  ///< The result lies within bounds, whatever the argument: `std::min`, `std::clamp`.
};

/// What a peer-controlled value must not reach unchecked.
enum class Use : uint8_t {
  Allocation, ///< Decides how much memory is taken at once.
  Index,      ///< Selects an element, and is not checked against the number of elements.
  Division,   ///< Divides.
  Duration,   ///< Decides how long, or how often.
  Path,       ///< Names a file.
  Parse,      ///< Is parsed by a function that throws, or ends the process, where it is malformed.
  Depth,      ///< Is recursed into as deep as it is nested.
  Pattern,    ///< Is compiled as a regular expression.
  // The language has these; no model names them.
  LoopBound,  ///< Decides how often a loop runs.
  Conversion, ///< A floating-point number becomes an integer, which is undefined where it does not fit.
  Key,        ///< It becomes a key of a container that outlives the request.
  Presence,   ///< Something is taken out that need not be there.
};

/// A call that takes an argument which must have been checked.
struct Sink : Entry {
  std::vector<std::string> Calls;
  ArgumentRef Argument; ///< Which one. Default: the first.
  Use How = Use::Allocation;
};

struct Validator : Entry {
  std::vector<std::string> Calls;
  ArgumentRef Argument; ///< What it validates.
  std::string Result;   ///< `error-option` (something means invalid), `bool` (true means valid), `throws`.
};

struct Authorizer : Entry {
  std::vector<std::string> Calls;
};

struct RateLimiter : Entry {
  std::vector<std::string> Calls;
  bool Queues = false; ///< It delays without refusing: a queue without a bound.
};

struct PeerData : Entry {
  std::string Class;               ///< A value of this type came from a peer,
  std::vector<std::string> Fields; ///< or only these of its fields or accessors,
  std::vector<std::string> Calls;  ///< or the result of these calls is.
  ArgumentRef Fills;               ///< With `Calls`: so is what this argument points to, afterwards.
};

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_DATAENTRIES_H
