//===- Descriptions.h - messages by their interface files -------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What interface description files tell of messages, as plain values: whether a field must be there, its type, the
/// group of which it is one of several, the options that a project has added. The generated classes show little of it.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_DESCRIPTIONS_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_DESCRIPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace floodgate::model {

struct FieldDescription {
  enum class Presence : uint8_t {
    Implicit, ///< It has a value always, and nothing tells whether the sender has set it.
    Optional, ///< It may be missing, and code can ask.
    Required, ///< A message without it is refused.
    Repeated,
  };

  std::string Name;
  Presence There = Presence::Implicit;
  std::string Type;                ///< "int32", "string", "map"; the full name of a message or of an enumeration.
  std::vector<std::string> Values; ///< The names of an enumeration, where no other value is let through.
  std::string OneOf;               ///< The group of fields of which one at most is set; empty: none.
  /// Options that the description format does not have itself: full name and value, as text.
  std::vector<std::pair<std::string, std::string>> Options;
};

struct MessageDescription {
  std::vector<std::string> Package;
  std::vector<std::string> Names; ///< Of the messages around it, from the outermost, and its own.
  std::string File;               ///< The interface file, as the description names it.
  std::vector<FieldDescription> Fields;

  /// As in the interface file: `package.Outer.Inner`.
  std::string fullName() const;
};

/// All messages that are described, by the names of their classes.
class Descriptions {
public:
  void add(MessageDescription Message) { All.push_back(std::move(Message)); }
  llvm::ArrayRef<MessageDescription> messages() const { return All; }

  /// The message of the class \p QualifiedName, where \p Nested joins the names of a message and of one within it; null
  /// where there is none.
  const MessageDescription *find(llvm::StringRef QualifiedName, llvm::StringRef Nested) const;

private:
  std::vector<MessageDescription> All;
  /// Positions in All by the name of the class, for each way to join names.
  mutable llvm::StringMap<llvm::StringMap<size_t>> ByClass;
};

/// The field \p Name of \p Message; generated code may write it in lower case. Null where there is none.
const FieldDescription *fieldOf(const MessageDescription &Message, llvm::StringRef Name);

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_DESCRIPTIONS_H
