//===- Model.h - the vocabulary a framework model can express --*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What Floodgate knows of a framework is data: YAML files under rules/, read by Loader.h into the plain structures
/// of this file. Nothing here looks at code; checks/facts/ asks these structures what a call means.
///
/// Names are qualified C++ names without template arguments and without inline namespaces. A `*` in a name matches any
/// run of characters but `::`. A name of a member function is `Class::method`; a constructor is `Class::Class`.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_MODEL_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_MODEL_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace floodgate::model {

/// Where an entry of a model stands in its file: what an error message and `list models` point to.
struct Position {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;
};

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

/// Selects one argument of a call.
struct ArgumentRef {
  enum class Kind : uint8_t {
    None,
    Index,            ///< `0`, `1`, …
    AnyCallable,      ///< `any`: every argument that is a lambda, a member pointer, a function or a bound callable.
    TemplateArgument, ///< `template 0`: the callee's explicit template argument.
  };
  Kind Which = Kind::None;
  unsigned Index = 0;
};

/// What every entry of a model carries.
struct Entry {
  /// Where this fact about the framework can be checked. Required.
  std::string Source;
  Position Where;
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

/// What a growing call lets the caller choose.
enum class GrowsBy : uint8_t {
  Key,   ///< One element a distinct key: bounded where the keys are.
  Count, ///< One element a call.
  Size,  ///< As much as the argument holds.
};

struct GrowOperation {
  /// A method of the class. With a `::` in it (`std::back_inserter`, `::operator|=`) it is a free function, and the
  /// container, or a pointer to it, is its first argument; arguments are counted from there, so that a key is number 1
  /// or later.
  std::string Method;
  GrowsBy By = GrowsBy::Count;
  ArgumentRef Key;                      ///< With `By` = Key: the key; with Size: what is added, unless it is the first.
  bool Duplicates = false;              ///< Equal elements accumulate although there is a key.
  std::optional<unsigned> MinArguments; ///< Only overloads with at least so many arguments.
};

enum class Removes : uint8_t {
  Matching, ///< Everything that equals the argument, or the element at an iterator.
  One,      ///< One element of several equal ones, or one from an end.
  All,      ///< Everything.
};

struct ShrinkOperation {
  std::string Method; ///< As above (`std::erase_if`).
  Removes What = Removes::Matching;
  ArgumentRef Key;
  std::optional<unsigned> MinArguments;
  std::optional<unsigned> MaxArguments;
};

/// A type that holds elements.
struct Container : Entry {
  std::string Class;    ///< This class and those derived from it.
  bool Bounded = false; ///< Bounded by construction: it evicts, or refuses.
  /// Bounded where this argument is given to its constructor, or to the function that makes one.
  ArgumentRef Capacity;
  std::vector<GrowOperation> Grow;
  std::vector<ShrinkOperation> Shrink;
  std::vector<std::string> Size;       ///< Methods (or functions, as above) that tell how many elements there are.
  std::vector<std::string> Elements;   ///< Those that give access to an element or an iterator; the elements may be
                                       ///< containers themselves.
  std::vector<std::string> Membership; ///< Methods that tell whether the first argument is a key that it holds.
  bool Associative = false;            ///< Has keys.
};

/// Message classes whose fields are reached by generated accessors: `add_NAME()`, `mutable_NAME()`, `NAME()` …
struct MessageType : Entry {
  std::string Class;                               ///< The base of all message classes.
  std::string Add, Mutable, Clear, Has, Size, Set; ///< Accessor names with one `*` for the field's name.
};

/// A type that is looked through: a pointer, an option, a result.
struct Wrapper : Entry {
  std::string Class;
  enum class Kind : uint8_t { Owner, Shared, Weak, Option } What = Kind::Owner;
  std::vector<std::string> Access;       ///< Methods that give what is inside.
  std::vector<std::string> PresentTests; ///< True means: there is something inside. Or macros.
  std::vector<std::string> AbsentTests;  ///< True means: there is nothing inside.
  std::vector<std::string> Makers;       ///< Functions that make a new object (`std::make_shared`).
  bool AccessAborts = false;             ///< Access ends the process when there is nothing inside.
};

/// Callable wrappers (`std::function`), and calls that bind arguments to a callable and return a callable.
struct Callable : Entry {
  std::string Class;              ///< Either a class,
  std::vector<std::string> Calls; ///< or functions.
};

/// A class that holds a lock while it lives.
struct Lock : Entry {
  std::string Class;
  std::vector<std::string> Makers; ///< Functions that return one; the lock is their first argument.
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

struct Logging : Entry {
  std::vector<std::string> Macros;  ///< Either macros
  std::vector<std::string> Calls;   ///< or functions,
  std::vector<std::string> Objects; ///< or variables that are streamed into.
  std::string
      Level; ///< `debug`, `info`, `warning`, `error`, `fatal`, or `argument` (the first says, or else the second).
  bool Sampled = false;    ///< Every Nth, the first N, once a time.
  std::string SampledForm; ///< The macro that does the same every Nth time; N is its last argument.
};

struct Aborting : Entry {
  std::vector<std::string> Macros;
  std::vector<std::string> Calls;
  bool DebugOnly = false; ///< Only where NDEBUG is not defined.
};

struct PeerData : Entry {
  std::string Class;               ///< A value of this type came from a peer,
  std::vector<std::string> Fields; ///< or only these of its fields or accessors,
  std::vector<std::string> Calls;  ///< or the result of these calls is.
  ArgumentRef Fills;               ///< With `Calls`: so is what this argument points to, afterwards.
};

/// The compilers that the headers of libraries tell apart.
enum class Compiler : uint8_t { Gcc, Clang, Msvc };

/// A macro that a library's own headers define for the compiler of a compile command, and not for the clang that reads
/// the code in its place. All of the conditions have to hold.
struct CompilerMacro : Entry {
  std::vector<std::string> Define;
  std::string Value = "1";
  Compiler Family = Compiler::Gcc;  ///< Key `compiler`: `gcc`, `clang` or `msvc` (`cl`).
  unsigned Since = 0;               ///< From this major version of the compiler on, where the command names one.
  std::vector<std::string> Headers; ///< Key `header`: these are found, as `#include <HEADER>` finds them.
  std::vector<std::string> Unless;  ///< None of these macros is defined by the command.
  std::string When;                 ///< What may stand behind `#if`.
};

/// A call of the system, or of a library below all frameworks, that brings in data, or says that some has come. It
/// makes no entry point: where none is known, it tells that there should be one.
struct Receiving : Entry {
  std::vector<std::string> Calls;
};

/// A framework by which a program may be reached, and how code that uses it is known. It makes no entry point: where
/// none is known, it tells of which framework a model is missing.
struct Framework : Entry {
  std::string Name;
  std::vector<std::string> Headers; ///< As they are included; with a `/` at the end, all in that folder.
  std::vector<std::string> Names;   ///< How the names begin that a model of it would describe (`grpc::`, `uv_`).
  std::string Hint;                 ///< What a model of it would begin with.
};

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
