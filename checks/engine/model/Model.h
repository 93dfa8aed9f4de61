//===- Model.h - the vocabulary a framework model can express --*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What Floodgate knows of a framework is data: YAML files under rules/, read by Loader.h into the plain structures
/// of this file and of those that it includes. Nothing here looks at code; ModelIndex asks these structures what a call
/// means.
///
/// Names are qualified C++ names without template arguments and without inline namespaces. A `*` in a name matches any
/// run of characters but `::`. A name of a member function is `Class::method`; a constructor is `Class::Class`.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_MODEL_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_MODEL_H

#include "engine/model/DataEntries.h"
#include "engine/model/ExecutionEntries.h"
#include "engine/model/SourceEntries.h"
#include "engine/model/TypeEntries.h"
#include <string>
#include <utility>
#include <vector>

namespace floodgate::model {

/// A name of the program that a model speaks of.
struct NamedEntity {
  enum class Kind : uint8_t { Function, Class, Macro, Field, Variable };
  Kind What = Kind::Function;
  std::string Name; ///< As the model has it.
  Position Where;
};

/// Everything one model file says.
struct Model {
  std::string Name;
  std::string Summary;
  std::string File; ///< As given; the models that ship are `<built in>/NAME.yaml`.
  /// Names that begin with `first` are read as if they began with `second`.
  std::vector<std::pair<std::string, std::string>> Aliases;
  std::vector<Actor> Actors;
  std::vector<EntryPoint> EntryPoints;
  std::vector<Scheduler> Schedulers;
  std::vector<PeerPaced> PeerPacedCalls;
  std::vector<FutureType> Futures;
  std::vector<Blocking> BlockingCalls;
  std::vector<Timeout> Timeouts;
  std::vector<Container> Containers;
  std::vector<MessageType> Messages;
  std::vector<Wrapper> Wrappers;
  std::vector<Callable> Callables;
  std::vector<Lock> Locks;
  std::vector<Collects> Collecting;
  std::vector<Awaited> AwaitedCalls;
  std::vector<Combinator> Combinators;
  std::vector<Conversion> Conversions;
  std::vector<Sink> Sinks;
  std::vector<Validator> Validators;
  std::vector<Authorizer> Authorizers;
  std::vector<RateLimiter> RateLimiters;
  std::vector<Logging> Loggers;
  std::vector<Aborting> Aborts;
  std::vector<PeerData> PeerControlled;
  std::vector<CompilerMacro> CompilerMacros;
  std::vector<Receiving> ReceivingCalls;
  std::vector<Framework> Frameworks;
  std::vector<NamedEntity> Named; ///< What the entries above are about, in the order of the file.

  bool isBuiltIn() const { return File.starts_with("<built in>"); }
};

/// Whether \p Name matches \p Pattern, in which `*` stands for any run of characters but `::`. The one in `operator*`,
/// `operator*=` and `operator->*` stands for itself.
bool matchesName(const std::string &Pattern, const std::string &Name);

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_MODEL_H
