//===- Facts.h - what one translation unit says -----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts are what the observe phase leaves of a translation unit: plain values that name entities by USR, carry
/// locations relative to the project's root, serialise, and know neither the AST nor any check. Strings are interned
/// per unit; `Program` merges units by re-interning.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_FACTS_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_FACTS_H

#include "engine/model/Model.h"
#include "llvm/ADT/CachedHashString.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <tuple>
#include <vector>

namespace floodgate {

/// The last enumerator of an enumeration that stands in facts: what is read is held against it. Each such enumeration
/// has its own; without one, the facts do not compile.
template <class E> struct LastEnumerator;
template <> struct LastEnumerator<model::Runs> {
  static constexpr model::Runs Value = model::Runs::Spawned;
};
template <> struct LastEnumerator<model::EntryKind> {
  static constexpr model::EntryKind Value = model::EntryKind::Callback;
};
template <> struct LastEnumerator<model::Context> {
  static constexpr model::Context Value = model::Context::Thread;
};

/// An interned string. 0 is the empty string.
enum class Symbol : uint32_t { None = 0 };

/// Owns interned strings.
class SymbolTable {
public:
  SymbolTable() { intern(""); }
  SymbolTable(const SymbolTable &) = delete;
  SymbolTable &operator=(const SymbolTable &) = delete;
  SymbolTable(SymbolTable &&) noexcept = default;
  SymbolTable &operator=(SymbolTable &&) noexcept = default;
  Symbol intern(llvm::StringRef Text) { return intern(llvm::CachedHashStringRef(Text)); }
  Symbol intern(const llvm::CachedHashStringRef &Text);
  /// The text of \p S; valid as long as the table.
  const std::string &text(Symbol S) const { return Texts[static_cast<uint32_t>(S)]; }
  size_t size() const { return Texts.size(); }

private:
  std::deque<std::string> Texts; ///< Stay where they are when others come.
  llvm::DenseMap<llvm::CachedHashStringRef, uint32_t> Index;
};

/// A place in the source: the expansion location, 1-based, in bytes.
struct Location {
  Symbol File = Symbol::None; ///< Relative to the root, with `/`; absolute when outside of it.
  uint32_t Line = 0;
  uint32_t Column = 0;
  uint32_t EndColumn = 0; ///< One past the last byte of the token range on the same line; 0 where it is not known.
  /// In what a macro expands to: where the token is written, as `FILE:LINE:COLUMN`. The others say where it is
  /// expanded. Not a part of what makes two places equal.
  Symbol Spelled = Symbol::None;

  auto key() const { return std::tuple(File, Line, Column, EndColumn); }
  auto operator<=>(const Location &Other) const { return key() <=> Other.key(); }
  bool operator==(const Location &Other) const { return key() == Other.key(); }
  template <class V> void fields(V &&Visit) {
    Visit(File), Visit(Line), Visit(Column), Visit(EndColumn), Visit(Spelled);
  }
};

/// Where a value lives: enough to tell whether two operations in different functions concern the same object, and
/// whether that object outlives the function.
struct Place {
  enum class Kind : uint8_t {
    Unknown,
    Field,     ///< A data member: `Entity` is the field's USR.
    Global,    ///< A variable with static storage: `Entity` is its USR.
    Parameter, ///< A parameter of reference or pointer type: `Entity` is the function's USR, `Index` its position.
    Shared,    ///< What a local shared pointer, captured by a lambda that runs later, points to: `Entity` names it.
    Local,     ///< A local object.
    Fresh,     ///< An object made in this expression.
    Result,    ///< What a call returned.
  };
  /// What the object that holds the field is reached through.
  enum class Owner : uint8_t { None, This, Parameter, Local, Fresh, Global, Other };

  Kind What = Kind::Unknown;
  Owner OwnedBy = Owner::None;
  uint32_t Depth = 0; ///< How many element accesses (`x[a][b]` has 2) lie between `Entity` and the value.
  uint32_t Index = 0; ///< With Kind::Parameter or Owner::Parameter: which one.
  Symbol Entity = Symbol::None;
  Symbol Record = Symbol::None; ///< USR of the class that declares the field.
  Symbol Name = Symbol::None;   ///< For people: `Master::Slaves::unreachable`.
  Symbol Text = Symbol::None;   ///< The expression, normalised: equal texts in one function mean the same object.

