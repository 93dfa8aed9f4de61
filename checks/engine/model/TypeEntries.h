//===- TypeEntries.h - what types are ---------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The entries of a model that tell what a type is: a container, a message, a wrapper, a callable, a lock.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_TYPEENTRIES_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_TYPEENTRIES_H

#include "engine/model/Entry.h"
#include <optional>
#include <vector>

namespace floodgate::model {

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
  /// A regular expression for the comment that the generator writes above the accessors of a field which may be
  /// missing; `{field}` in it stands for the field's name. Empty: the comments do not tell.
  std::string OptionalComment;
  /// What joins the names of a message and of one within it to the name of a class. Key `nested`.
  std::string Nested = "::";
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

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_TYPEENTRIES_H
