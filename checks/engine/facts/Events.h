//===- Events.h - what is seen in function bodies ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts of the program that are no calls: a container grows, a call waits, a line is logged, a value is used. They
/// hold what was seen. Whether a future was ready, a container bounded, an exception caught is decided when judging.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_EVENTS_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_EVENTS_H

#include "engine/facts/Guard.h"
#include "engine/model/Model.h"
#include <tuple>
#include <type_traits>
#include <vector>

namespace floodgate {

/// What all that is seen in a body has in common: where in its function it stands, and what is known there.
struct Event {
  Symbol Function = Symbol::None; ///< USR.
  Location Where;
  uint32_t Order = 0;           ///< As in Call.
  bool Conditional = false;     ///< It stands in a branch, and need not happen.
  bool Repeated = false;        ///< It stands in a loop.
  bool Caught = false;          ///< It stands in a `try` block: what is thrown here is caught.
  std::vector<uint32_t> Guards; ///< Indexes into UnitFacts::Guards.
  uint32_t In = 0;              ///< Number of the function in the program; the linker sets it.

  template <class V> void fields(V &&Visit) {
    Visit(Function), Visit(Where), Visit(Order), Visit(Conditional), Visit(Repeated), Visit(Caught), Visit(Guards);
  }
};

/// A container comes to hold more.
struct Growth : Event {
  Place Container;
  model::GrowsBy By = model::GrowsBy::Count;
  bool Duplicates = false;         ///< Equal elements accumulate although there is a key.
  bool Outlet = false;             ///< The type shows neither size nor elements: elements leave as somebody takes them.
  bool Bounded = false;            ///< The type, or how the container was made, sets a maximum.
  bool Adds = false;               ///< With Size: the key is what is added, and not what the size becomes.
  bool IsNumber = false;           ///< The size is an integer.
  bool NamesParameter = false;     ///< The key or the size is made of, or read through, what the function is given.
  Symbol KeyRecord = Symbol::None; ///< USR of the class from whose object the key or the size is read.
  Symbol KeyText = Symbol::None;   ///< The key or the size as written.
  Symbol Operation = Symbol::None; ///< Name of the operation.
  std::vector<ValuePart> Values;   ///< What the key or the size is made of, new things included.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Container), Visit(By), Visit(Duplicates), Visit(Outlet), Visit(Bounded), Visit(Adds), Visit(IsNumber),
        Visit(NamesParameter), Visit(KeyRecord), Visit(KeyText), Visit(Operation), Visit(Values);
  }
};

/// Elements leave a container.
struct Removal : Event {
  Place Container;
  model::Removes What = model::Removes::All;
  Symbol KeyRecord = Symbol::None; ///< As in Growth.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Container), Visit(What), Visit(KeyRecord);
  }
};

/// A call that collects all of something that arrives in parts, without a maximum.
struct Accumulation : Event {
  Symbol Callee = Symbol::None; ///< Name.
  Symbol What = Symbol::None;   ///< "a request's body".
  bool Bounded = false;         ///< What it is collected in was made with a maximum.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Callee), Visit(What), Visit(Bounded);
  }
};

/// A call that waits in a queue for a rate limiter.
struct LimiterQueue : Event {
  Symbol Callee = Symbol::None; ///< Name.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Callee);
  }
};

/// A timer that is set, and gives a future.
struct TimerStart : Event {
  Symbol Callee = Symbol::None;   ///< Name.
  Symbol Duration = Symbol::None; ///< As written.
  std::vector<ValuePart> Values;  ///< What the duration is made of.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Callee), Visit(Duration), Visit(Values);
  }
};

/// Something ends a wait, or sees to it that one ends.
struct WaitEnd : Event {
  enum class Kind : uint8_t {
    Deadline, ///< A time limit is set on `Connection`.
    Cancel,   ///< Operations on `Connection` are given up here.
  };
  Kind What = Kind::Cancel;
  bool Applies = true; ///< The arguments are those with which the model calls it an end.
  Place Connection;

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(What), Visit(Applies), Visit(Connection);
  }
};

/// A call that waits.
struct Wait : Event {
  Place Subject;                ///< What it waits for, or the first argument.
  bool UnlessReady = false;     ///< It returns at once where `Subject`, a future, is complete.
  Symbol Callee = Symbol::None; ///< Name.
  Symbol For = Symbol::None;    ///< "a future", "a child process".

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Subject), Visit(UnlessReady), Visit(Callee), Visit(For);
  }
};

/// A lock is taken.
struct LockTaken : Event {
  Place Mutex;

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Mutex);
  }
};

/// An operation on a connection that completes when the other side does something.
struct ConnectionWait : Event {
  Place Connection;
  Symbol Callee = Symbol::None;      ///< Name.
  Symbol CompletedBy = Symbol::None; ///< "the peer".
  Symbol KeepsAlive = Symbol::None;  ///< The class of what a shared pointer among the arguments keeps.
  bool Writes = false;               ///< It completes as the peer reads.
  bool Outgoing = false;             ///< The program has chosen whom it connects to.
  bool Blocks = false;               ///< The thread waits.
  bool HasDeadline = false;          ///< A time limit stands among the arguments.
  bool Raced = false;                ///< A timer runs beside it, and the first of them ends the other.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(Connection), Visit(Callee), Visit(CompletedBy), Visit(KeepsAlive), Visit(Writes), Visit(Outgoing),
        Visit(Blocks), Visit(HasDeadline), Visit(Raced);
  }
};

