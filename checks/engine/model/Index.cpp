//===- Index.cpp - what a name means, by all loaded models ----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Index.h"

using namespace llvm;

namespace floodgate {

bool CallMeaning::empty() const {
  return Registers.empty() && !Delivers && !Overridden && !Schedules && !PeerPaced && Blocks.empty() && !Collects &&
         !Makes && !Binds && !Locks && !Aborts && !Ready;
}

bool TypeMeaning::empty() const {
  return !Actor && !Container && !Wrapper && !Future && !Message && !Callable && !Lock;
}

template <class T> void ModelIndex::Table<T>::add(const std::string &Name, const T &Value) {
  if (Name.find('*') == std::string::npos)
    Exact[Name].push_back(&Value);
  else
    Globs.emplace_back(Name, &Value);
}

template <class T> SmallVector<const T *, 2> ModelIndex::Table<T>::find(StringRef Name) const {
  SmallVector<const T *, 2> Found;
  if (auto It = Exact.find(Name); It != Exact.end())
    Found.append(It->second.begin(), It->second.end());
  for (const auto &[Pattern, Value] : Globs)
    if (model::matchesName(Pattern, Name.str()))
      Found.push_back(Value);
  return Found;
}

ModelIndex::ModelIndex(std::vector<model::Model> Loaded, model::Descriptions Descriptions)
    : Models(std::move(Loaded)), Described(std::move(Descriptions)) {
  auto AddAll = [](auto &Table, const std::vector<std::string> &Names, const auto &Value) {
    for (const std::string &Name : Names)
      Table.add(Name, Value);
  };
  for (const model::Model &M : Models) {
    for (const auto &E : M.Actors)
      Actors.add(E.Class, E);
    for (const auto &E : M.EntryPoints) {
      AddAll(Registering, E.Calls, E);
      AddAll(Overriding, E.Overrides, E);
      AddAll(Assigning, E.Assigns, E);
      AddAll(Delivering, E.Completes, E);
    }
    for (const auto &E : M.Schedulers)
      AddAll(Scheduling, E.Calls, E);
    for (const auto &E : M.PeerPacedCalls)
      AddAll(Pacing, E.Calls, E);
    for (const auto &E : M.Futures) {
      FutureTypes.add(E.Class, E);
      AddAll(ReadyMacros, E.ReadyTests, E);
    }
    for (const auto &E : M.BlockingCalls)
      AddAll(BlockingCalls, E.Calls, E);
    for (const auto &E : M.Containers)
      Containers.add(E.Class, E);
    for (const auto &E : M.Messages)
      MessageTypes.add(E.Class, E);
    for (const auto &E : M.Wrappers) {
      Wrapping.add(E.Class, E);
      AddAll(Making, E.Makers, E);
      AddAll(PresenceTests, E.PresentTests, E);
    }
    for (const auto &E : M.Callables) {
      if (!E.Class.empty())
        CallableTypes.add(E.Class, E);
      AddAll(Binding, E.Calls, E);
    }
    for (const auto &E : M.Locks) {
      LockTypes.add(E.Class, E);
      AddAll(LockMaking, E.Makers, E);
    }
    for (const auto &E : M.Collecting)
      AddAll(Collecting, E.Calls, E);
    for (const auto &E : M.AwaitedCalls)
      AddAll(Awaiting, E.Calls, E);
    for (const auto &E : M.Combinators)
      AddAll(Combining, E.Calls, E);
    for (const auto &E : M.Conversions)
      AddAll(Converting, E.Calls, E);
    for (const auto &E : M.Sinks)
      AddAll(Sinking, E.Calls, E);
    for (const auto &E : M.Validators)
      AddAll(Validating, E.Calls, E);
    for (const auto &E : M.Authorizers)
      AddAll(Authorizing, E.Calls, E);
    for (const auto &E : M.Timeouts)
      AddAll(Ending, E.Calls, E);
    for (const auto &E : M.RateLimiters)
      AddAll(Limiting, E.Calls, E);
    for (const auto &E : M.Loggers) {
      AddAll(LoggingCalls, E.Calls, E);
      AddAll(LoggingMacros, E.Macros, E);
      AddAll(LoggingObjects, E.Objects, E);
    }
    for (const auto &E : M.PeerControlled) {
      if (!E.Class.empty())
        PeerTypes.add(E.Class, E);
      AddAll(PeerCalls, E.Calls, E);
    }
    for (const auto &E : M.ReceivingCalls)
      AddAll(ReceivingCalls, E.Calls, E);
    for (const auto &E : M.Aborts) {
      AddAll(AbortingMacros, E.Macros, E);
      AddAll(AbortingCalls, E.Calls, E);
    }
  }
}

std::string ModelIndex::canonical(StringRef Name) const {
  for (const model::Model &M : Models)
    for (const auto &[From, To] : M.Aliases)
      if (Name.starts_with(From) && (Name.size() == From.size() || Name.substr(From.size()).starts_with("::")))
        return To + Name.substr(From.size()).str();
  return Name.str();
}

template <class T> static const T *first(const SmallVector<const T *, 2> &Found) {
  return Found.empty() ? nullptr : Found.front();
}

const CallMeaning &ModelIndex::call(StringRef QualifiedName) const {
  auto [It, New] = CallCache.try_emplace(QualifiedName);
  CallMeaning &M = It->second;
  if (!New)
    return M;
  std::string Name = canonical(QualifiedName);
  for (const model::EntryPoint *E : Registering.find(Name))
    M.Registers.push_back(E);
  M.Delivers = first(Delivering.find(Name));
  M.Overridden = first(Overriding.find(Name));
  M.Schedules = first(Scheduling.find(Name));
  M.PeerPaced = !Pacing.find(Name).empty();
  for (const model::Blocking *B : BlockingCalls.find(Name))
    M.Blocks.push_back(B);
  M.Collects = first(Collecting.find(Name));
  M.Makes = first(Making.find(Name));
  M.Binds = !Binding.find(Name).empty();
  M.Locks = !LockMaking.find(Name).empty();
  M.Aborts = !AbortingCalls.find(Name).empty();
  M.Ready = first(ReadyMacros.find(Name));
  M.Awaits = first(Awaiting.find(Name));
  M.Combines = first(Combining.find(Name));
  M.Converts = first(Converting.find(Name));
  for (const model::Sink *K : Sinking.find(Name))
    M.Sinks.push_back(K);
  M.Validates = first(Validating.find(Name));
  M.Ends = first(Ending.find(Name));
  M.Limits = first(Limiting.find(Name));
  M.Gives = first(PeerCalls.find(Name));
  M.Authorizes = !Authorizing.find(Name).empty();
  M.Receives = !ReceivingCalls.find(Name).empty();
  M.Logs = first(LoggingCalls.find(Name));
  return M;
}

const TypeMeaning &ModelIndex::type(StringRef QualifiedName) const {
  auto [It, New] = TypeCache.try_emplace(QualifiedName);
  TypeMeaning &M = It->second;
  if (!New)
    return M;
  std::string Name = canonical(QualifiedName);
  M.Actor = first(Actors.find(Name));
  M.Container = first(Containers.find(Name));
  M.Wrapper = first(Wrapping.find(Name));
  M.Future = first(FutureTypes.find(Name));
  M.Message = first(MessageTypes.find(Name));
  M.FromPeer = first(PeerTypes.find(Name));
  M.Callable = !CallableTypes.find(Name).empty();
  M.Lock = !LockTypes.find(Name).empty();
  return M;
}

const model::EntryPoint *ModelIndex::assignment(StringRef QualifiedName) const {
  return first(Assigning.find(canonical(QualifiedName)));
}

bool ModelIndex::isOneOf(StringRef QualifiedName, ArrayRef<std::string> Names) const {
  if (Names.empty())
    return false;
  std::string Name = canonical(QualifiedName);
  return any_of(Names, [&](const std::string &Pattern) { return model::matchesName(Pattern, Name); });
}

bool ModelIndex::isStartup(StringRef QualifiedName) const {
  return any_of(Models, [&](const model::Model &M) {
    return any_of(M.Actors, [&](const model::Actor &A) {
      return any_of(A.Startup, [&](const std::string &Name) {
        return Name.find("::") != std::string::npos && model::matchesName(Name, QualifiedName.str());
      });
    });
  });
}

bool ModelIndex::assertsPresence(StringRef Name) const {
  return !Name.empty() && isAbortingMacro(Name) && !PresenceTests.find(Name).empty();
}

bool ModelIndex::isAbortingMacro(StringRef Name) const { return !AbortingMacros.find(Name).empty(); }

const model::Logging *ModelIndex::loggingMacro(StringRef Name) const { return first(LoggingMacros.find(Name)); }

const model::Logging *ModelIndex::loggingObject(StringRef QualifiedName) const {
  return first(LoggingObjects.find(canonical(QualifiedName)));
}

StringRef ModelIndex::modelOf(const model::Entry &Entry) const {
  for (const model::Model &M : Models)
    if (M.File == Entry.Where.File)
      return M.Name;
  return "";
}

} // namespace floodgate
