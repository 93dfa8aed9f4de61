//===- Calls.h - call edges and entry points --------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_CALLS_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_CALLS_H

#include "engine/facts/Location.h"
#include "engine/facts/Place.h"
#include "engine/facts/ValuePart.h"
#include "engine/model/Model.h"
#include <vector>

namespace floodgate {

template <> struct LastEnumerator<model::Runs> {
  static constexpr model::Runs Value = model::Runs::Spawned;
};
template <> struct LastEnumerator<model::EntryKind> {
  static constexpr model::EntryKind Value = model::EntryKind::Callback;
};
template <> struct LastEnumerator<model::Context> {
  static constexpr model::Context Value = model::Context::Thread;
};

/// A callable is put from one place into another: a lambda into a member, an argument into a parameter.
struct CallableAssignment {
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
  uint32_t Order = 0;         ///< Position in the caller: a greater one comes later in the text.
  uint32_t Id = 0;            ///< Names the call in the access paths of its caller.
  Location Where;
  Symbol Via = Symbol::None;     ///< The scheduler's name, if one.
  Place Receiver;                ///< The object whose member function is called.
  std::vector<Place> Arguments;  ///< As the callee's parameters see them; Unknown where nothing is known.
  std::vector<ValuePart> Values; ///< What the same arguments are made of.
  std::vector<ValuePart> Loop;   ///< What the loops around it run over is made of.
  std::vector<uint32_t> Guards;  ///< Indexes into UnitFacts::Guards.

  template <class V> void fields(V &&Visit) {
    Visit(Caller), Visit(Callee), Visit(How), Visit(ThroughSlot), Visit(PeerPaced), Visit(Completion),
        Visit(SharedWorkers), Visit(Unknown), Visit(Conditional), Visit(Leaves), Visit(Outside), Visit(Order),
        Visit(Id), Visit(Where), Visit(Via), Visit(Receiver), Visit(Arguments), Visit(Values), Visit(Loop),
        Visit(Guards);
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

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_CALLS_H