/// Connections are accepted.
struct Accepting : Event {
  template <class V> void fields(V &&Visit) { Event::fields(Visit); }
};

/// How loud a line of a log is; in order.
enum class Severity : uint8_t { Debug, Info, Warning, Error, Fatal };

/// A statement writes to a log.
struct LogLine : Event {
  Severity How = Severity::Info;
  bool Sampled = false;              ///< Every Nth, the first N, once a time.
  bool Leaves = false;               ///< It stands in a branch that leaves the function, or is its end.
  bool IsTail = false;               ///< With Leaves: it leaves only as the function ends there.
  bool Aborts = false;               ///< It stands in a branch or a function that ends the program.
  uint32_t Outside = 0;              ///< With Leaves: how many of the guards hold outside of that branch, too.
  std::vector<ValuePart> Loop;       ///< As Call::Loop.
  Symbol Name = Symbol::None;        ///< "LOG(WARNING)".
  Symbol SampledForm = Symbol::None; ///< The macro that does the same every Nth time, where one can stand here.
  Symbol Arguments = Symbol::None;   ///< With SampledForm: the macro's arguments as written.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(How), Visit(Sampled), Visit(Leaves), Visit(IsTail), Visit(Aborts), Visit(Outside), Visit(Loop), Visit(Name),
        Visit(SampledForm), Visit(Arguments);
  }
};

/// A value that a log statement, or a function that prints into a stream that it was given, prints. It has the place of
/// the whole statement.
struct PrintedValue : Event {
  enum class Kind : uint8_t {
    Elements, ///< It has elements or repeated fields, as many as somebody put there.
    Text,     ///< A string or a message.
    Other,    ///< Anything else, into a stream, in a loop.
  };
  Kind What = Kind::Text;
  bool ToStream = false;          ///< Into a stream that the function was given, and not to a log.
  bool ByLibrary = false;         ///< A library prints it, with all its parts.
  std::vector<ValuePart> Values;  ///< What it is made of.
  Symbol Operator = Symbol::None; ///< USR of the operator that prints it; none where it is an argument.
  Symbol Text = Symbol::None;     ///< As written.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(What), Visit(ToStream), Visit(ByLibrary), Visit(Values), Visit(Operator), Visit(Text);
  }
};

/// A call that has its callable run again whenever a timer fires.
struct PeriodicCall : Event {
  template <class V> void fields(V &&Visit) { Event::fields(Visit); }
};

/// A value is used where it matters which one it is.
struct ValueUse : Event {
  model::Use How = model::Use::Allocation;
  bool IsNumber = false;          ///< It is a number.
  bool MayThrow = false;          ///< The function that uses it may throw where it is not as it should be.
  Place Subject;                  ///< The object that it is.
  Symbol By = Symbol::None;       ///< Name of the function that uses it, or of the container; none: the language.
  Symbol Text = Symbol::None;     ///< As written.
  Symbol Optional = Symbol::None; ///< The file that calls the field optional, where one does.
  std::vector<ValuePart> Values;  ///< What it is made of.

  template <class V> void fields(V &&Visit) {
    Event::fields(Visit);
    Visit(How), Visit(IsNumber), Visit(MayThrow), Visit(Subject), Visit(By), Visit(Text), Visit(Optional),
        Visit(Values);
  }
};

template <> struct LastEnumerator<model::GrowsBy> {
  static constexpr model::GrowsBy Value = model::GrowsBy::Size;
};
template <> struct LastEnumerator<model::Removes> {
  static constexpr model::Removes Value = model::Removes::All;
};
template <> struct LastEnumerator<model::Use> {
  static constexpr model::Use Value = model::Use::Presence;
};
template <> struct LastEnumerator<WaitEnd::Kind> {
  static constexpr WaitEnd::Kind Value = WaitEnd::Kind::Cancel;
};
template <> struct LastEnumerator<Severity> {
  static constexpr Severity Value = Severity::Fatal;
};
template <> struct LastEnumerator<PrintedValue::Kind> {
  static constexpr PrintedValue::Kind Value = PrintedValue::Kind::Other;
};

/// All events of a unit, of a function or of a program, by kind. A new kind is a struct above and a type in this list.
class Events {
  using All =
      std::tuple<std::vector<Growth>, std::vector<Removal>, std::vector<Accumulation>, std::vector<LimiterQueue>,
                 std::vector<TimerStart>, std::vector<WaitEnd>, std::vector<Wait>, std::vector<LockTaken>,
                 std::vector<ConnectionWait>, std::vector<Accepting>, std::vector<LogLine>, std::vector<PrintedValue>,
                 std::vector<PeriodicCall>, std::vector<ValueUse>>;
  All Lists;

public:
  template <class Kind> std::vector<Kind> &of() { return std::get<std::vector<Kind>>(Lists); }
  template <class Kind> const std::vector<Kind> &of() const { return std::get<std::vector<Kind>>(Lists); }
  /// Shows each list to \p Visit.
  template <class V> void fields(V &&Visit) {
    std::apply([&](auto &...List) { (Visit(List), ...); }, Lists);
  }
  template <class V> void forEachList(V &&Visit) const {
    std::apply([&](const auto &...List) { (Visit(List), ...); }, Lists);
  }
  /// Shows each list of this with the same one of \p Other.
  template <class V> void forEachListWith(Events &Other, V &&Visit) {
    fields([&](auto &List) { Visit(List, std::get<std::remove_reference_t<decltype(List)>>(Other.Lists)); });
  }
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_EVENTS_H