  auto operator<=>(const Place &) const = default;
  template <class V> void fields(V &&Visit) {
    Visit(What), Visit(OwnedBy), Visit(Depth), Visit(Index), Visit(Entity), Visit(Record), Visit(Name), Visit(Text);
  }
};
template <> struct LastEnumerator<Place::Kind> {
  static constexpr Place::Kind Value = Place::Kind::Result;
};
template <> struct LastEnumerator<Place::Owner> {
  static constexpr Place::Owner Value = Place::Owner::Other;
};

/// What decides a value, as far as one function can tell.
struct Origin {
  enum class Kind : uint8_t {
    Constant,   ///< Literals, enumerators, constants; or of a type with a handful of values.
    Parameters, ///< Derived from this function's parameters (`Mask`, bit 31 stands for all from 31 on).
    State,      ///< Read from a member, or returned by a call that was given nothing.
    Fresh,      ///< Made here: a new object's address, a counter, a random id.
  };
  Kind What = Kind::State;
  uint32_t Mask = 0;            ///< Parameters it derives from.
  Symbol Record = Symbol::None; ///< USR of the class of the object from whose member it was read, if one.

  auto operator<=>(const Origin &) const = default;
  template <class V> void fields(V &&Visit) { Visit(What), Visit(Mask), Visit(Record); }
};
template <> struct LastEnumerator<Origin::Kind> {
  static constexpr Origin::Kind Value = Origin::Kind::Fresh;
};

/// How much of a value is kept on its way.
enum class Likeness : uint8_t {
  Same,
  Derived, ///< It is computed from the value.
  Vague,   ///< It is a part of something that is computed from something around the value.
};
template <> struct LastEnumerator<Likeness> {
  static constexpr Likeness Value = Likeness::Vague;
};

/// Where (a part of) a value comes from, as an access path: a root, and steps from there.
///
/// Roots: `#2`, the parameter number 2 (what a lambda captures follows its parameters); `@USR|`, a data member or
/// a variable with static storage, whoever holds it; `!7`, what the call with Call::Id 7 returns; `$`, what a peer
/// sent.
/// `!7#1`, what that call leaves in its argument 1. Steps: `.name`, a member or a message's field; `[]`, an element;
/// `.size()`, how many there are; `.has()`, whether it is there.
struct ValuePart {
  uint32_t Argument = 0;      ///< Of a call or a test: which argument it is (the receiver is `Receiver`).
  Symbol Sub = Symbol::None;  ///< The part of the value that it is, as steps; empty: all of it.
  Symbol From = Symbol::None; ///< Its access path.
  Likeness Like = Likeness::Same;

  static constexpr uint32_t Receiver = ~0u;

  auto operator<=>(const ValuePart &) const = default;
  template <class V> void fields(V &&Visit) { Visit(Argument), Visit(Sub), Visit(From), Visit(Like); }
};

/// A value is put where it outlives the statement: into a member, a global variable, what a parameter refers to.
struct Store {
  Symbol Function = Symbol::None;
  Symbol To = Symbol::None; ///< An access path with a root `@` or `#`.
  ValuePart Value;
  Location Where;
  std::vector<uint32_t> Guards; ///< Indexes into UnitFacts::Guards.

  template <class V> void fields(V &&Visit) { Visit(Function), Visit(To), Visit(Value), Visit(Where), Visit(Guards); }
};

/// Something that is known to hold where it is attached.
struct Guard {
  enum class Kind : uint8_t {
    Size,     ///< The number of elements of `Subject` was compared with a bound.
    Empty,    ///< `Subject` has no elements.
    Present,  ///< `Subject` is there: an option holds something, a key is contained, a message has a field.
    Absent,   ///< It is not.
    Ready,    ///< The future `Subject` is complete.
    Locked,   ///< The lock `Subject` is held.
    Asserted, ///< The site stands in an assertion that what it gives is there: the program ends where it is not.
    Tested,   ///< A function was asked; `Subject.Entity` is its USR.
    Compared, ///< A value was compared with another.
    Formed,   ///< A function of which nothing is known could make something of its arguments: they were parsed.
    Found,    ///< What a lookup gave, a pointer or an option, is there; `Subject.Entity` is the USR of who was asked.
    Valid,    ///< A validator or an authorizer of the models, or a function of the project, had nothing to object.
  };
  Kind What = Kind::Present;
  /// The site lies in a branch of the test (and not merely after a test that leaves when it fails).
  bool Nested = false;
  /// It was known before a deferral: the key was there then, and may have gone since.
  bool Stale = false;
  Place Subject;
  Symbol Key = Symbol::None;  ///< With Present or Absent of a key: the key as written; `Subject` is the container.
  Symbol Text = Symbol::None; ///< The condition as written.
  /// What the condition looks at; with Tested, the arguments that the function was given.
  std::vector<ValuePart> Values;

