//===- Claim.cpp - what an entry of a model is about ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Claim.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

namespace floodgate::model {

bool Claim::clashesWith(const Claim &Other) const {
  auto SameArgument = [](const ArgumentRef &A, const ArgumentRef &B) {
    return A.Which != ArgumentRef::Kind::Index || B.Which != ArgumentRef::Kind::Index || A.Index == B.Index;
  };
  return Section == Other.Section && Key == Other.Key && Name == Other.Name && MinArguments <= Other.MaxArguments &&
         Other.MinArguments <= MaxArguments && SameArgument(Argument, Other.Argument);
}

std::vector<NamedEntity> namedBy(ArrayRef<Claim> Claims) {
  std::vector<NamedEntity> Named;
  for (const Claim &C : Claims) {
    if (C.Section == "aliases")
      continue;
    NamedEntity::Kind What = C.Key == "class"    ? NamedEntity::Kind::Class
                             : C.Key == "macro"  ? NamedEntity::Kind::Macro
                             : C.Key == "assign" ? NamedEntity::Kind::Field
                             : C.Key == "object" ? NamedEntity::Kind::Variable
                                                 : NamedEntity::Kind::Function;
    Named.push_back({What, C.Name, C.Where});
  }
  return Named;
}

std::string describe(const Position &Where) {
  return Where.File + ":" + std::to_string(Where.Line) + ":" + std::to_string(Where.Column);
}

void checkClaims(ArrayRef<Claim> Claims, std::vector<Problem> &Problems) {
  StringMap<std::vector<const Claim *>> ByName;
  std::vector<const Claim *> Aliases;
  for (const Claim &C : Claims) {
    std::vector<const Claim *> &Same = ByName[C.Name];
    const auto *Clash = llvm::find_if(ArrayRef(Same), [&](const Claim *Other) { return Other->clashesWith(C); });
    if (Clash != ArrayRef(Same).end())
      Problems.push_back({C.Where, "'" + C.Name + "' is described twice in '" + C.Section + "'; the first time at " +
                                       describe((*Clash)->Where)});
    Same.push_back(&C);
    if (C.Section == "aliases")
      Aliases.push_back(&C);
  }
  for (const Claim &C : Claims)
    for (const Claim *Alias : Aliases)
      if (StringRef Rest = C.Name; &C != Alias && Rest.consume_front(Alias->Name) && Rest.starts_with("::"))
        Problems.push_back({C.Where, "'" + C.Name +
                                         "' begins with an alias, and would match nothing; the alias is at " +
                                         describe(Alias->Where)});
}

} // namespace floodgate::model
