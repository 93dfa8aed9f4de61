//===- Identity.cpp - by what a finding is known again --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/Identity.h"
#include "engine/program/Program.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace floodgate {

std::string signatureOf(const Program &P, uint32_t Function) {
  const uint32_t Outer = P.outermost(Function);
  std::string Result = P.text(P.functions()[Function].Name) + (Outer == Function ? "(" : " of (");
  ListSeparator Comma(", ");
  for (const Parameter &Each : P.functions()[Outer].Parameters)
    Result += (StringRef(Comma) + P.text(Each.Type)).str();
  return Result + ")";
}

std::string useIn(const Program &P, uint32_t Function, StringRef What) {
  std::string Code = What.str();
  erase_if(Code, [](char C) { return isSpace(C); });
  return Code + " in " + signatureOf(P, Function);
}

} // namespace floodgate
