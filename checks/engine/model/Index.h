//===- Index.h - what a name means, by all loaded models --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks names up in the loaded models. Knows names only; Semantics asks it on behalf of declarations.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_INDEX_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_INDEX_H

#include "engine/model/Descriptions.h"
#include "engine/model/Model.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

namespace floodgate {

/// What the models say of a function, by its qualified name.
struct CallMeaning {
  llvm::SmallVector<const model::EntryPoint *, 1> Registers; ///< It registers entry points, one each.
  const model::EntryPoint *Delivers = nullptr;               ///< Its result, or its return, is data of a peer.
  const model::EntryPoint *Overridden = nullptr;             ///< Overriding it makes an entry point.
  const model::Scheduler *Schedules = nullptr;
  bool PeerPaced = false;
  llvm::SmallVector<const model::Blocking *, 1> Blocks;
  const model::Collects *Collects = nullptr;
  const model::Wrapper *Makes = nullptr; ///< It makes a new object and returns its owner.
  bool Binds = false;                    ///< It returns a callable made of its callable argument.
  bool Locks = false;                    ///< It returns a held lock on its first argument.
  bool Aborts = false;
  const model::Awaited *Awaits = nullptr; ///< Someone else completes it.
  const model::Combinator *Combines = nullptr;
  const model::Conversion *Converts = nullptr;
  llvm::SmallVector<const model::Sink *, 1> Sinks;
  const model::Validator *Validates = nullptr;
  const model::Timeout *Ends = nullptr; ///< It ends a wait after a time.
  const model::RateLimiter *Limits = nullptr;
  const model::PeerData *Gives = nullptr; ///< Its result, or what an argument points to afterwards, is a peer's.
  bool Authorizes = false;
  bool Receives = false;                    ///< It brings in data, or says that some has come.
  const model::Logging *Logs = nullptr;     ///< As a function.
  const model::FutureType *Ready = nullptr; ///< A completion test, by its macro or function name.

  bool empty() const;
  /// Whether what happens in the function's body is told by the model.
  bool speaksForItself() const { return !Blocks.empty() || !Sinks.empty() || Converts; }
};

/// What the models say of a class, by its qualified name; without what they say of its bases.
struct TypeMeaning {
  const model::Actor *Actor = nullptr;
  const model::Container *Container = nullptr;
  const model::Wrapper *Wrapper = nullptr;
  const model::FutureType *Future = nullptr;
  const model::MessageType *Message = nullptr;
  const model::PeerData *FromPeer = nullptr; ///< Its values came from a peer.
  bool Callable = false;
  bool Lock = false;

  bool empty() const;
};

class ModelIndex {
public:
  /// \p Descriptions: what is known of the messages of the program besides.
  explicit ModelIndex(std::vector<model::Model> Models, model::Descriptions Descriptions = {});

  llvm::ArrayRef<model::Model> models() const { return Models; }
  const model::Descriptions &descriptions() const { return Described; }

  /// Valid as long as the index. The answer for an unknown name is an empty meaning.
  const CallMeaning &call(llvm::StringRef QualifiedName) const;
  const TypeMeaning &type(llvm::StringRef QualifiedName) const;
  /// The entry point that storing a function in the field \p QualifiedName makes.
  const model::EntryPoint *assignment(llvm::StringRef QualifiedName) const;
  /// Whether \p QualifiedName is one of \p Names, which models wrote.
  bool isOneOf(llvm::StringRef QualifiedName, llvm::ArrayRef<std::string> Names) const;
  /// Whether \p QualifiedName is a function that runs at start-up or shut-down only, in whatever class or namespace.
  bool isStartup(llvm::StringRef QualifiedName) const;
  /// Whether the macro \p Name ends the program unless the option it is given holds something.
  bool assertsPresence(llvm::StringRef Name) const;
  bool isAbortingMacro(llvm::StringRef Name) const;
  /// What logs under the name of a macro, or of a variable that is streamed into; null where nothing does.
  const model::Logging *loggingMacro(llvm::StringRef Name) const;
  const model::Logging *loggingObject(llvm::StringRef QualifiedName) const;
  /// The name of the model that holds \p Entry.
  llvm::StringRef modelOf(const model::Entry &Entry) const;

private:
  std::string canonical(llvm::StringRef Name) const;

  std::vector<model::Model> Models;
  model::Descriptions Described;
  mutable llvm::StringMap<CallMeaning> CallCache;
  mutable llvm::StringMap<TypeMeaning> TypeCache;

  /// One statement about a name, found by exact name or, where it has a `*`, by trying it.
  template <class T> struct Table {
    llvm::StringMap<llvm::SmallVector<const T *, 1>> Exact;
    std::vector<std::pair<std::string, const T *>> Globs;
    void add(const std::string &Name, const T &Value);
    llvm::SmallVector<const T *, 2> find(llvm::StringRef Name) const;
  };
  Table<model::EntryPoint> Registering, Delivering, Overriding, Assigning;
  Table<model::Scheduler> Scheduling;
  Table<model::PeerPaced> Pacing;
  Table<model::Blocking> BlockingCalls;
  Table<model::Collects> Collecting;
  Table<model::Wrapper> Making, Wrapping, PresenceTests;
  Table<model::Callable> Binding, CallableTypes;
  Table<model::Lock> LockMaking, LockTypes;
  Table<model::Aborting> AbortingCalls, AbortingMacros;
  Table<model::FutureType> FutureTypes, ReadyMacros;
  Table<model::Actor> Actors;
  Table<model::Container> Containers;
  Table<model::MessageType> MessageTypes;
  Table<model::Awaited> Awaiting;
  Table<model::Combinator> Combining;
  Table<model::Conversion> Converting;
  Table<model::Sink> Sinking;
  Table<model::Validator> Validating;
  Table<model::Authorizer> Authorizing;
  Table<model::Timeout> Ending;
  Table<model::RateLimiter> Limiting;
  Table<model::Logging> LoggingCalls, LoggingMacros, LoggingObjects;
  Table<model::PeerData> PeerCalls, PeerTypes;
  Table<model::Receiving> ReceivingCalls;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_INDEX_H