  auto operator<=>(const Guard &) const = default;
  template <class V> void fields(V &&Visit) {
    Visit(What), Visit(Nested), Visit(Stale), Visit(Subject), Visit(Key), Visit(Text), Visit(Values);
  }
};
template <> struct LastEnumerator<Guard::Kind> {
  static constexpr Guard::Kind Value = Guard::Kind::Valid;
};

struct Parameter {
  Symbol Name = Symbol::None;
  Symbol Type = Symbol::None;   ///< As written.
  Symbol Record = Symbol::None; ///< USR of the class it is, refers to or points to.
  bool Indirect = false;        ///< A reference or a pointer to something that is not const.
  bool IsNumber = false;
  bool IsMessage = false; ///< A message of a model, which its decoder nests only so deep.

  template <class V> void fields(V &&Visit) {
    Visit(Name), Visit(Type), Visit(Record), Visit(Indirect), Visit(IsNumber), Visit(IsMessage);
  }
};

/// A function with a body in the project, or an operation of one that a virtual call needs to know.
struct Function {
  Symbol Usr = Symbol::None;
  Symbol Name = Symbol::None;      ///< Qualified, for people; `lambda in X` for a lambda.
  Location Where;                  ///< Of its name, where it is defined.
  Symbol Record = Symbol::None;    ///< USR of its class (for a lambda: of the method that it stands in).
  Symbol Enclosing = Symbol::None; ///< For a lambda: the function that it stands in.
  bool IsConstructor = false;      ///< Or destructor.
  bool HasBody = false;
  bool IsStartup = false;            ///< A method of an actor that runs at start-up or shut-down only.
  std::vector<Symbol> Overrides;     ///< USRs of the member functions that it overrides, directly.
  std::vector<Parameter> Parameters; ///< For a lambda, what it captures follows its parameters.
  std::vector<Place> Returns;        ///< What it returns by reference or pointer, where that is a member or a global.
  std::vector<Place> SizeTests;      ///< Containers whose number of elements it compares with something.
  std::vector<ValuePart> Results;    ///< What it returns.
  std::vector<Symbol> Tests;         ///< Access paths that its conditions look at.

  template <class V> void fields(V &&Visit) {
    Visit(Usr), Visit(Name), Visit(Where), Visit(Record), Visit(Enclosing), Visit(IsConstructor), Visit(HasBody),
        Visit(IsStartup), Visit(Overrides), Visit(Parameters), Visit(Returns), Visit(SizeTests), Visit(Results),
        Visit(Tests);
  }
};

struct Field {
  Symbol Usr = Symbol::None;
  Symbol Name = Symbol::None;
  Location Where;
  bool IsInternal = false;      ///< A variable that no other unit can name.
  std::vector<Symbol> Mentions; ///< USRs of the classes in its type, pointees and template arguments included.

  template <class V> void fields(V &&Visit) {
    Visit(Usr), Visit(Name), Visit(Where), Visit(IsInternal), Visit(Mentions);
  }
};

/// A class of the project, or a base of one.
struct Record {
  Symbol Usr = Symbol::None;
  Symbol Name = Symbol::None;
  Location Where;
  bool IsActor = false;
  bool InHeader = false; ///< Declared in a file that other units may include.
  std::vector<Symbol> Bases;
  std::vector<Field> Fields;

  template <class V> void fields(V &&Visit) {
    Visit(Usr), Visit(Name), Visit(Where), Visit(IsActor), Visit(InHeader), Visit(Bases), Visit(Fields);
  }
};

/// A callable flows from one place to another: a lambda into a member, an argument into a parameter.
struct CallableFlow {
  Symbol From = Symbol::None; ///< A function's USR, or a slot (`fieldUSR`, `functionUSR#index`).
  Symbol To = Symbol::None;   ///< A slot.
  Symbol By = Symbol::None;   ///< The function that does it.
  Location Where;

