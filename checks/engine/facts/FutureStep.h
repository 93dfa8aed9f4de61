//===- FutureStep.h - when futures complete ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_FUTURESTEP_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_FUTURESTEP_H

#include "engine/facts/Location.h"

namespace floodgate {

/// What one function says of when a future completes. A future is named by where it is: a slot, as in
/// CallableAssignment
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
  bool Outgoing = false;  ///< With Awaited: by somebody whom the program has chosen to ask.
  uint32_t Index = 0;
  Symbol From = Symbol::None;
  Symbol To = Symbol::None;
  Symbol By = Symbol::None;   ///< The function.
  Location Where;             ///< Of the call, as in Call.
  Symbol Text = Symbol::None; ///< For people: what is called.
  Symbol Note = Symbol::None;

  template <class V> void fields(V &&Visit) {
    Visit(What), Visit(Virtual), Visit(Slot), Visit(Dynamic), Visit(Elsewhere), Visit(Spawned), Visit(Outgoing),
        Visit(Index), Visit(From), Visit(To), Visit(By), Visit(Where), Visit(Text), Visit(Note);
  }
};
template <> struct LastEnumerator<FutureStep::Kind> {
  static constexpr FutureStep::Kind Value = FutureStep::Kind::Cancels;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_FUTURESTEP_H
