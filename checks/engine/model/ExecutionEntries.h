//===- ExecutionEntries.h - what runs, where and when -----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The entries of a model that tell what makes a function run, where it runs, and what it waits for.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_EXECUTIONENTRIES_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_EXECUTIONENTRIES_H

#include "engine/model/Entry.h"
#include <optional>
#include <vector>

namespace floodgate::model {

/// How a callable runs, relative to the code that hands it over. The order is that of design.md's list of call edges.
enum class Runs : uint8_t {
  Direct,     ///< Called here and now.
  Virtual,    ///< Called here and now, through the class hierarchy.
  Inline,     ///< A continuation, run by whoever completes the future; or by an unknown callee.
  Deferred,   ///< Later, on the same actor or event loop.
  Dispatched, ///< Later, on another actor.
  Timer,      ///< Later, when a timer fires.
  Spawned,    ///< On a thread that may block.
};

/// What makes an entry point run.
enum class EntryKind : uint8_t { Message, Http, Stream, Timer, Disconnect, Callback };

/// Where the code of an entry point runs, which decides whether it may wait.
enum class Context : uint8_t {
  Actor,     ///< On an actor: waiting stops everything else that the actor does.
  EventLoop, ///< On an event loop, the same.
  Thread,    ///< On a thread of its own: waiting is what it is there for.
};

/// A class whose objects are actors: one thread of control at a time, fed by a mailbox.
struct Actor : Entry {
  std::string Class; ///< Classes derived from this one are actors.
  /// Its methods that run at start-up or shut-down only; a name with `::` is that of any function.
  std::vector<std::string> Startup;
};

/// Something that makes a function an entry point.
struct EntryPoint : Entry {
  /// Exactly one of the four is given.
  std::vector<std::string> Calls;     ///< A call of one of these registers the function at `Handler`.
  std::vector<std::string> Overrides; ///< An override of one of these member functions is the entry point.
  std::vector<std::string> Assigns;   ///< A function stored in one of these fields (`Struct::field`) is.
  std::vector<std::string> Completes; ///< A continuation on the result of one of these calls is; and when the call
                                      ///< itself delivers the data (it blocks), the function that contains the call.
  ArgumentRef Handler;                ///< With `Calls`: where the handler is.
  EntryKind Kind = EntryKind::Message;
  Context Where_ = Context::Actor; ///< Key `context`.
  ArgumentRef Name;                ///< What the entry point is called: a path, a message type.
  ArgumentRef Realm;               ///< The argument that names an authentication realm.
  /// The realm argument counts only when the call has at least so many arguments before the handler (overloads with
  /// and without a realm share a name). 0: always.
  unsigned RealmMinHandlerIndex = 0;
  std::string SenderType; ///< A handler parameter of this type is the sender's address.
  /// An override whose first parameter has one of these types is no entry point.
  std::vector<std::string> UnlessParameter;
  bool PeerControlsParameters = true; ///< Key `peer-controls`: `all` (the default) or `none`.
};

/// A call that runs its function argument somewhere, sometime.
struct Scheduler : Entry {
  std::vector<std::string> Calls;
  ArgumentRef Function; ///< Default: any.
  Runs How = Runs::Inline;
  /// The callable is given the completed future or its value: inside it, that future is ready.
  bool Completion = false;
  /// It runs only as fast as a peer reads what is sent to it.
  bool PeerPaced = false;
  /// Where the receiver or an argument is of one of these classes (a pool of threads), it is `spawned` whatever `runs`
  /// says.
  std::vector<std::string> SpawnedOn;
  bool SharedWorkers = false; ///< With `spawned`: it runs on one of the threads that the actors share.
};

/// A call that completes only when a peer has read, or a peer's data has arrived; continuations on its result are
/// paced by the peer.
struct PeerPaced : Entry {
  std::vector<std::string> Calls;
};

/// A future type, and how code learns that one is complete.
struct FutureType : Entry {
  std::string Class;
  /// Methods, or macros that take the future and end the process otherwise (`CHECK_READY`). True means: it does not
  /// block any more (`isReady`).
  std::vector<std::string> ReadyTests;
  std::vector<std::string> PendingTests; ///< False means: it does not block any more (`isPending`).
};

/// A call that waits.
struct Blocking : Entry {
  std::vector<std::string> Calls;
  std::string WaitsFor; ///< "a future", "a child process", "name resolution": for the message.
  enum class Predicate : uint8_t {
    Any,         ///< `any`: always.
    NoTimeout,   ///< `no-timeout`: when the argument `Timeout` is missing or defaulted.
    OverSeconds, ///< `over-seconds`: when the argument `Timeout` is missing, defaulted, not constant, or over
                 ///< `Seconds`.
  };
  Predicate When = Predicate::Any;
  ArgumentRef Timeout;
  double Seconds = 0;
  /// What one is worth where the argument is a plain number, in seconds. A type with a unit of its own, like
  /// `std::chrono::milliseconds`, speaks for itself. A null pointer and a negative constant mean that there is no
  /// timeout. Key `unit`: `seconds` (the default), `milliseconds`, `microseconds` or `nanoseconds`.
  double SecondsPerUnit = 1;
  bool UnlessReady = false; ///< Silent where the receiver (or the first argument) is known to be complete.
  /// Silent where this argument is a constant that has one of the bits `UnlessBits` (`WNOHANG`).
  ArgumentRef UnlessArgument;
  unsigned UnlessBits = 0;
  unsigned MinArguments = 0;            ///< Only overloads with at least so many arguments; and
  std::optional<unsigned> MaxArguments; ///< at most so many (not counting default arguments).
};

/// A call that ends a wait after a time.
struct Timeout : Entry {
  std::vector<std::string> Calls;
  std::string How; ///< One of `attaches`, `timer`, `cancels`, `deadline`.
  /// Only where this argument is a constant that is one of `Values`: `setsockopt(…, SO_RCVTIMEO, …)`.
  ArgumentRef Argument;
  std::vector<unsigned> Values;
};

/// A call that collects all that a peer sends, with no maximum.
struct Collects : Entry {
  std::vector<std::string> Calls;
  std::string What;  ///< "the whole request body": for the message.
  ArgumentRef Limit; ///< The argument that sets a maximum; when it is given the call is bounded.
  /// The argument that receives the data. When given, the call is unbounded only where that argument is of a
  /// container's type (or a reference to one) which is neither bounded nor made with its capacity.
  ArgumentRef Buffer;
};

/// A call whose result, or handler, is completed by someone else: a remote party, a disk, another process.
struct Awaited : Entry {
  std::vector<std::string> Calls;
  std::string CompletedBy; ///< "the peer", "a child process", "a disk": for the message.
  ArgumentRef Timeout;     ///< The argument that sets a deadline; when it is given, the wait ends.
  /// No deadline belongs on it: it waits for whoever comes next, not for somebody who has come.
  bool Idle = false;
  /// The other side is one that this program has chosen: what it connects to, a file that it has opened.
  bool Chosen = false;
};

/// A call that makes one future of several.
struct Combinator : Entry {
  std::vector<std::string> Calls;
  bool First = false; ///< Key `when`: `first` (it completes with the first of them) or `all`.
};

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_EXECUTIONENTRIES_H