  template <class V> void fields(V &&Visit) { Visit(From), Visit(To), Visit(By), Visit(Where); }
};

/// One call edge, or one way to reach a function later.
struct Call {
  Symbol Caller = Symbol::None;
  Symbol Callee = Symbol::None; ///< A function's USR, or (ThroughSlot) a slot that holds callables.
  model::Runs How = model::Runs::Direct;
  bool ThroughSlot = false;
  bool PeerPaced = false;     ///< It comes to run only as fast as a peer reads or sends.
  bool Completion = false;    ///< The callee gets a completed future.
  bool SharedWorkers = false; ///< The callee runs on one of the threads that the actors share.
  bool Unknown = false;       ///< The callable was handed to a function of which nothing is known.
  bool Conditional = false;   ///< It stands in a branch, and need not happen.
  bool Leaves = false;        ///< It stands in a branch that leaves the function, or is its end.
  uint32_t Outside = 0;       ///< With Leaves: how many of the guards hold outside of that branch, too.
  uint32_t Loop = 0;          ///< Parameters, as Origin::Mask, that what a loop around it runs over is a part of.
  uint32_t Order = 0;         ///< Position in the caller: a greater one comes later in the text.
  uint32_t Id = 0;            ///< Names the call in the access paths of its caller.
  Location Where;
  Symbol Via = Symbol::None;     ///< The scheduler's name, if one.
  Place Receiver;                ///< The object whose member function is called.
  std::vector<Place> Arguments;  ///< As the callee's parameters see them; Unknown where nothing is known.
  std::vector<Origin> Origins;   ///< Of the same arguments.
  std::vector<ValuePart> Values; ///< What the same arguments are made of.
  std::vector<uint32_t> Guards;  ///< Indexes into UnitFacts::Guards.

  template <class V> void fields(V &&Visit) {
    Visit(Caller), Visit(Callee), Visit(How), Visit(ThroughSlot), Visit(PeerPaced), Visit(Completion),
        Visit(SharedWorkers), Visit(Unknown), Visit(Conditional), Visit(Leaves), Visit(Outside), Visit(Loop),
        Visit(Order), Visit(Id), Visit(Where), Visit(Via), Visit(Receiver), Visit(Arguments), Visit(Origins),
        Visit(Values), Visit(Guards);
  }
};

/// A function becomes reachable from outside.
struct EntryPoint {
  Symbol Function = Symbol::None; ///< USR; or a slot.
  bool ThroughSlot = false;
  bool IsOverride = false; ///< It overrides what the framework calls.
  bool Listens = false;    ///< A connection comes here, and no data on one.
  model::EntryKind Kind = model::EntryKind::Message;
  model::Context Context = model::Context::Actor;
  Symbol Actor = Symbol::None; ///< Name of the class on which it runs; empty where there is none.
  Symbol Name = Symbol::None;  ///< Path, message type, or empty.
  Symbol Realm = Symbol::None; ///< As written; empty: none.
  bool HasRealmArgument = false;
  bool SeesSender = false;
  bool PeerControlsParameters = true;
  uint32_t Bound = 0;          ///< Parameters that the registration gave (bit 31: all from 31 on).
  Location Where;              ///< Of the registration.
  Symbol Model = Symbol::None; ///< The model that says so.

  template <class V> void fields(V &&Visit) {
    Visit(Function), Visit(ThroughSlot), Visit(IsOverride), Visit(Listens), Visit(Kind), Visit(Context), Visit(Actor),
        Visit(Name), Visit(Realm), Visit(HasRealmArgument), Visit(SeesSender), Visit(PeerControlsParameters),
        Visit(Bound), Visit(Where), Visit(Model);
  }
};

/// What one function says of when a future completes. A future is named by where it is: a slot, as in CallableFlow
/// (`field`, `function#parameter`, `function#r` for what it returns, `function@variable`), or `function!line:column`
/// for what the call there gives. A container is the futures in it.
struct FutureStep {
  enum class Kind : uint8_t {
    Flows,    ///< `To` is `From`, or completes after it.
    Gathers,  ///< `To` completes when all of a set of futures, `From`, have.
    Recovers, ///< The same as Flows, and something is done when `From` never completes because nobody is left to do so.
    Awaited,  ///< Somebody else completes `To`: `Note` says who.
    Gives,    ///< `To` is what the functions return that the call at `Where` calls, or hands over to be called.
    Combines, ///< `To` is made of several futures by the call at `Where`.
    Passed,   ///< `From` is given to the functions that the call at `Where` calls, as parameter `Index`.
    Continues, ///< The call at `Where` has something done when `From` completes.
    Ends,      ///< After a time, nobody waits for `From` any more.
    Cancels,   ///< Here `From` is given up.
  };
  Kind What = Kind::Flows;
  bool Virtual = false; ///< With Gives: a member function that may be overridden.
  bool Slot = false;    ///< With Gives: whatever callable is there.
  /// With Gives: one of several objects or actors is asked. With Awaited: it comes or goes on a connection.
  bool Dynamic = false;
  bool Elsewhere = false; ///< With Gives: another actor is asked, which may end before it answers.
  bool Spawned = false;   ///< With Gives: a thread that may wait computes it.
  bool Chosen = false;    ///< With Awaited: by somebody whom the program has chosen.
  uint32_t Index = 0;
  Symbol From = Symbol::None;
  Symbol To = Symbol::None;
  Symbol By = Symbol::None;   ///< The function.
  Location Where;             ///< Of the call, as in Call.
  Symbol Text = Symbol::None; ///< For people: what is called.
  Symbol Note = Symbol::None;

