//===- NameSyntax.cpp - what a name in a model may look like --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/NameSyntax.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace floodgate::model {

bool isIdentifier(StringRef Name, StringRef Extra) {
  return !Name.empty() && !isDigit(Name.front()) &&
         llvm::all_of(Name, [&](char C) { return isAlnum(C) || C == '_' || Extra.contains(C); });
}

bool isNamePart(StringRef Part) {
  if (StringRef Symbol = Part;
      Symbol.consume_front("operator") && !Symbol.empty() && !isAlnum(Symbol[0]) && Symbol[0] != '_')
    return Symbol.find_first_not_of(" +-*/%^&|~!=<>()[],") == StringRef::npos || isIdentifier(Symbol.ltrim(' '));
  if (Part == "(anonymous namespace)")
    return true;
  Part.consume_front("~");
  return isIdentifier(Part, "*");
}

std::string mistakeInName(StringRef Name) {
  if (Name.starts_with("::"))
    return "without the leading '::'";
  SmallVector<StringRef, 8> Parts;
  Name.split(Parts, "::");
  if (llvm::all_of(Parts, isNamePart))
    return "";
  if (Name.contains('<'))
    return "without template arguments";
  if (Name.contains('('))
    return "without parameters";
  return "as in 'ns::Class::method'";
}

} // namespace floodgate::model
