//===- Descriptions.cpp - messages by their interface files ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Descriptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace floodgate::model {

std::string MessageDescription::fullName() const {
  return join(Package, ".") + (Package.empty() ? "" : ".") + join(Names, ".");
}

const MessageDescription *Descriptions::find(StringRef QualifiedName, StringRef Nested) const {
  if (All.empty())
    return nullptr;
  auto [Known, New] = ByClass.try_emplace(Nested);
  StringMap<size_t> &Classes = Known->second;
  if (New)
    for (size_t I = 0; I < All.size(); ++I)
      Classes.try_emplace(
          join(All[I].Package, "::") + (All[I].Package.empty() ? "" : "::") + join(All[I].Names, Nested), I);
  auto Found = Classes.find(QualifiedName);
  return Found == Classes.end() ? nullptr : &All[Found->second];
}

const FieldDescription *fieldOf(const MessageDescription &Message, StringRef Name) {
  const auto *Found =
      find_if(ArrayRef(Message.Fields), [&](const FieldDescription &F) { return Name.equals_insensitive(F.Name); });
  return Found == ArrayRef(Message.Fields).end() ? nullptr : Found;
}

} // namespace floodgate::model