  template <class V> void fields(V &&Visit) {
    Visit(What), Visit(Virtual), Visit(Slot), Visit(Dynamic), Visit(Elsewhere), Visit(Spawned), Visit(Chosen),
        Visit(Index), Visit(From), Visit(To), Visit(By), Visit(Where), Visit(Text), Visit(Note);
  }
};
template <> struct LastEnumerator<FutureStep::Kind> {
  static constexpr FutureStep::Kind Value = FutureStep::Kind::Cancels;
};

/// What a check saw. The checks give the symbols their meaning.
struct Observation {
  Symbol Check = Symbol::None;    ///< The check's name.
  Symbol Kind = Symbol::None;     ///< Of the check's own vocabulary.
  Symbol Function = Symbol::None; ///< The function that it stands in.
  Location Where;
  Place Subject;
  Origin Key;                    ///< Of the key, count or size in question.
  uint32_t Order = 0;            ///< As in Call.
  bool Conditional = false;      ///< It stands in a branch, and need not happen.
  bool Repeated = false;         ///< It stands in a loop.
  uint32_t Detail = 0;           ///< Of the check's own vocabulary.
  Symbol Text = Symbol::None;    ///< For people: the operation.
  Symbol KeyText = Symbol::None; ///< For people: the key or the size.
  Symbol Note = Symbol::None;    ///< Of the check's own vocabulary.
  std::vector<ValuePart> Values; ///< What the value in question is made of.
  std::vector<uint32_t> Guards;  ///< Indexes into UnitFacts::Guards.

  template <class V> void fields(V &&Visit) {
    Visit(Check), Visit(Kind), Visit(Function), Visit(Where), Visit(Subject), Visit(Key), Visit(Order),
        Visit(Conditional), Visit(Repeated), Visit(Detail), Visit(Text), Visit(KeyText), Visit(Note), Visit(Values),
        Visit(Guards);
  }
};

/// Something that stands in the unit and is asked for only where the program has nothing better to go by.
struct Sighting {
  enum class Kind : uint8_t {
    Receives,  ///< The project calls `Name`, which brings in data.
    Framework, ///< A header of the framework `Name` is included.
    Known,     ///< A model or an option names `Name`, and the unit has it.
    Unknown,   ///< A model or an option names `Name`, and the unit does not have it.
  };
  Kind What = Kind::Receives;
  Symbol Name = Symbol::None;
  Location Where; ///< Of the call; else nowhere.

  template <class V> void fields(V &&Visit) { Visit(What), Visit(Name), Visit(Where); }
};
template <> struct LastEnumerator<Sighting::Kind> {
  static constexpr Sighting::Kind Value = Sighting::Kind::Unknown;
};

/// Everything one translation unit says.
struct UnitFacts {
  SymbolTable Symbols;
  Symbol Unit = Symbol::None; ///< The main file, relative to the root.
  bool IsInPart = false;      ///< There were errors: what is not here may be there.
  std::vector<Function> Functions;
  std::vector<Record> Records;
  std::vector<Field> Globals; ///< Variables with static storage.
  std::vector<CallableFlow> Flows;
  std::vector<Call> Calls;
  std::vector<EntryPoint> EntryPoints;
  std::vector<Store> Stores;
  std::vector<Guard> Guards;
  std::vector<Observation> Observations;
  std::vector<FutureStep> Futures;
  std::vector<Sighting> Sightings; ///< As they came; serialize() leaves each once.
};

/// Facts as bytes: deterministic, independent of the machine. `deserialize` refuses another schema version.
std::string serialize(const UnitFacts &Facts);
llvm::Expected<UnitFacts> deserialize(llvm::StringRef Bytes);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_FACTS_H
