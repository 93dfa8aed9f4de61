//===- Declarations.h - functions and classes -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_DECLARATIONS_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_DECLARATIONS_H

#include "engine/facts/Location.h"
#include "engine/facts/Place.h"
#include "engine/facts/ValuePart.h"
#include <vector>

namespace floodgate {

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
  bool IsMain = false;
  bool IsStreamInsertion = false;    ///< An `operator<<`.
  bool IsStartup = false;            ///< A method of an actor that runs at start-up or shut-down only.
  std::vector<Symbol> Overrides;     ///< USRs of the member functions that it overrides, directly.
  std::vector<Parameter> Parameters; ///< For a lambda, what it captures follows its parameters.
  std::vector<Place> Returns;        ///< What it returns by reference or pointer, where that is a member or a global.
  std::vector<Place> SizeTests;      ///< Containers whose number of elements it compares with something.
  std::vector<ValuePart> Results;    ///< What it returns.
  std::vector<AccessPath> Tests;     ///< Access paths that its conditions look at.

  template <class V> void fields(V &&Visit) {
    Visit(Usr), Visit(Name), Visit(Where), Visit(Record), Visit(Enclosing), Visit(IsConstructor), Visit(HasBody),
        Visit(IsMain), Visit(IsStreamInsertion), Visit(IsStartup), Visit(Overrides), Visit(Parameters), Visit(Returns),
        Visit(SizeTests), Visit(Results), Visit(Tests);
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

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_DECLARATIONS_H
