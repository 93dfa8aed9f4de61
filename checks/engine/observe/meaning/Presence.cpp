//===- Presence.cpp - whether a message's field may be missing ------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is known of a message's field besides its generated accessors: its description, where descriptor sets were
/// given, or else the comment that the generator writes above the accessors, as a model tells.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/meaning/Semantics.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// Whether a comment in the few lines directly above \p Where matches \p Pattern.
static bool isCommented(const SourceManager &Sources, clang::SourceLocation Where, const Regex &Pattern) {
  auto [File, Offset] = Sources.getDecomposedExpansionLoc(Where);
  StringRef Before = Sources.getBufferData(File).take_front(Offset);
  for (int I = 0; I < 3; ++I) {
    size_t End = Before.rfind('\n');
    if (End == StringRef::npos)
      return false;
    StringRef Line = Before.substr(End + 1).trim();
    Before = Before.take_front(End);
    if (Line.consume_front("//"))
      return Pattern.match(Line.trim());
  }
  return false;
}

std::string Semantics::optionalByComment(const CXXMethodDecl &Accessor, const model::MessageType &Message) {
  if (Message.OptionalComment.empty())
    return "";
  const SourceManager &Sources = Context.getSourceManager();
  StringRef Field = Accessor.getName();
  std::string Pattern = Message.OptionalComment;
  for (size_t At = 0; (At = Pattern.find("{field}", At)) != std::string::npos; At += Field.size())
    Pattern.replace(At, strlen("{field}"), Field);
  const Regex Optional(Pattern);
  for (StringRef Name : {Message.Has, Message.Size, Message.Clear}) {
    auto [Prefix, Suffix] = Name.split('*');
    if (Name.empty())
      continue;
    for (const NamedDecl *D : Accessor.getParent()->lookup(&Context.Idents.get((Prefix + Field + Suffix).str())))
      if (isCommented(Sources, D->getLocation(), Optional))
        return file(Sources.getFileID(Sources.getExpansionLoc(D->getLocation()))).Name;
  }
  return "";
}

const std::string &Semantics::optionalBy(const CXXMethodDecl &Accessor) {
  auto [It, New] = OptionalFields.try_emplace(Accessor.getCanonicalDecl());
  const model::MessageType *Message = meaning(*Accessor.getParent()).Message;
  if (!New || !Message || !Accessor.getIdentifier())
    return It->second;
  const model::MessageDescription *Described = Models.descriptions().find(name(*Accessor.getParent()), Message->Nested);
  if (const model::FieldDescription *Field = Described ? fieldOf(*Described, Accessor.getName()) : nullptr) {
    if (Field->There == model::FieldDescription::Presence::Optional)
      It->second = Described->File;
  } else {
    It->second = optionalByComment(Accessor, *Message);
  }
  return It->second;
}

} // namespace floodgate
